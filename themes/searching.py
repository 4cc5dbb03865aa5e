"""What the box finds of this app, and what tells those apart that are called the same."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from g32.dates.wording import in_words
from g32.searching import Searched, searched

from .models import Result, Topic


@searched(place=50)
class Results(Searched):
    """Results, by their kind."""

    model = Result

    def parts(self, record: Any) -> Iterable[object]:
        """Kind, status and when."""
        return (record.get_kind_display(), record.get_status_display(), in_words(record.start))


@searched(place=60)
class Topics(Searched):
    """Topics, by what they are part of."""

    model = Topic

    def fetched(self, rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
        """Fetch along what they are part of."""
        return rows.select_related("part_of")

    def parts(self, record: Any) -> Iterable[object]:
        """Of what it is part, and from when to when."""
        return (record.part_of, record.when)
