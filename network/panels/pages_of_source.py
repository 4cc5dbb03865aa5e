"""All that the register takes from a source, page by page, to check the one by the other."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.pages.cells import link
from g32.reports.kinds import linked
from g32.text import fold
from network.models import Citation, Source
from network.reports.passages import citation_models

from .sources import says

#: Stands for the page of what cites the whole source.
WHOLE = 0
#: So many pages are offered, and so many lines shown on one.
PAGES, LINES = 1000, 500


@dataclass(frozen=True)
class Group:
    """So many citations of one kind name these pages."""

    table: str
    page: int | None
    page_to: int | None
    number: int

    @property
    def first(self) -> int:
        """The first of the pages."""
        return self.page or WHOLE

    @property
    def last(self) -> int:
        """The last of the pages."""
        return self.page_to or self.first


@dataclass
class Choice:
    """A page that can be chosen, with how many citations stand on it."""

    page: int
    number: int
    address: str
    chosen: bool = False

    @property
    def title(self) -> str:
        """What the page is called."""
        return _("Page %(page)s") % {"page": self.page} if self.page else _("Without page")


@dataclass
class Said:
    """What a passage does with a record: its stance, the same in words, and the note."""

    stance: str
    words: str
    note: str


@dataclass
class Line:
    """A record, and what the passages of one section do with it."""

    kind: str
    record: SafeString
    said: list[Said]


@dataclass
class SourcePage:
    """What stands on the chosen page, section by section; `left_out`: so many lines are not shown.

    `clipped`: the source has more pages that are cited than are offered.
    """

    chosen: Choice
    choices: list[Choice]
    before: Choice | None
    after: Choice | None
    sections: list[tuple[str, list[Line]]]
    left_out: int
    clipped: bool


def source_page(source: Source, asked: str, address: str) -> SourcePage | None:
    """Return the page of the source that was asked for, or else the first; None without citations.

    `asked` is the number of a page, as it stands in the address; `address` is the one without it.
    """
    groups = _groups(source)
    numbers = on_pages(groups)
    if not numbers:
        return None
    stem = f"{address}{'&' if '?' in address else '?'}p="
    choices = [Choice(page, number, f"{stem}{page}") for page, number in numbers.items()]
    at = next((at for at, each in enumerate(choices) if str(each.page) == asked), 0)
    chosen = choices[at]
    chosen.chosen = True
    citations = _citations(source, chosen.page, groups)
    return SourcePage(
        chosen,
        choices,
        before=choices[at - 1] if at else None,
        after=choices[at + 1] if at + 1 < len(choices) else None,
        sections=_by_section(citations),
        left_out=chosen.number - len(citations),
        clipped=max(each.last for each in groups) > choices[-1].page,
    )


def _groups(source: Source) -> list[Group]:
    """Count the citations of the source, of all kinds in one query."""
    counted = [
        table._base_manager.filter(source=source)
        .order_by()
        .values("page", "page_to")
        .annotate(number=Count("pk"), table=Value(table._meta.label))
        .values_list("table", "page", "page_to", "number")
        for table in citation_models()
    ]
    return [Group(*row) for row in counted[0].union(*counted[1:], all=True)]


def on_pages(groups: list[Group]) -> dict[int, int]:
    """Return, for each page that is cited, how many citations stand on it; the first pages only."""
    change: Counter[int] = Counter()
    for group in groups:
        change[group.first] += group.number
        change[group.last + 1] -= group.number
    numbers: dict[int, int] = {}
    standing = 0
    for page, following in pairwise(sorted(change)):
        standing += change[page]
        if standing:
            room = PAGES - len(numbers)
            numbers |= dict.fromkeys(islice(range(page, following), room), standing)
    return numbers


def _citations(source: Source, page: int, groups: list[Group]) -> list[Any]:
    """Fetch what stands on the page: of the kinds that do, and not without end."""
    on_page = Q(page=page) | Q(page__lt=page, page_to__gte=page)
    kinds = {group.table for group in groups if group.first <= page <= group.last}
    found: list[Any] = []
    for table in citation_models():
        if table._meta.label in kinds:
            rows = _whole(table).filter(on_page if page else Q(page=None), source=source)
            found += rows.order_by("record_id", "pk")[: LINES - len(found)]
    return found


def _whole(table: Any) -> QuerySet[Any]:
    """The citations of one kind, with what names their records."""
    along = (f"record__{path}" for path in linked(table.cited_model()))
    return table._base_manager.select_related("record", *along)


def _by_section(citations: list[Any]) -> list[tuple[str, list[Line]]]:
    ordered = sorted(citations, key=_section_order)
    return [
        (section, [_line(list(said)) for _record, said in groupby(group, key=_record)])
        for section, group in groupby(ordered, key=lambda each: each.section)
    ]


def _record(citation: Any) -> tuple[str, int]:
    return citation._meta.label, citation.record_id


def _section_order(citation: Citation) -> tuple[str, str]:
    """By name, with numbers in the order of counting; what has no section comes first."""
    section = citation.section
    return re.sub(r"[0-9]+", lambda number: number[0].zfill(4), fold(section)), section


def _line(citations: list[Any]) -> Line:
    record = citations[0].record
    said = [Said(each.stance, says(each), each.note) for each in citations]
    return Line(
        kind=capfirst(str(record._meta.verbose_name)),
        record=link(record),
        said=[each for each in said if each.words or each.note],
    )
