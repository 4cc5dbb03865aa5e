"""What a city, a body or a partner is called."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from g32.dates.edtf import bounds
from g32.dates.wording import in_words
from network.models import NameKind
from network.passages import Passage

from .writing import cite, hold, last_day, require_begun, require_open


@transaction.atomic
def rename(*, record: Any, name: str, on: str, passage: Passage) -> Any:
    """Let a city, body or partner be called otherwise from `on` on; return its former name.

    The former name begins where the one before it ended, if one is known; it ends the day before a
    known day, or else on the same date. The id stays.
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
    former = record.names.model(owner=record, text=record.name, kind=NameKind.FORMER, end=last)
    former.start = _since(record, last)
    former.full_clean()
    former.save()
    record.name = name
    record.full_clean()
    record.save(update_fields=["name"])
    cite(record, passage, field="name")
    return former


def _since(record: Any, last: str) -> str:
    """Return since when a record that is called so up to `last` is: since it was last called
    otherwise; "" if that is not known.

    Refuses that a name went out of use before it came into use.
    """
    former = record.names.filter(kind=NameKind.FORMER, end_earliest__isnull=False)
    before = former.order_by("end_earliest", "pk").last()
    if before is None:
        return ""
    is_known = before.end_earliest == before.end_latest
    since: date = before.end_earliest + timedelta(days=is_known)
    latest = bounds(last)[1]
    if latest and latest < since:
        sentence = _("It was still called “%(name)s” then (up to %(end)s). Choose a later date.")
        said = {"name": before, "end": in_words(before.end)}
        raise ValidationError({"on": sentence % said})
    return since.isoformat() if is_known else before.end
