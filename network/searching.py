"""What the box finds of this app, and what tells those apart that are called the same."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Prefetch, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from g32.asof import the_day
from g32.dates.wording import in_words
from g32.rights import Act, allowed
from g32.searching import Searched, searched
from g32.standing import Standing

from .models import Body, City, Election, Membership, Office, Organisation, Person, Source


@searched(place=10)
class Cities(Searched):
    """Cities, by their membership."""

    model = City

    def fetched(self, rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
        """Fetch the memberships along that the user may look at."""
        return _along("memberships", Membership.objects.all(), rows, user)

    def parts(self, record: Any) -> Iterable[object]:
        """From when to when it belonged to the network."""
        return [f"{_('member')} {each.when}" for each in record.along]


@searched(place=20)
class People(Searched):
    """People, by their offices."""

    model = Person

    def fetched(self, rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
        """Fetch the offices along that the user may look at."""
        offices = Office.objects.select_related("city", "organisation")
        return _along("offices", offices, rows, user)

    def parts(self, record: Any) -> Iterable[object]:
        """The offices of the day; of who holds none, the last one with its time."""
        here = (Standing.NOW, Standing.MAYBE)
        held = [each for each in record.along if Standing.on(the_day(), each) in here]
        if held or not record.along:
            return map(_what, held)
        last = record.along[-1]
        return (_what(last), last.when)


@searched(place=30)
class Bodies(Searched):
    """Bodies, by their kind."""

    model = Body

    def parts(self, record: Any) -> Iterable[object]:
        """Kind, and from when to when it was there."""
        return (record.get_kind_display(), record.when)


@searched(place=70)
class Partners(Searched):
    """Partners, by their kind."""

    model = Organisation

    def fetched(self, rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
        """Fetch along what they are part of."""
        return rows.select_related("part_of")

    def parts(self, record: Any) -> Iterable[object]:
        """Kind, and of what it is part."""
        return (record.get_kind_display(), record.part_of)


@searched(place=80)
class Sources(Searched):
    """Sources, by who published them."""

    model = Source

    def parts(self, record: Any) -> Iterable[object]:
        """Who published it, and up to when it speaks."""
        day = record.as_of
        return (record.publisher, day and _("speaks up to %(day)s") % {"day": date_format(day)})


@searched(place=90)
class Elections(Searched):
    """Elections, by their date."""

    model = Election
    newest = "date_earliest"

    def parts(self, record: Any) -> Iterable[object]:
        """What is elected, and when."""
        return (record.get_kind_display(), in_words(record.date))


def _along(name: str, others: QuerySet[Any], rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """The rows, each with those of its others that the user may look at, as `along`."""
    return rows.prefetch_related(Prefetch(name, allowed(user, Act.VIEW, others), to_attr="along"))


def _what(office: Office) -> str:
    place: Model | None = office.city or office.organisation
    return f"{office.what}, {place}" if place else office.what
