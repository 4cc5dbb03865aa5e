"""What the report on quality finds, in short."""

from tests import factories
from tests.world import table


def found(check, **asked):
    """The ids, since when, and what is said."""
    rows = [row for row in table("quality", **asked) if row["check"] == check]
    return [(row["id"], row["since"], row["message"]) for row in rows]


def since(check, **asked):
    """The ids, and since when."""
    return [(slug, day) for slug, day, _message in found(check, **asked)]


def appoint(seat, start="", end="", **given):
    """Somebody in a seat."""
    return factories.make_appointment(seat=seat, start=start, end=end, **given)
