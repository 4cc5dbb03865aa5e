"""Panels: tables of what belongs to a record, on its page; or of what goes on, on the first page.

Any app puts a panel on the page of any record of a lower app, so that nobody imports upwards.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from g32.reports.columns import Label
from g32.rights import Act, can, may_read
from g32.standing import Stands, stands

from . import cells

#: So many rows a panel shows; the rest is a click away.
SHOWN = 50
#: The rows that the form of a record edits stand here among its panels.
ROWS_PLACE = 10


@dataclass
class Line:
    """One row of a table: its cells, the address and name of its own page, and how it stands."""

    cells: list[SafeString]
    header: list[str] = field(default_factory=list)
    link: str = ""
    called: str = ""
    standing: str = ""

    @property
    def labelled(self) -> Iterable[tuple[str, SafeString]]:
        """The cells, each with what its column is called."""
        return zip(self.header, self.cells, strict=True)


@dataclass
class Table:
    """A panel that is filled: what a template needs.

    `more`: the address of all rows, `add` of the form for one more; each "" where there is none.
    `picture`: the same rows, drawn; `below`: what is said after them. `left_out`: so many rows are
    not shown, where that is known; `folded`: they all are not, at first. `place`: where it stands
    among the others.
    """

    title: str
    header: list[str]
    lines: list[Line]
    empty: str = ""
    more: str = ""
    add: str = ""
    name: str = ""
    picture: SafeString | str = ""
    below: SafeString | str = ""
    left_out: int = 0
    folded: bool = False
    place: int = 0

    @property
    def links(self) -> bool:
        """Whether any row has a page of its own."""
        return any(line.link for line in self.lines)


class Panel:
    """A table of what belongs to a record.

    A subclass gives `rows`, and a method for each column that is not simply found on the row.
    """

    title: ClassVar[Label]
    #: What the rows are: who may not look at those, does not see the panel. None: of all kinds,
    #: for whoever may read the register.
    model: ClassVar[Any]
    #: What the columns are called, by the name of a method, or by the path on the row.
    columns: ClassVar[Mapping[str, Label]]
    #: What is said where there are no rows; without it the panel is then left out.
    empty: ClassVar[Label] = ""
    #: Whether a row has a page of its own, to which its last cell leads.
    linked: ClassVar[bool] = False
    #: Whether it stands beside the others, where there is room.
    aside: ClassVar[bool] = False

    #: Who looks.
    visitor: Any = None
    #: The numbers of the records of which the page tells: its own, and those that are told along.
    told: frozenset[int] = frozenset()

    def suits(self, record: Any) -> bool:
        """Return whether the panel belongs on the page of this record."""
        return True

    def rows(self, record: Any) -> Iterable[Any]:
        """Return what the panel shows, in its order; `record` is None on the first page."""
        raise NotImplementedError

    def more(self, record: Any) -> str:
        """Return where all rows are found: in their list, searched for the record's name."""
        opts = self.model._meta
        address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        return f"{address}?{urlencode({'q': str(record)})}" if record else address

    def itself(self, row: Any) -> Any:
        """Return the record that the row shows: a linked row leads to its page."""
        return row

    def standing(self, row: Any) -> Stands | None:
        """Return how the row stands on the day of the page; None for what does not last."""
        return stands(row)

    def table(self, record: Any) -> Table:
        """Fill the panel."""
        found = self.rows(record)
        few = found[: SHOWN + 1] if isinstance(found, QuerySet) else islice(found, SHOWN + 1)
        rows = list(few)
        return self.filled(rows[:SHOWN], self.more(record) if len(rows) > SHOWN else "")

    def filled(self, rows: Iterable[Any], more: str = "") -> Table:
        """Fill the panel with these rows. Columns in which nothing stands are left out."""
        lines = [self._line(row) for row in rows]
        used = [any(line.cells[at] for line in lines) for at in range(len(self.columns))]
        labels = zip(self.columns.values(), used, strict=True)
        header = [capfirst(str(label)) for label, kept in labels if kept]
        for line in lines:
            line.cells = [cell for cell, kept in zip(line.cells, used, strict=True) if kept]
            line.header = header
        return Table(
            title=capfirst(str(self.title)),
            header=header,
            lines=lines,
            empty=str(self.empty),
            more=more,
            name=type(self).__name__.lower(),
        )

    def _line(self, row: Any) -> Line:
        line = Line([cells.shown(self._value(row, name)) for name in self.columns])
        if self.linked and (itself := self.itself(row)):
            line.link, line.called = cells.page_address(itself), str(itself)
        if "standing" in self.columns and (found := self.standing(row)):
            line.standing = found.standing.value
        return line

    def _value(self, row: Any, name: str) -> Any:
        own = getattr(self, name, None)
        found = own(row) if callable(own) else cells.value(row, name)
        return found.words if isinstance(found, Stands) else found


_PANELS: dict[type[Model] | None, list[tuple[int, type[Panel]]]] = {}


def panel(model: type[Model] | None, place: int) -> Callable[[type[Panel]], type[Panel]]:
    """Put the panel on the pages of a kind of record (None: on the first page), in its place."""

    def register(own: type[Panel]) -> type[Panel]:
        _PANELS.setdefault(model, []).append((place, own))
        return own

    return register


_TOLD_ALONG: dict[type[Model], Callable[[HttpRequest, Any], Iterable[int]]] = {}


def told_along(model: type[Model]) -> Callable[[Any], Any]:
    """Let a function say which other records of the kind the page of one tells of, if asked to."""

    def register(find: Callable[[HttpRequest, Any], Iterable[int]]) -> Any:
        _TOLD_ALONG[model] = find
        return find

    return register


def told_on(request: HttpRequest, record: Any) -> frozenset[int]:
    """Return the numbers of the records of which a page tells; none on the first page."""
    if record is None:
        return frozenset()
    find = _TOLD_ALONG.get(record._meta.concrete_model)
    return frozenset({record.pk, *(find(request, record) if find else ())})


def panels(model: type[Model] | None) -> list[type[Panel]]:
    """Return the panels on the pages of a model, of its proxies and of what derives from it."""
    return [own for _place, own in placed(model)]


def placed(model: type[Model] | None) -> list[tuple[int, type[Panel]]]:
    """Return the same, each with its place."""
    kinds = model.__mro__ if model else (None,)
    found = [entry for kind in kinds for entry in _PANELS.get(kind, ())]
    return sorted(found, key=lambda entry: entry[0])


def tables(request: HttpRequest, record: Any, *, aside: bool = False) -> list[Table]:
    """Fill the panels of a record's page (None: of the first page) that this visitor may see."""
    filled = []
    told = told_on(request, record)
    for place, own in placed(type(record) if record is not None else None):
        shown = own()
        shown.visitor, shown.told = request.user, told
        if own.aside is aside and _may_see(request.user, own.model) and shown.suits(record):
            filled.append(replace(shown.table(record), place=place))
    return [table for table in filled if table.lines or table.empty]


def _may_see(visitor: Any, model: type[Model] | None) -> bool:
    """Whether the visitor may look at such rows."""
    return may_read(visitor) if model is None else can(visitor, Act.VIEW, model)
