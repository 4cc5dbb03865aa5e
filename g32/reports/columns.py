"""The typed columns of reports.

A column has a `name`, fixed for ever: other people's spreadsheets read it. `label` is what people
see above it. A cell is a text, a number, or None for a number that is not known.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .when import When

Cell = str | int | float | None
Label = Any  # a text, translated when it is shown


class Column:
    """A text; the base of all types.

    `of` is the path on the record to the value ("seat.body"); a report's own method of the
    column's name goes before it. Without either the name itself is the path.
    """

    #: How wide it is in a spreadsheet, in characters.
    width = 24
    #: Whether with labels there stands something else in a cell.
    has_words = False
    #: Of a link: the fields of what it leads to, and what makes the value of those; else its words.
    told: tuple[tuple[str, ...], Callable[..., Any]] | None = None

    def __init__(self, name: str, label: Label, of: str | None = None) -> None:
        self.name = name
        self.label = label
        self.path = (of or name).split(".")

    def follow(self, record: Any, done: int = 0) -> Any:
        """Return the value at the end of the path, of which `done` steps led to the record; None
        where the path breaks off.
        """
        for step in self.path[done:]:
            if record is None:
                return None
            record = getattr(record, step)
        return record

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Return what stands in the cell: as it is stored, or with `labels` in words."""
        return "" if value is None else str(value)


class Text(Column):
    """Words; of a record its name."""


class Id(Column):
    """The readable id of the record that the row is about."""

    def __init__(self, of: str = "slug") -> None:
        super().__init__("id", gettext_lazy("id"), of)


class PartialDate(Column):
    """A partial date in its stored form, with labels too."""

    width = 14


class Day(PartialDate):
    """One known day, as YYYY-MM-DD."""

    def cell(self, value: date | None, *, labels: bool) -> Cell:
        """Write the day."""
        return value.isoformat() if value else ""


class Moment(Column):
    """A moment, on the clock of here."""

    width = 18

    def cell(self, value: datetime | None, *, labels: bool) -> Cell:
        """Write it to the second; nothing for one that never came."""
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M:%S}" if value else ""


class Code(Column):
    """One code of a list; `choices` gives the words for each."""

    width = 16
    has_words = True

    def __init__(self, name: str, label: Label, choices: Any, of: str | None = None) -> None:
        super().__init__(name, label, of)
        self.words: Mapping[str, Label] = dict(getattr(choices, "choices", choices))

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Write the code or its words; a code that is not on the list as it is."""
        code = str(value or "")
        return str(self.words.get(code, code)) if labels else code


class YesNo(Column):
    """True or false: yes or no."""

    width = 10
    has_words = True

    def cell(self, value: bool, *, labels: bool) -> Cell:
        """Write yes or no, with labels in the reader's language."""
        if labels:
            return _("yes") if value else _("no")
        return "yes" if value else "no"


class Value(Column):
    """A text or a number, as it was found."""

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Leave it as it is."""
        return value


class Number(Column):
    """A whole number; where a source has words for it ("tientallen"), those words."""

    width = 10

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Leave a number a number."""
        return value


class Listing(Column):
    """Several texts in one cell, joined by "; "."""

    width = 40

    def cell(self, value: Iterable[Any], *, labels: bool) -> Cell:
        """Join them; each once."""
        return "; ".join(dict.fromkeys(str(each) for each in value))


class Related(Listing):
    """The rows that point to the record, or what those point to in turn.

    `of`: the relation, and the link to follow from there ("bodies.body"). Rows stand in the order
    of their kind; what a link leads to, by name. `where`: which of them, at the time of the report.
    `told`: the fields of each, and what makes a text of those; else its words.
    """

    def __init__(
        self,
        name: str,
        label: Label,
        of: str,
        *,
        where: Callable[[When], Q] = lambda _when: Q(),
        told: tuple[tuple[str, ...], Callable[..., Any]] | None = None,
    ) -> None:
        super().__init__(name, label, of)
        self.where = where
        self.told = told

    def order(self) -> list[Any]:
        """Return in what order the rows stand; none: in that of their kind."""
        return [f"{self.path[1]}__sort_key", "pk"] if self.path[1:] else []


class RelatedByDate(Related):
    """What the rows point to, in the order of its dates."""

    def order(self) -> list[Any]:
        """By its start, what has none first."""
        return [F(f"{self.path[1]}__start_earliest").asc(nulls_first=True), "pk"]
