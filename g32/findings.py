"""Checks of the register's quality, and what they find."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.fields import KeyField
from g32.records import Record
from g32.reports.columns import Label
from g32.reports.when import When


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
    """Looks for one kind of finding, in as many queries whatever it finds."""

    code: str
    label: Label
    severity: Severity
    find: Find


_CHECKS: dict[str, Check] = {}


def check(code: str, label: Label, severity: Severity) -> Callable[[Find], Find]:
    """Make a check known by its code; decorates the function that finds."""

    def register(find: Find) -> Find:
        _CHECKS[code] = Check(code, label, severity, find)
        return find

    return register


def checks() -> dict[str, Check]:
    """Return all checks by code."""
    return dict(_CHECKS)


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
