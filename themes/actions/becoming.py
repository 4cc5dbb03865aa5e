"""What became of a body. A body that is not stored yet is made, and begins on that date."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from g32.dates.edtf import bounds
from g32.dates.wording import in_words
from network.actions.writing import cite, hold, last_day, require_begun
from network.models import Body
from network.passages import Passage
from themes.models import Passage as Way
from themes.models import Succession

from .ending import LASTING, finish_body, held_seats, take_along


@transaction.atomic
def merge(
    *,
    predecessors: Collection[Body],
    into: Body,
    on: str,
    passage: Passage,
    seats_along: bool = False,
) -> list[Succession]:
    """Let bodies merge into one from `on` on, and end; return the successions."""
    merging = [*dict.fromkeys(predecessors)]
    if len(merging) < (1 if into.pk else 2):
        raise ValidationError({"predecessors": _("Choose with which other bodies it merges.")})
    last = _ready(merging, [into], on, passage)
    steps = [_step(each, into, Way.MERGED_INTO, on, passage) for each in merging]
    held = held_seats(merging) if seats_along else {}
    for each in merging:
        finish_body(each, last, passage)
    take_along(held, into, on, passage)
    return steps


@transaction.atomic
def split(
    *, predecessor: Body, into: Collection[Body], on: str, passage: Passage, ends: bool = True
) -> list[Succession]:
    """Let a body split from `on` on; `ends`: or else it goes on beside what split off."""
    parts = [*dict.fromkeys(each for each in into if each.pk), *(e for e in into if not e.pk)]
    if ends and len(parts) < 2:
        raise ValidationError({"into": _("Into at least two. Into one, it continues as that.")})
    if not parts:
        raise ValidationError({"into": _("Say what splits off.")})
    last = _ready([predecessor], parts, on, passage)
    steps = [_step(predecessor, each, Way.SPLIT_INTO, on, passage) for each in parts]
    if ends:
        finish_body(predecessor, last, passage)
    return steps


@transaction.atomic
def continue_as(
    *, predecessor: Body, successor: Body, on: str, passage: Passage, seats_along: bool = False
) -> Succession:
    """Let a body continue as another from `on` on, and end; of another kind, it became that."""
    last = _ready([predecessor], [successor], on, passage)
    how = Way.CONTINUED_AS if predecessor.kind == successor.kind else Way.BECAME
    step = _step(predecessor, successor, how, on, passage)
    held = held_seats([predecessor]) if seats_along else {}
    finish_body(predecessor, last, passage)
    take_along(held, successor, on, passage)
    return step


@transaction.atomic
def dissolve(*, body: Body, on: str, passage: Passage) -> list[Any]:
    """Let a body end, `on` being its last day; return all that ended with it, itself first."""
    last_day(on, "on")
    hold(body)
    _require_alive(body, "")
    require_begun(body, on, "on")
    return finish_body(body, on, passage)


def _ready(
    predecessors: Collection[Body], successors: Collection[Body], on: str, passage: Passage
) -> str:
    """Hold all bodies, make those that are new, refuse what cannot be; return the last day of what
    went before.
    """
    last = last_day(on, "on")
    stored = {each.pk: each for each in (*predecessors, *successors) if each.pk}
    for number in sorted(stored):
        hold(stored[number])
    for each in predecessors:
        _require_alive(each, "predecessors")
        require_begun(each, last, "on")
    for each in successors:
        if each.pk:
            _require_alive(each, "successor")
            _require_begun_by(each, on)
        else:
            _make(each, on, passage)
    return last


def _make(body: Body, on: str, passage: Passage) -> None:
    if body.kind in LASTING:
        raise ValidationError({"kind": _("There is one of that kind, and it stays.")})
    if Body.objects.filter(name=body.name).exists():
        sentence = _("“%(name)s” is the name of another body already.")
        raise ValidationError({"name": sentence % {"name": body.name}})
    body.start = on
    body.full_clean()
    body.save()
    cite(body, passage)


def _step(predecessor: Body, successor: Body, how: str, on: str, passage: Passage) -> Succession:
    step = Succession(predecessor=predecessor, successor=successor, how=how, date=on)
    step.full_clean()
    step.save()
    cite(step, passage)
    return step


def _require_alive(body: Body, field: str) -> None:
    """Refuse, at `field`, what ends never, has ended, or is not there yet."""
    said = {"body": body, "end": in_words(body.end)}
    if body.kind in LASTING:
        why = _("“%(body)s” belongs to the network itself, and lasts as long.")
    elif body.end:
        why = _("“%(body)s” has ended already (%(end)s).")
    elif body.planned:
        why = _("“%(body)s” is only announced. Correct that first, if it is there by now.")
    else:
        return
    raise ValidationError({field: why % said} if field else why % said)


def _require_begun_by(body: Body, on: str) -> None:
    latest, begins = bounds(on)[1], body.start_earliest
    if latest and begins and latest < begins:
        sentence = _("“%(body)s” begins only later (%(start)s). Choose a later date.")
        raise ValidationError({"on": sentence % {"body": body, "start": in_words(body.start)}})
