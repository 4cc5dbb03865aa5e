"""Who belongs: cities, organisations, people, offices, and the sources that say so."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice

from g32.text import fold, sort_person
from network.models import (
    City,
    CityName,
    ContactDetails,
    Membership,
    Office,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Source,
)

from .dates import BEGIN, END, NOW, later, period, some_day
from .words import CITIES, FIRST_NAMES, ORGANISATIONS, PARTIES, PREFIXES, SUBJECTS, SURNAMES
from .world import World
from .writing import Row, write

_KINDS = ("association", "ministry", "government", "knowledge", "branch", "company", "european", "")
_FUNCTIONS = ("alderman", "alderman", "alderman", "mayor", "official", "administrator", "other")


def fill(world: World) -> None:
    """Write them all."""
    write(City, (world.named(City, name) for name in CITIES[: world.size.cities]))
    write(CityName, _names(world, [f"Gemeente {name}" for name in CITIES[: world.size.cities]]))
    write(Membership, _memberships(world))
    organisations = _organisations(world.size.organisations)
    write(Organisation, _partners(world, organisations))
    write(OrganisationName, _names(world, [_abbreviated(name) for name in organisations]))
    write(Source, _sources(world))
    people = list(_people(world))
    write(Person, people)
    write(PersonName, _names(world, [f"{row['surname']}-{SURNAMES[7]}" for row in people]))
    write(Office, _offices(world))
    write(ContactDetails, _contact(world))


def _names(world: World, others: list[str]) -> Iterator[Row]:
    """Another name for one in ten."""
    for owner, text in enumerate(others, 1):
        if world.chance(0.1):
            kind = world.rng.choice(["alias", "spelling", "former", "abbreviation"])
            yield {"owner_id": owner, "text": text, "kind": kind, "fold": fold(text)}


def _memberships(world: World) -> Iterator[Row]:
    """Of every city one; some ended, and some of those came back."""
    for city, slug in enumerate(world.slugs[City], 1):
        joined = some_day(world.rng, BEGIN, date(2015, 1, 1))
        left = later(joined, world.rng, 10) if world.chance(0.2) else None
        rows = [(joined, left)]
        if left and world.chance(0.5):
            rows.append((left + timedelta(days=1200), None))
        for start, end in rows:
            columns = period(start, end, world.rng)
            new = world.slug(Membership, slug, start.year)
            yield {"slug": new, "city_id": city, **columns}
            if not columns["end"]:
                break


def _organisations(number: int) -> list[str]:
    both = (f"{first} {subject}" for first in ORGANISATIONS for subject in SUBJECTS)
    regions = (f"{name} (regio {place})" for name in ORGANISATIONS for place in CITIES)
    return [*islice((name for pair in zip(both, regions, strict=False) for name in pair), number)]


def _partners(world: World, names: list[str]) -> Iterator[Row]:
    for number, (name, kind) in enumerate(zip(names, cycle(_KINDS)), 1):
        above = 1 + number // 9 if number > 9 and world.chance(0.2) else None
        yield world.named(Organisation, name, kind=kind, part_of_id=above)


def _abbreviated(name: str) -> str:
    return "".join(word[0] for word in name.split()).upper()


def _sources(world: World) -> Iterator[Row]:
    for number in range(world.size.sources):
        year = 1990 + number % 40
        body = SUBJECTS[number // 40 % len(SUBJECTS)]
        pages = {"pages": 200, "as_of": f"{year}-12-31"} if number % 4 else {}
        yield world.named(Source, f"Jaarverslag {year}, {body}", publisher="Netwerk", **pages)


def _people(world: World) -> Iterator[Row]:
    rng = world.rng
    for _number in range(world.size.people):
        first = rng.choice(FIRST_NAMES) if world.chance(0.93) else ""
        prefix, surname = rng.choice(PREFIXES), rng.choice(SURNAMES)
        if world.chance(0.05):
            surname = f"{surname}-{rng.choice(SURNAMES)}"
        world.lives_in.append(world.one_of(City))
        yield {
            "slug": world.slug(Person, first, prefix, surname),
            "first_names": first,
            "prefix": prefix,
            "surname": surname,
            "fold": fold(first, prefix, surname),
            "sort_key": sort_person(surname, first, prefix),
        }


def _contact(world: World) -> Iterator[Row]:
    """How one in six is reached."""
    for office, slug in enumerate(world.slugs[Office], 1):
        if office % 6 == 0:
            address = f"{slug[:50]}@example.nl"
            yield {"office_id": office, "email": address, "telephone": f"010 {office:07}"}


def _offices(world: World) -> Iterator[Row]:
    """One each, and a second, later one for who is left."""
    rng, people = world.rng, len(world.slugs[Person])
    until: dict[int, date] = {}
    for number in range(world.size.offices):
        person = 1 + number % people
        start = later(until[person], rng, 3) if person in until else some_day(rng)
        start = min(start, END - timedelta(days=900))
        end = until[person] = later(start, rng, 8)
        function = rng.choice(_FUNCTIONS)
        row = {
            "slug": world.joined(Office, world.slugs[Person][person - 1], function),
            "person_id": person,
            "function": function,
            "title": rng.choice(SUBJECTS) if world.chance(0.2) else "",
            "party": rng.choice(PARTIES),
            "portfolio": "; ".join(world.some(SUBJECTS, 3)) if world.chance(0.3) else "",
            **period(start, end if end < NOW else None, rng),
        }
        if function == "other":
            row["organisation_id"] = world.one_of(Organisation)
        elif world.chance(0.97):
            row["city_id"] = world.lives_in[person - 1]
        yield row
