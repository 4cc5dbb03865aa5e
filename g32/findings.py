"""Checks of the register's quality, and what they find."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.dates.wording import in_words
from g32.fields import KeyField
from g32.periods import Dated, Period
from g32.records import Record
from g32.reports.columns import Label
from g32.reports.kinds import linked
from g32.reports.when import When

#: So many rows are fetched at a time by a check that may be broken off.
FEW = 20


class Severity(models.TextChoices):
    """How much it matters."""

    ERROR = "error", gettext_lazy("error")
    WARNING = "warning", gettext_lazy("warning")
    INFO = "info", gettext_lazy("info")


class Finding(NamedTuple):
    """What a check found: the record it speaks of, since when (stored form, or ""), and words."""

    record: Any
    since: str
    message: str


Find = Callable[[When], Iterable[Finding]]


@dataclass(frozen=True)
class Check:
    """Looks for one kind of finding, in as many queries whatever it finds.

    `brief`: it reads no more of the register than what it finds, so that the first page can ask.
    """

    code: str
    label: Label
    severity: Severity
    find: Find
    brief: bool = False


_CHECKS: dict[str, Check] = {}


def check(
    code: str, label: Label, severity: Severity, *, brief: bool = False
) -> Callable[[Find], Find]:
    """Make a check known by its code; decorates the function that finds."""

    def register(find: Find) -> Find:
        _CHECKS[code] = Check(code, label, severity, find, brief)
        return find

    return register


def checks() -> dict[str, Check]:
    """Return all checks by code."""
    return dict(_CHECKS)


@check("announced", gettext_lazy("announced for a day that has passed"), Severity.INFO, brief=True)
def announced(when: When) -> Iterator[Finding]:
    """Find what was planned for a day that has passed: it happened, or it did not."""
    day = min(when.reference, timezone.localdate())
    message = _("Announced: %(date)s. Did it happen? Then it is no longer planned.")
    for model in _planned_models():
        name = "start" if issubclass(model, Period) else "date"
        passed = model._base_manager.filter(planned=True, **{f"{name}_latest__lt": day})
        for record in passed.select_related(*linked(model)).iterator(chunk_size=FEW):
            date = getattr(record, name)
            yield Finding(record, date, message % {"date": in_words(date)})


def _planned_models() -> list[Any]:
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Period | Dated)
        and not model._meta.proxy
        and any(field.name == "planned" for field in model._meta.concrete_fields)
    ]


@check("stale_key", gettext_lazy("key out of step"), Severity.ERROR)
def stale_key(when: When) -> Iterator[Finding]:
    """Find stored keys that no longer follow from what they are made from.

    Nobody can make one through the register; SQL of one's own can.
    """
    message = _("The %(key)s of “%(record)s” is out of step. Save the record once more.")
    for model in apps.get_models():
        keys = [field for field in model._meta.concrete_fields if isinstance(field, KeyField)]
        if not keys or model._meta.proxy:
            continue
        for row in model._base_manager.select_related(*_owner(model)).iterator():
            for key in keys:
                if getattr(row, key.attname) != key.derive(row):
                    words = {"key": key.verbose_name, "record": row}
                    yield Finding(_record(row), "", message % words)


def _owner(model: type[models.Model]) -> list[str]:
    """The link from a row that is no record (another name) to the record it belongs to."""
    if issubclass(model, Record):
        return []
    return [field.name for field in model._meta.concrete_fields if field.many_to_one][:1]


def _record(row: models.Model) -> Any:
    owner = _owner(type(row))
    return getattr(row, owner[0]) if owner else row
