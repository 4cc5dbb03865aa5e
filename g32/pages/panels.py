"""Panels: tables of what belongs to a record, on its page; or of what goes on, on the first page.

Any app puts a panel on the page of any record of a lower app, so that nobody imports upwards.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from g32.periods import Standing
from g32.reports.columns import Label
from g32.rights import Act, can, may_read

from . import cells

#: So many rows a panel shows; the rest is a click away.
SHOWN = 50


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
    `picture`: the same rows, drawn. `left_out`: so many rows are not shown, where that is known.
    """

    title: str
    header: list[str]
    lines: list[Line]
    empty: str = ""
    more: str = ""
    add: str = ""
    name: str = ""
    picture: SafeString | str = ""
    left_out: int = 0

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

    def standing(self, row: Any) -> Standing | None:
        """Return how the row stands today; None for what does not last."""
        return Standing.on(timezone.localdate(), row)

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
        if "standing" in self.columns and (standing := self.standing(row)):
            line.standing = standing.value
        return line

    def _value(self, row: Any, name: str) -> Any:
        own = getattr(self, name, None)
        found = own(row) if callable(own) else cells.value(row, name)
        return found.label if isinstance(found, Standing) else found


_PANELS: dict[type[Model] | None, list[tuple[int, type[Panel]]]] = {}


def panel(model: type[Model] | None, place: int) -> Callable[[type[Panel]], type[Panel]]:
    """Put the panel on the pages of a kind of record (None: on the first page), in its place."""

    def register(own: type[Panel]) -> type[Panel]:
        _PANELS.setdefault(model, []).append((place, own))
        return own

    return register


def panels(model: type[Model] | None) -> list[type[Panel]]:
    """Return the panels on the pages of a model, of its proxies and of what derives from it."""
    kinds = model.__mro__ if model else (None,)
    found = [entry for kind in kinds for entry in _PANELS.get(kind, ())]
    return [own for _place, own in sorted(found, key=lambda entry: entry[0])]


def tables(request: HttpRequest, record: Any, *, aside: bool = False) -> list[Table]:
    """Fill the panels of a record's page (None: of the first page) that this visitor may see."""
    filled = []
    for own in panels(type(record) if record is not None else None):
        shown = own()
        shown.visitor = request.user
        if own.aside is aside and _may_see(request.user, own.model) and shown.suits(record):
            filled.append(shown.table(record))
    return [table for table in filled if table.lines or table.empty]


def _may_see(visitor: Any, model: type[Model] | None) -> bool:
    """Whether the visitor may look at such rows."""
    return may_read(visitor) if model is None else can(visitor, Act.VIEW, model)
