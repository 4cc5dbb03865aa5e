"""Who holds what: appoint, confirm, end, succeed, appoint again."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from g32.dates.edtf import bounds
from g32.dates.wording import in_words
from g32.periods import earliest_first
from network.models import Appointment, Citation, How, Office, Stance
from network.models.source import confirmed
from network.passages import Passage

from .writing import citation_of, cite, finish, hold, last_day, require_begun, require_open

_DAY = timedelta(days=1)


class Holder(TypedDict, total=False):
    """Who holds a seat: a person, who may sit for a city; a city; an organisation; or unnamed."""

    person: Any
    city: Any
    organisation: Any
    note: str


@transaction.atomic
def appoint(
    *,
    seat: Any,
    start: str,
    how: str = "",
    planned: bool = False,
    passage: Passage,
    **holder: Unpack[Holder],
) -> Appointment:
    """Let somebody hold a seat from `start` on; `planned`: it is only announced.

    What was announced before of the same holder is carried through: it becomes this appointment.
    """
    hold(seat)
    appointment = Appointment(seat=seat, start=start, how=how, planned=planned, **holder)
    if not planned and (announced := _announced(appointment)):
        carry_through(announced, appointment)
        appointment = announced
    appointment.full_clean()
    for lasting in (seat, seat.body):
        _require_lasting(lasting, appointment.start)
    appointment.save()
    cite(appointment, passage, stance=Stance.ANNOUNCES if planned else Stance.STATES)
    return appointment


@transaction.atomic
def confirm(*, record: Any, passage: Passage) -> Citation:
    """Let a source say that an appointment, office or membership still stands."""
    hold(record)
    if why := cannot_be_confirmed(record, last_confirmed(record), passage.source):
        raise ValidationError({"source": why})
    return cite(record, passage)


@transaction.atomic
def confirm_all(*, records: QuerySet[Any], passage: Passage) -> list[tuple[Any, str]]:
    """Confirm all records of one kind that can be; return the others, each with why not.

    In as many queries for many as for few.
    """
    own = records.model._base_manager.filter(pk__in=records.order_by().values("pk"))
    list(own.select_for_update().order_by("pk").values_list("pk"))
    verdicts = [
        (record, cannot_be_confirmed(record, record.confirmed, passage.source))
        for record in records.annotate(confirmed=confirmed())
    ]
    citations = [citation_of(record, passage) for record, why in verdicts if not why]
    if citations:
        citations[0].full_clean()  # of the others only the record differs, and that is there
        type(citations[0])._default_manager.bulk_create(citations)
    return [(record, why) for record, why in verdicts if why]


@transaction.atomic
def end(*, record: Any, end: str, passage: Passage) -> list[Any]:
    """End an appointment, office or membership; return all that ended with it, itself first.

    With a municipal office end the appointments that are held by virtue of it, and nothing else.
    """
    require_open(record)
    if not end:
        raise ValidationError({"end": _("Say when it ended, as precisely as the source does.")})
    finish(record, end, passage)
    along = list(held_by_virtue(record, end)) if isinstance(record, Office) else []
    for appointment in along:
        _require_begun_by(appointment, end)
        finish(appointment, end, passage, stance=Stance.IMPLIES)
    return [record, *along]


@transaction.atomic
def succeed(
    *,
    appointment: Appointment,
    start: str,
    how: str = How.TOOK_OVER,
    passage: Passage,
    **successor: Unpack[Holder],
) -> Appointment:
    """Let somebody take over a seat: the one appointment ends, another begins.

    On a known day the predecessor ends the day before; otherwise both are given the same date.
    """
    hold(appointment.seat)
    require_open(appointment)
    _require_elsewhere(appointment, successor)
    return _hand_over(appointment, successor, start, how, passage)


@transaction.atomic
def renew(
    *, appointment: Appointment, start: str, how: str = How.RE_ELECTED, passage: Passage
) -> Appointment:
    """Let the holder of a seat begin a new term: one appointment a term, each with its own note."""
    hold(appointment.seat)
    require_open(appointment)
    holder: Any = {name: getattr(appointment, name) for name in appointment.same}
    return _hand_over(appointment, holder, start, how, passage)


def held_by_virtue(office: Office, end: str) -> QuerySet[Appointment]:
    """Return the appointments that end with an office which ends so: those of the person for its
    city that go on, and that no other office there bears out.
    """
    return _by_virtue(office, bounds(end)[1]).filter(end="")


def outlasting(office: Office) -> QuerySet[Appointment]:
    """Return those by virtue of an office that has ended which have an end of their own, certainly
    after that of the office.
    """
    last = bounds(office.end)[1]
    held = _by_virtue(office, last)
    return held.filter(end_earliest__gt=last) if last else held.none()


def carry_through(announced: Appointment, told: Appointment) -> Collection[str]:
    """Let what was announced be so, as it is told now; what is not told stays as it was announced.
    Return which fields are to be saved.
    """
    announced.planned = False
    told_now = [name for name in ("start", "how", "note") if getattr(told, name)]
    for name in told_now:
        setattr(announced, name, getattr(told, name))
    return ["planned", *told_now]


def keeping_ends(appointments: Iterable[Appointment]) -> Iterator[str]:
    """Say of appointments that outlast what they depend on that they keep an end of their own."""
    for each in appointments:
        said = {"appointment": each, "end": in_words(each.end)}
        yield _("“%(appointment)s” keeps its own end (%(end)s): correct it if it is wrong.") % said


def last_confirmed(record: Any) -> date | None:
    """Return the latest day up to which a source says so; None where none says a day."""
    agreeing = record.citations.exclude(stance=Stance.CONTRADICTS)
    days = agreeing.filter(source__as_of__isnull=False).order_by("-source__as_of")
    return days.values_list("source__as_of", flat=True).first()


def cannot_be_confirmed(record: Any, last: date | None, source: Any) -> str:
    """Return why this source cannot confirm a record that was last confirmed on `last`; "" if it
    can.
    """
    if record.end:
        return _("It has ended (%(end)s), so there is nothing to confirm.") % {
            "end": in_words(record.end)
        }
    if getattr(record, "planned", False):
        return _("It is only announced. Correct that first, if it is so by now.")
    if source.as_of is None:
        return _("“%(source)s” does not say up to which day it speaks.") % {"source": source}
    said = {"source": source, "day": date_format(source.as_of)}
    if last and source.as_of <= last:
        said["last"] = date_format(last)
        sentence = _("“%(source)s” speaks up to %(day)s; it is confirmed up to %(last)s already.")
        return sentence % said
    if record.start_earliest and source.as_of < record.start_earliest:
        said["start"] = in_words(record.start)
        return _("“%(source)s” speaks up to %(day)s, before the beginning (%(start)s).") % said
    return ""


def _hand_over(
    appointment: Appointment, successor: Holder, start: str, how: str, passage: Passage
) -> Appointment:
    last = last_day(start)
    require_begun(appointment, last, "start", appointment.party)
    finish(appointment, last, passage)
    return appoint(seat=appointment.seat, **successor, start=start, how=how, passage=passage)


def _announced(told: Appointment) -> Appointment | None:
    """Return the first appointment to the seat that is announced of the same holder, if any; who
    else writes it waits until this is done.
    """
    planned = told.seat.appointments.filter(planned=True, end="").of_same(told)
    found: Appointment | None = (
        planned.select_for_update().order_by(earliest_first("start_earliest"), "pk").first()
    )
    return found


def _require_elsewhere(predecessor: Appointment, successor: Holder) -> None:
    """Refuse somebody who sits there already; and as the own successor who is only announced."""
    there = Q(planned=False) | Q(pk=predecessor.pk)
    held = predecessor.seat.appointments.filter(there, end="").of_same(Appointment(**successor))
    if other := held.with_holders().order_by("planned", "pk").first():
        field = next(name for name in Holder.__annotations__ if successor.get(name))
        sentence = (
            _("%(holder)s is only announced here. Correct that first, if it is so by now.")
            if other.planned
            else _("%(holder)s holds this seat already.")
        )
        raise ValidationError({field: sentence % {"holder": other.party}})


def _require_lasting(lasting: Any, start: str) -> None:
    """Refuse somebody who certainly begins after the end of the seat or of its body."""
    begins, last = bounds(start)[0], lasting.end_latest
    if begins and last and last < begins:
        sentence = _("“%(lasting)s” has ended (%(end)s). Choose an earlier date, or another seat.")
        said = {"lasting": lasting, "end": in_words(lasting.end)}
        raise ValidationError({"start": sentence % said})


def _require_begun_by(appointment: Appointment, end: str) -> None:
    latest, begins = bounds(end)[1], appointment.start_earliest
    if latest and begins and latest < begins:
        sentence = _(
            "“%(appointment)s” is held by virtue of this office and begins only later (%(start)s). "
            "Correct or delete that first."
        )
        said = {"appointment": appointment, "start": in_words(appointment.start)}
        raise ValidationError(sentence % said)


def _by_virtue(office: Office, last: date | None) -> QuerySet[Appointment]:
    """Return the appointments of the person for the city of an office that ends on `last`, but for
    what another office there bears out.

    That is one that goes on after `last` or begins the day after it; or that goes on when an
    appointment begins. Of one that began nobody knows when, any that goes on may do so.
    """
    held = Appointment.objects.filter(person=office.person_id, city=office.city_id)
    if office.city_id is None:
        return held.none()
    others = Office.objects.filter(person=office.person_id, city=office.city_id)
    going_on, begun, later = Q(end_latest__isnull=True), Q(), Q()
    if last:
        begins = OuterRef("start_earliest")
        later = Q(start_earliest__lte=begins) & (going_on | Q(end_latest__gte=begins))
        going_on |= Q(end_latest__gt=last)
        begun = Q(start_earliest__isnull=True) | Q(start_earliest__lte=last + _DAY)
    others = others.filter(going_on).exclude(pk=office.pk)
    borne_out = Exists(others.filter(begun | later)) | Q(Exists(others), start="")
    return held.exclude(borne_out).with_holders().order_by("pk")
