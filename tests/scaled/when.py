"""When they met: meetings, agenda, who came, what was decided and what was to be done."""

from bisect import bisect
from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate, pairwise

from meetings.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    DecisionBody,
    Meeting,
    MeetingBody,
)
from network.models import Body, City, Organisation, Person
from themes.models import Result, Topic

from .dates import NOW, some_day, written
from .words import ACTIONS, AGENDA, DECISIONS, NOTES, PLACES, SUBJECTS
from .world import Group, Place, World
from .writing import Row, write

_KINDS = {"network": "network_day", "general_assembly": "assembly", "executive_board": "board"}
_KINDS |= {"pillar": "pillar"}
_SPREAD = list(accumulate((88, 6, 5, 1)))
_PRESENCE = ("present", "excused", "absent", "deputy")
_ROLES = ("member", "speaker", "guest", "organiser", "supporter")
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"


def fill(world: World) -> None:
    """Write them all."""
    met = [_met(world, number) for number in range(world.size.meetings)]
    write(Meeting, _meetings(world, met))
    write(MeetingBody, _bodies(world, met))
    on_agenda = _agenda_of(world)
    write(AgendaItem, _agenda(world, on_agenda))
    write(Decision, _decisions(world, on_agenda, loose := []))
    write(DecisionBody, ({"decision_id": row, "body_id": world.one_of(Body)} for row in loose))
    write(ActionItem, _actions(world))
    write(Attendance, _attendances(world, met, on_agenda))


def _met(world: World, number: int) -> Group | None:
    """The body that meets; now and then none of ours."""
    return world.groups[number % len(world.groups)] if world.chance(0.98) else None


def _meetings(world: World, met: list[Group | None]) -> Iterator[Row]:
    rng, months = world.rng, _MONTHS.split()
    for number, group in enumerate(met, 1):
        day = some_day(rng)
        name = group.name if group else f"Congres {rng.choice(SUBJECTS)}"
        if world.chance(0.7):
            name = f"{name}, {day.day} {months[day.month - 1]} {day.year}"
        kind = _KINDS.get(group.kind, "group") if group else rng.choice(["conference", "workshop"])
        place = rng.choice(PLACES)
        start = str(day) if world.chance(0.85) else written(day, rng)
        yield {
            **world.named(Meeting, name, kind=kind),
            "level": rng.choice(("administrative", "official", "both", "")),
            "status": "planned" if day > NOW else "cancelled" if world.chance(0.02) else "held",
            "start": start,
            "end": str(day + timedelta(days=1)) if world.chance(0.04) else "",
            "place": place,
            "city_id": world.one_of(City) if place and world.chance(0.7) else None,
            "part_of_id": 1 + number // 50 if number > 1_000 and world.chance(0.05) else None,
        }


def _bodies(world: World, met: list[Group | None]) -> Iterator[Row]:
    for meeting, group in enumerate(met, 1):
        if group:
            yield {"meeting_id": meeting, "body_id": group.pk}
            if world.chance(0.1):
                yield {"meeting_id": meeting, "body_id": group.pk % len(world.groups) + 1}


def _agenda_of(world: World) -> list[list[int]]:
    """The rows of the agenda items of each meeting."""
    meetings, items = world.size.meetings, world.size.agenda_items
    ends = [items * number // meetings for number in range(meetings + 1)]
    return [list(range(first + 1, last + 1)) for first, last in pairwise(ends)]


def _agenda(world: World, on_agenda: list[list[int]]) -> Iterator[Row]:
    for meeting, items in enumerate(on_agenda, 1):
        for position, _item in enumerate(items, 1):
            subject = world.rng.choice(SUBJECTS)
            title = f"{world.rng.choice(AGENDA)}: {subject}" if world.chance(0.6) else subject
            yield {
                "slug": world.joined(AgendaItem, world.slugs[Meeting][meeting - 1], f"{position}"),
                "meeting_id": meeting,
                "position": position if world.chance(0.9) else None,
                "title": title,
                "topic_id": world.one_of(Topic) if world.chance(0.4) else None,
                "result_id": world.one_of(Result) if world.chance(0.05) else None,
            }


def _decisions(world: World, on_agenda: list[list[int]], loose: list[int]) -> Iterator[Row]:
    """Of one in twenty no meeting is known; their rows go to `loose`."""
    for number in range(world.size.decisions):
        text = f"{world.rng.choice(DECISIONS)}: {world.rng.choice(SUBJECTS)}"
        meeting = 1 + number % world.size.meetings
        row = {"text": text, "slug": world.joined(Decision, f"besluit-{meeting}")}
        if world.chance(0.05):
            loose.append(number + 1)
            yield {**row, "date": written(some_day(world.rng), world.rng)}
        else:
            items = on_agenda[meeting - 1]
            item = items[0] if items and world.chance(0.6) else None
            yield {**row, "meeting_id": meeting, "agenda_item_id": item}


def _actions(world: World) -> Iterator[Row]:
    for _number in range(world.size.actions):
        meeting = 1 + int(world.rng.random() * world.size.meetings)
        due = some_day(world.rng)
        yield {
            "slug": world.joined(ActionItem, f"actie-{meeting}"),
            "meeting_id": meeting,
            "text": f"{world.rng.choice(ACTIONS)} ({world.rng.choice(SUBJECTS)})",
            "person_id": world.one_of(Person),
            "due": written(due, world.rng) if world.chance(0.7) else "",
            "done": due < NOW,
        }


def _attendances(
    world: World, met: list[Group | None], on_agenda: list[list[int]]
) -> Iterator[Row]:
    """As many at each meeting: of the body's circle or of anybody, a guest or two, a city."""
    rng, meetings = world.rng, world.size.meetings
    everybody = range(1, world.size.people + 1)
    places: dict[Group, list[Place]] = {}
    for place in world.places:
        places.setdefault(place.group.pk, []).append(place)
    ends = [world.size.attendances * number // meetings for number in range(meetings + 1)]
    for meeting, (group, first, last) in enumerate(zip(met, ends, ends[1:], strict=False), 1):
        stem, items = world.slugs[Meeting][meeting - 1], on_agenda[meeting - 1]
        seats = places.get(group.pk, ()) if group else ()
        came = world.some(group.people if group else everybody, last - first)
        for number, person in enumerate(came):
            party, slug = _party(world, person, number)
            item = items[0] if items and rng.random() < 0.03 else None
            yield {
                "slug": world.joined(Attendance, stem, slug),
                "meeting_id": meeting,
                **party,
                "role": rng.choice(_ROLES) if number % 10 == 9 else "member",
                "presence": _PRESENCE[bisect(_SPREAD, rng.random() * 100)],
                "seat_id": rng.choice(seats).pk if seats and rng.random() < 0.2 else None,
                "agenda_item_id": item,
            }


def _party(world: World, person: int, number: int) -> tuple[Row, str]:
    """Who came; the first of a meeting is sometimes an organisation, the second a city."""
    kind = world.rng.random()
    if number == 0 and kind < 0.4:
        row = world.one_of(Organisation)
        return {"organisation_id": row}, world.slugs[Organisation][row - 1]
    if number == 1 and kind < 0.2:
        city = world.lives_in[person - 1]
        return {"city_id": city}, world.slugs[City][city - 1]
    if kind < 0.01:
        return {"note": world.rng.choice(NOTES)}, "onbekend"
    city = {"city_id": world.lives_in[person - 1]} if kind < 0.7 else {}
    note = {"note": world.rng.choice(NOTES)} if kind > 0.99 else {}
    return {"person_id": person, **city, **note}, world.slugs[Person][person - 1]
