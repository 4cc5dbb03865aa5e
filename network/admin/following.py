"""What follows from a change without being written: who holds what ex officio, what is vacant."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from g32.dates.wording import in_words
from g32.reports import When
from network.actions import keeping_ends, outlasting
from network.models import Appointment, Office, Seat
from network.reports import Holders, Position

#: The positions in some seats, of all time.
Held = dict[Seat, list[Position]]


def held_in(seats: Collection[int]) -> Held:
    """Return who holds, held and will hold these seats, and those that are filled by virtue of
    them.
    """
    found, wanted = set[int](), set(seats)
    while wanted:
        found |= wanted
        derived = Seat.objects.filter(ex_officio_of__in=wanted)
        wanted = set(derived.values_list("pk", flat=True)) - found
    return dict(Holders(When(), of=Q(pk__in=found)).by_seat()) if found else {}


def following(before: Held, after: Held) -> Iterator[str]:
    """Say what becomes of what was announced, who gains or loses a position ex officio, and which
    seat becomes vacant.
    """
    for seat, positions in after.items():
        was = {each.slug: each for each in before.get(seat, ())}
        if seat.ex_officio:
            yield from _ex_officio(was, {each.slug: each for each in positions})
        else:
            yield from _announced(was, positions)
        yield from _vacant(seat, was, positions)


def _announced(was: dict[str, Position], now: list[Position]) -> Iterator[str]:
    """What was announced and is so from now on; and what stays so, though a holder is new."""
    new = [_who(each) for each in now if each.slug not in was and not each.planned]
    for position in now:
        old, said = was.get(position.slug), {"appointment": position.ground}
        if not (old and old.planned):
            continue
        if not position.planned:
            sentence = _(
                "“%(appointment)s” was announced. That is carried through: no second one is made."
            )
            yield sentence % said
        elif _who(position) in new:
            yield _("“%(appointment)s” stays announced: delete that if it is the same.") % said


def _who(position: Position) -> Any:
    return position.person or position.organisation or position.city or position.note


def _ex_officio(was: dict[str, Position], now: dict[str, Position]) -> Iterator[str]:
    for slug, position in now.items():
        said = {"holder": position.holder, "seat": position.seat}
        old = was.get(slug)
        if old is None or (old.planned and not position.planned):
            yield _("%(holder)s then holds “%(seat)s” ex officio.") % said
        elif position.end and position.end != old.end:
            said["end"] = in_words(position.end)
            yield _("%(holder)s holds “%(seat)s” ex officio up to %(end)s.") % said
    for slug in was.keys() - now.keys():
        said = {"holder": was[slug].holder, "seat": was[slug].seat}
        yield _("%(holder)s no longer holds “%(seat)s” ex officio.") % said


def _vacant(seat: Seat, was: dict[str, Position], positions: list[Position]) -> Iterator[str]:
    """Nobody can hold the seat on the day after the last of those who leave it left."""
    leave = [each for each in positions if each.end and was.get(each.slug, each).end != each.end]
    last = max((each for each in leave), key=lambda each: each.end_latest or date.max, default=None)
    if last is None or last.end_latest is None:
        return
    day = last.end_latest + timedelta(days=1)
    if (
        _may_be(seat, day)
        and _may_be(seat.body, day)
        and not any(_may_be(p, day) for p in positions)
    ):
        yield _("“%(seat)s” is vacant after %(end)s.") % {"seat": seat, "end": in_words(last.end)}


def _may_be(lasting: Any, day: date) -> bool:
    """Whether it may be in force on the day."""
    begun = lasting.start_earliest is None or lasting.start_earliest <= day
    return begun and (lasting.end_latest is None or lasting.end_latest >= day)


def staying(office: Office) -> Iterator[str]:
    """Say of an office that ended which seats the person keeps, and why; and which are held for its
    city longer than it lasts.
    """
    held = Appointment.objects.filter(person=office.person_id, end="").with_holders()
    for each in held.order_by("pk"):
        said = {"seat": each.seat, "city": each.city}
        if each.city_id is None:
            yield _("“%(seat)s” stays: it is held for no city.") % said
        elif each.city_id != office.city_id:
            yield _("“%(seat)s” stays: it is held for %(city)s.") % said
        else:
            yield _("“%(seat)s” stays: another office in %(city)s goes on.") % said
    yield from keeping_ends(outlasting(office))
