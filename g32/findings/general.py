"""The checks that every kind of record shares: what was announced, and keys out of step."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.dates.wording import in_words
from g32.fields import KeyField
from g32.periods import Dated, Period
from g32.records import Record

from .base import Ask, Finding, Hit, RowCheck, Severity, SpanCheck, register


class Announced(RowCheck):
    """What was planned for a day that has passed: it happened, or it did not."""

    code = "announced"
    label = gettext_lazy("announced for a day that has passed")
    severity = Severity.INFO
    brief = True

    def __init__(self, model: Any) -> None:
        self.model = model
        self.date = "start" if issubclass(model, Period) else "date"
        self.dates = (self.date,)

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """What is still planned after the last day that its date can mean."""
        planned = self.model._base_manager.filter(planned=True)
        return ask.rows(planned.filter(**{f"{self.date}_latest__lt": ask.passed}))

    def finding(self, row: Any) -> Finding:
        """Ask whether it happened."""
        stored = getattr(row, self.date)
        message = _("Announced: %(date)s. Did it happen? Then it is no longer planned.")
        return Finding(row, stored, "", message % {"date": in_words(stored)})


class StaleKey(SpanCheck):
    """Stored keys that no longer follow from what they are made from.

    Nobody can make one through the register; SQL of one's own can.
    """

    code = "stale_key"
    label = gettext_lazy("key out of step")
    severity = Severity.ERROR
    on_page = False
    thorough = True

    def __init__(self, model: Any) -> None:
        self.model = model
        self.slug = "slug" if issubclass(model, Record) else "owner__slug"

    def hits(self, ask: Ask) -> list[Hit]:
        """Make every key again."""
        keys = _keys(self.model)
        sources = list(dict.fromkeys(name for key in keys for name in key.sources))
        rows = ask.rows(self.model._base_manager.order_by("pk"))
        found = []
        for pk, *values in rows.values_list("pk", *(key.attname for key in keys), *sources):
            texts = dict(zip(sources, values[len(keys) :], strict=True))
            for key, stored in zip(keys, values, strict=False):
                if stored != key.made_from(*(texts[name] for name in key.sources)):
                    found.append(Hit(pk, words=key.verbose_name))
        return found

    def finding(self, record: Any, hit: Hit) -> Finding:
        """Of a row that is no record (another name), speak of the record it belongs to."""
        message = _("The %(key)s of “%(record)s” is out of step. Save the record once more.")
        owner = record if isinstance(record, Record) else record.owner
        return Finding(owner, "", "", message % {"key": hit.words, "record": record})


def _keys(model: type[models.Model]) -> list[KeyField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, KeyField)]


def _own(*kinds: Any) -> list[Any]:
    models = (model for model in apps.get_models() if not model._meta.proxy)
    return [model for model in models if issubclass(model, kinds)]


def _is_planned(model: type[models.Model]) -> bool:
    return any(field.name == "planned" for field in model._meta.concrete_fields)


register(*(Announced(model) for model in _own(Period, Dated) if _is_planned(model)))
register(*(StaleKey(model) for model in _own(models.Model) if _keys(model)))
