"""Where a body came from and what became of it, on its page."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.dates.wording import in_words
from g32.pages import Panel, panel
from g32.pages.cells import page_address
from g32.pages.panels import SHOWN, Table
from network.models import Body
from network.reports.citing import agreeing, places
from themes.lineage import successions
from themes.lineage.choosing import PREDECESSORS
from themes.lineage.drawing import Arrow, Box, draw
from themes.models import Succession


@panel(Body, 8)
class Lineage(Panel):
    """Every step, as a picture and in words, with where it stands."""

    title = gettext_lazy("lineage")
    model = Succession
    linked = True
    columns = {
        "predecessor": gettext_lazy("predecessor"),
        "how": gettext_lazy("how"),
        "successor": gettext_lazy("successor"),
        "date": gettext_lazy("date"),
        "planned": gettext_lazy("planned"),
        "sources": gettext_lazy("sources"),
    }

    def rows(self, record: Body) -> Any:
        """In order of time."""
        return successions(record.pk)

    def sources(self, row: Succession) -> Iterator[str]:
        """Where the step stands."""
        return iter(dict.fromkeys(places(agreeing(row.citations.all()))))

    def table(self, record: Body) -> Table:
        """Draw the same steps."""
        rows = list(successions(record.pk)[:SHOWN])
        table = self.filled(rows)
        table.picture = picture(record, rows) if rows else ""
        if any(step.successor_id == record.pk for step in rows):
            table.below = self._choice(record)
        return table

    def _choice(self, record: Body) -> SafeString:
        """Lead to the page that tells of the predecessors too, or back."""
        page = page_address(record)
        if self.told == {record.pk}:
            words = _("Tell below of the predecessors too")
            return format_html('<p><a href="{}?{}=1">{}</a></p>', page, PREDECESSORS, words)
        words = _("What stands below is also that of the predecessors.")
        back = _("Only that of %(body)s") % {"body": record}
        return format_html('<p class="note">{} <a href="{}">{}</a></p>', words, page, back)


def picture(record: Body, steps: Iterable[Succession]) -> Any:
    """Return the steps of a body's lineage as a picture."""
    bodies = {each.pk: each for step in steps for each in (step.predecessor, step.successor)}
    boxes = {
        pk: Box(body.name, page_address(body), here=pk == record.pk) for pk, body in bodies.items()
    }
    arrows = [
        Arrow(
            step.predecessor_id,
            step.successor_id,
            step.get_how_display(),
            in_words(step.date),
            step.planned,
        )
        for step in steps
    ]
    drawn = draw(
        boxes, arrows, _("Lineage of %(body)s; the table says the same") % {"body": record}
    )
    return format_html('<div class="scroll" tabindex="0">{}</div>', drawn)
