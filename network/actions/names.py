"""What a city, a body or a partner is called."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from g32.dates.edtf import bounds
from g32.dates.wording import in_words
from network.models import NameKind
from network.passages import Passage

from .writing import cite, day_after, hold, last_day, require_begun, require_open


@transaction.atomic
def rename(*, record: Any, name: str, on: str, passage: Passage) -> Any:
    """Let a city, body or partner be called otherwise from `on` on; return its former name.

    The former name ends the day before a known day, or else on the same date. The id stays.
    """
    if hasattr(record, "end"):
        require_open(record)
    else:
        hold(record)
    if name == record.name:
        raise ValidationError({"name": _("It is called so already.")})
    last = last_day(on, "on")
    if hasattr(record, "start"):
        require_begun(record, last, "on")
    _require_named_by(record, last)
    former = record.names.model(owner=record, text=record.name, kind=NameKind.FORMER, end=last)
    former.start = _since(record)
    former.full_clean()
    former.save()
    record.name = name
    record.full_clean()
    record.save(update_fields=["name"])
    cite(record, passage, field="name")
    return former


def _require_named_by(record: Any, last: str) -> None:
    """Refuse that a name went out of use before it came into use."""
    latest = bounds(last)[1]
    later = record.names.filter(kind=NameKind.FORMER, end_earliest__gt=latest) if latest else None
    if later and (before := later.first()):
        sentence = _("It was still called “%(name)s” then (up to %(end)s). Choose a later date.")
        said = {"name": before, "end": in_words(before.end)}
        raise ValidationError({"on": sentence % said})


def _since(record: Any) -> str:
    """Return when a name came back that was in use before: as the name in between went, if that is
    known. What no other name tells apart begins when nobody says.
    """
    former = record.names.filter(kind=NameKind.FORMER)
    if not former.filter(text=record.name).exists():
        return ""
    between = former.exclude(text=record.name)
    latest = between.order_by(F("end_latest").desc(nulls_first=True), "-end_earliest", "-pk")
    before = latest.first()
    return day_after(before.end) if before else ""
