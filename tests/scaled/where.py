"""Where it stands: a citation or two of what was written, by small table."""

from collections.abc import Iterator
from typing import Any

from meetings.models import Attendance
from network.models import Citation, Source

from .dates import BEGIN, some_day
from .world import World
from .writing import Row, write

_SECTIONS = ["", "", "", "", "3.2", "bijlage; tabel 4", "“Wie is wie”, kader", "kop, r. 3"]
#: Of how many an announcement, something implied, something that contradicts.
_STANCES = (("contradicts", 0.005), ("announces", 0.02), ("implies", 0.06))


def fill(world: World) -> None:
    """Cite everything once and one in five twice; of attendance what the size says."""
    for citations in Citation.__subclasses__():
        record = citations.cited_model()
        if record in world.slugs:
            write(citations, _citations(world, record, citations))


def _citations(world: World, record: Any, citations: Any) -> Iterator[Row]:
    share = 1.0
    if record is Attendance:
        share = world.size.cited_attendances / world.size.attendances
    kind = record._meta.model_name
    for row, slug in enumerate(world.slugs[record], 1):
        if share == 1.0 or world.chance(share):
            yield _citation(world, row, kind, slug, citations)
            if share == 1.0 and world.chance(0.2):
                yield _citation(world, row, kind, slug, citations)


def _citation(world: World, row: int, kind: str, slug: str, citations: Any) -> Row:
    source = world.one_of(Source)
    page = 1 + int(world.rng.random() * 180) if world.chance(0.9) else None
    drawn = world.rng.random()
    stance = next((name for name, share in _STANCES if drawn < share), "states")
    more = {}
    if stance == "contradicts":
        day = str(some_day(world.rng, BEGIN))
        more = {"value": day, "note": 'Het verslag zegt "eind"; dat kan niet, zie p. 2.'}
    return {
        "slug": world.joined(citations, kind, slug, f"b{source}-p{page or 0}"),
        "record_id": row,
        "source_id": source,
        "page": page,
        "page_to": page + 1 if page and drawn > 0.95 else None,
        "section": world.rng.choice(_SECTIONS),
        "stance": stance,
        **more,
    }
