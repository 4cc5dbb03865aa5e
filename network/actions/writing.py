"""What the acts share: holding a record, ending it, citing what was written of it.

What hangs on a record is written with it, in as many queries for many as for few.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from g32.dates.edtf import InvalidDate, PartialDate, bounds
from g32.dates.wording import in_words
from g32.importing.current import Existing
from g32.importing.rows import Row, gathered
from g32.importing.verdicts.guards import judge_guards
from g32.importing.writing import write
from network.models import Citation, Stance
from network.passages import Passage


def last_day(start: str, field: str = "start") -> str:
    """Return when what went before ends: the day before, where that is known; else the same date.

    Raises `ValidationError`, told of `field`.
    """
    if not start:
        raise ValidationError({field: _("Say when, as precisely as the source does.")})
    try:
        return _beside(start, -1)
    except InvalidDate as error:
        raise ValidationError({field: error.message}) from error


def day_after(end: str) -> str:
    """Return when what came after an end began: the day after, where that is known; else the same
    date.
    """
    return _beside(end, 1)


def _beside(text: str, step: int) -> str:
    """Return the day so many days on (or back), of a day that is known; any other date itself."""
    date_ = PartialDate.parse(text)
    day = date_.first
    if day and day == date_.last and day.day and not day.about:
        beside = day.neighbour(step)
        return str(PartialDate(beside, beside))
    return text


def require_open(record: Any) -> None:
    """Hold a record; raise `ValidationError` if it has ended."""
    hold(record)
    if record.end:
        sentence = _("It has ended already (%(end)s). Is that date wrong? Then correct a mistake.")
        raise ValidationError(sentence % {"end": in_words(record.end)})


def require_begun(record: Any, last: str, field: str, called: object = "") -> None:
    """Refuse, at `field`, that a record ended on `last` if it had certainly not begun by then."""
    latest, began = bounds(last)[1], record.start_earliest
    if latest and began and latest < began:
        sentence = _("%(holder)s began only then (%(start)s). Choose a later date.")
        said = {"holder": called or record, "start": in_words(record.start)}
        raise ValidationError({field: sentence % said})


def finish(record: Any, end: str, passage: Passage, stance: str = Stance.STATES) -> None:
    """Let a record end, and cite where its end stands."""
    record.end = end
    record.full_clean()
    record.save(update_fields=["end"])
    cite(record, passage, field="end", stance=stance)


def finish_along(records: Iterable[Any], end: str, passage: Passage) -> None:
    """Let what hangs on a record end with it, after `finish`; the passage implies it."""
    rows = []
    for record in records:
        record.end = end
        row = Row(0, [])
        row.change(record, "end")
        row.add(citation_of(record, passage, field="end", stance=Stance.IMPLIES))
        rows.append(row)
    _write(rows)


def begin_along(records: Iterable[Any], passage: Passage) -> None:
    """Write new records that come along with one that is written; the passage implies them."""
    rows = []
    for record in records:
        row = Row(0, [])
        row.add(record)
        row.add(citation_of(record, passage, stance=Stance.IMPLIES))
        rows.append(row)
    _write(rows)


def hold(record: Any) -> None:
    """Read the record again, and let who else writes it wait until this is done."""
    model = type(record)
    try:
        record.refresh_from_db(from_queryset=model._base_manager.select_for_update())
    except model.DoesNotExist:
        raise ValidationError(_("Somebody has deleted this meanwhile.")) from None


def cite(record: Any, passage: Passage, **how: str) -> Citation:
    """Let a passage bear out a record; `how`: of which field, with which stance."""
    citation = citation_of(record, passage, **how)
    citation.full_clean()
    citation.save()
    return citation


def citation_of(record: Any, passage: Passage, **how: str) -> Citation:
    """Return the same, not yet saved."""
    table: Any = record._meta.get_field("citations").related_model
    found: Citation = table(
        record=record,
        source=passage.source,
        page=passage.page,
        page_to=passage.page_to,
        section=passage.section,
        **how,
    )
    return found


def _write(rows: Collection[Row]) -> None:
    """Write all of it; what a guard refuses is told as the form would tell it.

    Nothing but the guards is asked: each value stood in a record that was judged already.
    """
    for model, writes in gathered(rows).items():
        for case, field, refusal in judge_guards(model, writes, Existing(model)):
            case.record.full_clean()  # tells too what is in the way, if that is stored
            raise ValidationError({field: refusal})
    write(rows)
