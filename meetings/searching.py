"""What the box finds of this app, and what tells those apart that are called the same."""

from collections.abc import Iterable
from typing import Any

from g32.dates.wording import in_words
from g32.searching import Searched, searched

from .models import Meeting, MeetingStatus


@searched(place=40)
class Meetings(Searched):
    """Meetings, the newest first, by when and where they were."""

    model = Meeting
    newest = "start_earliest"

    def parts(self, record: Any) -> Iterable[object]:
        """Kind, when, where, and whether it was held."""
        held = record.status == MeetingStatus.HELD
        status = "" if held else record.get_status_display()
        return (record.get_kind_display(), in_words(record.start), record.place, status)
