"""What the lists export where no report tells the same."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from g32.periods import possible
from g32.reports import When
from g32.reports.columns import Related
from g32.reports.lists import ListTable
from g32.reports.table import lists
from network.models import Election, Figure, Membership, Person, Seat, Source
from network.models.person import Function

from .citing import CitedTable
from .position import PARTY, party


class CitedList(ListTable, CitedTable):
    """A list whose records have citations."""


@lists
class Memberships(CitedList):
    """From when to when cities belong."""

    model = Membership


@lists
class Elections(CitedList):
    """Elections, with the cities that are named."""

    model = Election
    more = (Related("cities", _("cities"), "cities.city"),)


@lists
class Figures(CitedList):
    """What sources count."""

    model = Figure


@lists
class Sources(ListTable):
    """What is cited; it rests on nothing else."""

    model = Source


def _on_the_day(when: When) -> Q:
    return possible(when.reference)


def _office(title: str, function: str, *place: str | None) -> str:
    what = title or str(dict(Function.choices)[function])
    where = next(filter(None, place), None)
    return f"{what} ({where})" if where else what


@lists
class People(CitedList):
    """Everybody, with the offices of the day."""

    model = Person
    more = (
        Related(
            "offices",
            _("offices on the day"),
            "offices",
            where=_on_the_day,
            told=(("title", "function", "city__name", "organisation__name"), _office),
        ),
    )


@lists
class Seats(CitedList):
    """Seats, with who holds them on the day by appointment."""

    model = Seat
    more = (
        Related(
            "holders",
            _("holders on the day"),
            "appointments",
            where=_on_the_day,
            told=(PARTY, party),
        ),
    )
