"""Where a record stands in the sources, beside the record."""

from contextlib import suppress
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from g32.dates.edtf import InvalidDate
from g32.dates.fields import PartialDateField
from g32.dates.wording import in_words
from g32.pages import Panel, panel
from g32.records import Record
from network.models import Citation, Source, Stance
from network.reports.citations import called, field_of


def source_address(citation: Citation) -> str:
    """Return the address of what the register takes from that page of the source."""
    page = f"?p={citation.page}" if citation.page else ""
    return f"{reverse('admin:network_source_page', args=[citation.source_id])}{page}"


@panel(Record, 90)
class Sources(Panel):
    """The passages that a record rests on, and those that contradict it, in page order."""

    title = gettext_lazy("where it stands")
    model = Source
    columns = {"passage": gettext_lazy("passage")}
    empty = gettext_lazy("No source is named.")
    aside = True

    def suits(self, record: Any) -> bool:
        """Every noun of the register is cited; a citation itself is not."""
        return hasattr(record, "citations")

    def rows(self, record: Any) -> QuerySet[Any]:
        """In page order, as citations stand."""
        return record.citations.select_related("source")

    def more(self, record: Any) -> str:
        """The report, which has all citations."""
        return reverse("admin:report", args=["citations"])

    def passage(self, row: Citation) -> SafeString:
        """Source, page and section; what of the record it speaks of, and how; the note."""
        place = format_html('<a href="{}">{}</a>', source_address(row), row)
        section = (
            format_html(' <span class="section">§ {}</span>', row.section) if row.section else ""
        )
        about = (
            format_html('<p class="{}">{}</p>', row.stance, words) if (words := says(row)) else ""
        )
        note = format_html('<p class="note">{}</p>', row.note) if row.note else ""
        return format_html("{}{}{}{}", place, section, about, note)


def says(citation: Any) -> str:
    """Return what the passage does: the field it speaks of, its stance unless it simply states,
    and the value it states. Nothing for a passage that states the whole record.
    """
    field = field_of(citation)
    stance = "" if citation.stance == Stance.STATES else citation.get_stance_display()
    value = f"“{_stated(citation.value, field)}”" if citation.value else ""
    words = " ".join(part for part in (str(stance), value) if part)
    return capfirst(": ".join(part for part in (called(field) if field else "", words) if part))


def _stated(value: str, field: Any) -> str:
    """The value in words where it is a partial date; else as it is written."""
    if isinstance(field, PartialDateField):
        with suppress(InvalidDate):
            return in_words(value)
    return value
