"""The story of a record: a timeline, with the same facts as a table."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.asof import on_the_day, the_day
from g32.dates.wording import in_words
from g32.timeline import Bar, nearest, picture

from .panels import Panel, Table

#: So many bars a picture has at most: those nearest to the day of which the page speaks.
BARS = 40


class Story(Panel):
    """What lasted from when to when, drawn. A subclass gives `rows`: bars, lane by lane.

    Where no day is known at all, there is nothing to draw.
    """

    title = gettext_lazy("timeline")
    linked = True
    columns = {
        "lane": gettext_lazy("part"),
        "label": gettext_lazy("who or what"),
        "begin": gettext_lazy("start"),
        "finish": gettext_lazy("end"),
        "confirmed": gettext_lazy("confirmed up to"),
        "standing": on_the_day,
    }

    def rows(self, record: Any) -> Iterable[Bar]:
        """Return the bars, those of one lane in a row."""
        raise NotImplementedError

    def itself(self, row: Bar) -> Any:
        """What the bar tells of."""
        return row.record

    def begin(self, row: Bar) -> str:
        """Since when, in words."""
        return in_words(row.start)

    def finish(self, row: Bar) -> str:
        """Until when, in words."""
        return in_words(row.end)

    def confirmed(self, row: Bar) -> str:
        """Up to when a source speaks, of what is not known to have ended."""
        return in_words(row.confirmed.isoformat()) if row.confirmed else ""

    def table(self, record: Any) -> Table:
        """Draw the bars, and tell the same in a table."""
        bars = list(self.rows(record))
        day = the_day()
        kept = nearest(bars, day, BARS) if any(any(bar.days) for bar in bars) else []
        left_out = len(bars) - len(kept) if kept else 0
        table = self.filled(kept, self.more(record) if left_out else "")
        table.left_out, table.folded = left_out, bool(kept)
        if kept:
            table.picture = picture(
                kept,
                day,
                name=f"timeline-{table.name}-{record.pk}",
                title=f"{table.title}: {record}",
                marked=_called(day),
            )
        return table


def _called(day: date) -> str:
    words = in_words(day.isoformat())
    return _("today, %(day)s") % {"day": words} if day == timezone.localdate() else words
