"""What the box finds of this app, and what tells those apart that are called alike."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from g32.dates.wording import in_words
from g32.rights import Act, can
from g32.searching import Searched, searched
from network.models import City

from .models import Meeting, MeetingStatus


@searched(place=40)
class Meetings(Searched):
    """Meetings, the newest first, by when and where they were."""

    model = Meeting
    newest = "start_earliest"

    def fetched(self, rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
        """Fetch along the city."""
        return rows.select_related("city")

    def parts(self, record: Any) -> Iterable[object]:
        """Kind, when, where, and whether it was held."""
        held = record.status == MeetingStatus.HELD
        status = "" if held else record.get_status_display()
        return (record.get_kind_display(), in_words(record.start), record.place, status)
