"""All of it, in the order in which one rests on the other."""

from . import what, when, where, who
from .size import Size
from .world import World
from .writing import in_bulk


def fill(size: Size) -> None:
    """Fill the empty register at hand with so much; all of it or nothing."""
    world = World(size)
    with in_bulk():
        for part in (who, what, when, where):
            part.fill(world)
