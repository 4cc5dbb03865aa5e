"""What they sit on and work on: bodies, seats, appointments, pillar links, topics, results."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, cycle, islice

from network.models import (
    Appointment,
    Body,
    BodyName,
    City,
    Election,
    ElectionCity,
    Organisation,
    Person,
    Seat,
)
from themes.models import (
    Involvement,
    PillarLink,
    Result,
    ResultBody,
    Succession,
    Topic,
    TopicBody,
)

from .dates import BEGIN, END, NOW, later, period, some_day, written
from .who import _names
from .words import CITIES, NOTES, SUBJECTS
from .world import Group, Place, World
from .writing import Row, write

_FIRST = [("Het netwerk", "network"), ("Algemeen Bestuur", "general_assembly")]
_FIRST += [("Dagelijks Bestuur", "executive_board")]
_FIRST += [(f"Pijler {name}", "pillar") for name in SUBJECTS[:6]]
_GROUPS = (
    ("Themagroep", "theme_group"),
    ("Werkgroep", "working_group"),
    ("Werkgroep", "working_group"),
    ("Platform", "platform"),
    ("Dossier", "dossier"),
    ("Ondersteuningsteam", "support_team"),
)
_LEVELS = ("administrative", "official", "both", "")
_ROLES = ("chair", "vice_chair", "secretary", "political_lead", "official_lead", "member")
_ROLES += ("adviser", "coordinator", "portfolio_holder")
_HOW = ("elected", "appointed", "took_over", "nominated", "acting", "")
#: Out of how many people a body draws its members.
_CIRCLE = 300


def fill(world: World) -> None:
    """Write them all."""
    write(Body, _bodies(world))
    write(BodyName, _names(world, [f"{group.name} (oud)" for group in world.groups]))
    write(Seat, _seats(world))
    write(Appointment, _appointments(world))
    write(PillarLink, _pillar_links(world))
    write(Succession, _successions(world))
    write(Topic, _topics(world))
    write(TopicBody, _of_groups(world, "topic_id", len(world.slugs[Topic])))
    write(Result, _results(world))
    write(ResultBody, _of_groups(world, "result_id", len(world.slugs[Result])))
    write(Involvement, _involvements(world))
    write(Election, _elections(world))
    write(ElectionCity, _electing(world))


def _bodies(world: World) -> Iterator[Row]:
    names = list(_FIRST)
    for number, (word, kind) in enumerate(cycle(_GROUPS)):
        turn, place = divmod(number // len(_GROUPS), len(SUBJECTS))
        name = f"{word} {SUBJECTS[place]}" + (f" in {CITIES[turn]}" if turn else "")
        names.append((name + (" (ambtelijk)" if number % 6 == 2 else ""), kind))
        if len(names) == world.size.bodies:
            break
    everybody = range(1, world.size.people + 1)
    for pk, (name, kind) in enumerate(names, 1):
        row = world.named(Body, name, kind=kind, level=world.rng.choice(_LEVELS))
        world.groups.append(Group(pk, row["slug"], name, kind, world.some(everybody, _CIRCLE)))
        start = some_day(world.rng, BEGIN, date(2012, 1, 1))
        end = later(start, world.rng, 12) if pk > len(_FIRST) and world.chance(0.4) else None
        yield {**row, **period(start, end, world.rng), "planned": not end and world.chance(0.01)}


def _seats(world: World) -> Iterator[Row]:
    """The members of network and assembly are the cities; pillar chairs sit on the board."""
    network, assembly, board, *_rest = world.groups
    for group in (network, assembly):
        yield _seat(world, group, "member", "", every_member=True, maximum=None)
    for group in world.groups:
        if group.kind == "pillar":
            yield _seat(world, group, "chair", "")
    chairs = [place.pk for place in world.places if place.role == "chair"]
    for number, chair in enumerate(chairs, 1):
        label = f"voorzitter pijler {number}"
        yield _seat(world, board, "member", label, ex_officio_of_id=chair)
    there = {(place.group.pk, place.role) for place in world.places}
    wanted = ((turn, group) for turn in count() for group in world.groups)
    while len(world.places) < world.size.seats:
        turn, group = next(wanted)
        label = f"{SUBJECTS[turn % len(SUBJECTS)]}, {turn + 1}e zetel"
        role, more = _ROLES[turn % len(_ROLES)], {}
        if role in {"member", "adviser"}:
            more["maximum"] = None
        if turn == len(_ROLES) and group.pk % 5 == 0:
            more["ex_officio_of_id"] = chairs[group.pk % len(chairs)]
        if turn >= len(_ROLES):
            yield _seat(world, group, role, label, **more)
        elif (group.pk, role) not in there:
            yield _seat(world, group, role, "", **more)


def _seat(world: World, group: Group, role: str, label: str, **more: object) -> Row:
    slug = world.slug(Seat, group.slug, role, label)
    derived = bool(more.get("every_member") or more.get("ex_officio_of_id"))
    world.places.append(Place(len(world.places) + 1, slug, group, role, derived))
    return {"slug": slug, "body_id": group.pk, "role": role, "label": label, **more}


def _appointments(world: World) -> Iterator[Row]:
    """Spread over all seats; whoever holds one is appointed for one to three terms on end."""
    open_places = [place for place in world.places if not place.derived]
    left = world.size.appointments
    each = -(-left // len(open_places))
    for place in open_places:
        people, taken = world.some(place.group.people, each), set()
        rows = (row for person in people for row in _terms(world, place, person, taken))
        yield from islice(rows, min(each, left))
        left -= min(each, left)


def _terms(world: World, place: Place, person: int, taken: set[str]) -> Iterator[Row]:
    """The terms of one holder, each beginning where the one before it ends."""
    rng = world.rng
    holder, stem = _holder(world, person, taken)
    start = some_day(rng, BEGIN, END - timedelta(days=400))
    text = written(start, rng) if world.chance(0.98) else ""
    for term in range(1 if world.chance(0.7) else rng.randint(2, 3)):
        end = later(start, rng)
        goes_on = end > NOW and world.chance(0.9)
        handover = "" if goes_on else written(end, rng) if world.chance(0.98) else ""
        yield {
            "slug": world.joined(Appointment, place.slug, stem),
            "seat_id": place.pk,
            **holder,
            "start": text,
            "end": handover,
            "how": "re_elected" if term else rng.choice(_HOW),
            "planned": start > NOW and world.chance(0.5),
        }
        if not handover or end > END:
            return
        # On a known day the one ends the day before; otherwise the same is written twice.
        start = end + timedelta(days=1)
        text = str(start) if handover == str(end) else handover


def _holder(world: World, person: int, taken: set[str]) -> tuple[Row, str]:
    """Mostly a person, half of them for a city; else the person's city, an organisation, somebody
    unnamed. Of a city or an organisation that was there before nothing is known either.
    """
    city, kind = world.lives_in[person - 1], world.rng.random()
    note = world.rng.choice(NOTES)
    if kind < 0.94:
        acting_for = {"city_id": city} if kind < 0.5 else {}
        said = {"note": note} if kind < 0.03 else {}
        return {"person_id": person, **acting_for, **said}, world.slugs[Person][person - 1]
    row = city if kind < 0.97 else 1 + person % len(world.slugs[Organisation])
    column, model = ("city_id", City) if kind < 0.97 else ("organisation_id", Organisation)
    if kind > 0.985 or (slug := world.slugs[model][row - 1]) in taken:
        return {"note": note}, "onbekend"
    taken.add(slug)
    return {column: row}, slug


def _pillar_links(world: World) -> Iterator[Row]:
    pillars = [group for group in world.groups if group.kind == "pillar"]
    able = {"theme_group", "working_group", "platform", "dossier"}
    for group in world.groups:
        if group.kind in able:
            for pillar in world.some(pillars, 1 + (world.chance(0.2))):
                start = some_day(world.rng, date(2000, 1, 1), date(2014, 1, 1))
                end = later(start, world.rng, 15) if world.chance(0.3) else None
                yield {
                    "slug": world.slug(PillarLink, group.slug, pillar.slug),
                    "group_id": group.pk,
                    "pillar_id": pillar.pk,
                    **period(start, end, world.rng),
                }


def _successions(world: World) -> Iterator[Row]:
    for one, other in zip(world.groups[9::7], world.groups[10::7], strict=False):
        day = some_day(world.rng)
        yield {
            "slug": world.slug(Succession, one.slug[:45], other.slug[:45]),
            "predecessor_id": one.pk,
            "successor_id": other.pk,
            "how": "continued_as" if one.kind == other.kind else "became",
            "date": written(day, world.rng),
            "planned": day > NOW,
        }


def _topics(world: World) -> Iterator[Row]:
    for number in range(world.size.topics):
        turn, place = divmod(number, len(SUBJECTS))
        start = some_day(world.rng)
        end = later(start, world.rng, 10) if world.chance(0.6) else None
        above = 1 + place if turn and world.chance(0.3) else None
        name = f"{SUBJECTS[place]}, {turn + 1}e ronde" if turn else SUBJECTS[place]
        yield {**world.named(Topic, name, part_of_id=above), **period(start, end, world.rng)}


def _of_groups(world: World, column: str, number: int) -> Iterator[Row]:
    """One or two bodies for each of so many rows."""
    for row in range(1, number + 1):
        for group in world.some(world.groups, 1 + (world.chance(0.15))):
            yield {column: row, "body_id": group.pk}


def _results(world: World) -> Iterator[Row]:
    kinds = ("publication", "agreement", "lobby", "letter", "factsheet", "plan", "inventory")
    states = ("planned", "preparing", "running", "done", "adopted", "succeeded", "failed", "")
    for number in range(world.size.results):
        kind, start = kinds[number % len(kinds)], some_day(world.rng)
        name = f"{SUBJECTS[number % len(SUBJECTS)]}: {kind} nr. {number // 50 + 1}-{number % 50}"
        row = world.named(Result, name, kind=kind, status=world.rng.choice(states))
        end = later(start, world.rng) if world.chance(0.5) else None
        yield {**row, **period(start, end, world.rng)}


def _involvements(world: World) -> Iterator[Row]:
    parts = ("partner", "addressee", "author", "supporter", "participant")
    for result, slug in enumerate(world.slugs[Result], 1):
        for part in world.some(parts, world.rng.randint(1, 4)):
            kind = world.rng.random()
            if kind < 0.4:
                party, model = "organisation_id", Organisation
            else:
                party, model = ("city_id", City) if kind < 0.8 else ("person_id", Person)
            row = world.one_of(model)
            yield {
                "slug": world.joined(Involvement, slug, part),
                "result_id": result,
                "part": part,
                party: row,
            }


def _elections(world: World) -> Iterator[Row]:
    for year in range(BEGIN.year, END.year + 1, 4):
        name = f"Gemeenteraadsverkiezingen {year}"
        yield world.named(
            Election, name, kind="municipal", scope="nearly_all", date=f"{year}-03-18"
        )


def _electing(world: World) -> Iterator[Row]:
    for election in range(1, len(world.slugs[Election]) + 1):
        for city in world.some(range(1, len(world.slugs[City]) + 1), 100):
            yield {"election_id": election, "city_id": city}
