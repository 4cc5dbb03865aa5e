"""What the reports say of sources."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from g32.reports import Report
from network.models import Citation, Stance


def agreeing(*citations: Iterable[Citation]) -> list[Citation]:
    """Return those that do not contradict, in page order. `source` is to be fetched along."""
    kept = [each for some in citations for each in some if each.stance != Stance.CONTRADICTS]
    return sorted(kept, key=page_order)


def page_order(citation: Citation) -> tuple[str, int, int]:
    """Return the key that sorts citations by source and page; a whole source comes first."""
    return citation.source.sort_key, citation.page or 0, citation.page_to or 0


def pages(citation: Citation) -> int | str | None:
    """Return the page, or "3-4" for more; None for a source without pages."""
    return f"{citation.page}-{citation.page_to}" if citation.page_to else citation.page


def place(citation: Citation) -> str:
    """Return where it stands: "Jaarverslag 2014 p. 2"; of a web page the title alone."""
    title = citation.source.name
    return title if citation.page is None else f"{title} p. {pages(citation)}"


def places(citations: Iterable[Citation]) -> Iterator[str]:
    """Return where each stands."""
    return (place(each) for each in citations)


class CitedReport(Report):
    """A report whose rows name their sources.

    Those are the agreeing citations of the row's record, and of what the row shows that no other
    report tells with its sources. A subclass with more than the record's own gives `evidence`.
    """

    def evidence(self, record: Any) -> list[Citation]:
        """Return the citations on which the row rests."""
        return agreeing(record.citations.all())

    def sources(self, record: Any) -> Iterator[str]:
        """Return where it stands, in page order."""
        return places(self.evidence(record))

    def confirmed(self, record: Any) -> date | None:
        """Return the latest day up to which an agreeing source speaks."""
        days = [each.source.as_of for each in self.evidence(record) if each.source.as_of]
        return max(days, default=None)
