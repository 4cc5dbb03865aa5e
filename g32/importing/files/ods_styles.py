"""ODS: what the styles say of how a cell shows its date, and which sheets are hidden."""

import re
from collections.abc import Callable
from operator import eq, ge, gt, le, lt
from typing import Self

from .dates import DAY, MONTH, OTHER, TIME, WHOLE, YEAR, Parts
from .markup import Attributes, End, Start

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, DRAW = (
    f"{_OASIS}{name}:1.0 " for name in ("office", "table", "text", "drawing")
)
_STYLE, _NUMBER = f"{_OASIS}style:1.0 ", f"{_OASIS}datastyle:1.0 "

_SHOWS = {
    "day": DAY,
    "month": MONTH,
    "year": YEAR,
    "hours": TIME,
    "minutes": TIME,
    "seconds": TIME,
    "am-pm": TIME,
    "era": OTHER,
    "week-of-year": OTHER,
    "quarter": OTHER,
}
_FORMATS = ("date", "time", "number", "currency", "percentage", "boolean", "text")
#: The condition under which another format is used, and numbers before and after all dates.
_CONDITION = re.compile(r"value\(\)(<=|>=|<|>|=)(-?[0-9]+(?:\.[0-9]+)?(?:E\+?[0-9]+)?)")
_COMPARED = {"<=": le, ">=": ge, "<": lt, ">": gt, "=": eq}
_ENDS = (1, 100_000)
#: Styles that follow from each other, at most.
_LONGEST = 20


class Styles:
    """The styles of one part. Those that its own follow from stand in another, `common`."""

    def __init__(self, common: Self | None = None) -> None:
        self._common = common
        #: What a format shows of a date, and which other format it hands dates on to.
        self._formats: dict[str, set[str]] = {}
        self._handed_on: dict[str, str] = {}
        #: Per style of cells: its format and the style that it follows from.
        self._cells: dict[str, tuple[str, str]] = {}
        self._hidden: set[str] = set()
        self._format, self._table = "", ""
        self.starts: dict[str, Start] = {
            f"{_STYLE}style": self._style,
            f"{_STYLE}table-properties": self._table_properties,
            f"{_STYLE}map": self._condition,
            **{f"{_NUMBER}{name}-style": self._begin_format for name in _FORMATS},
            **{f"{_NUMBER}{name}": self._showing(part) for name, part in _SHOWS.items()},
        }
        self.ends: dict[str, End] = {
            f"{_STYLE}style": self._end,
            **{f"{_NUMBER}{name}-style": self._end for name in _FORMATS},
        }

    def parts(self, name: str) -> Parts:
        """Return what a cell of this style shows of a date: all of it if no style says."""
        for _step in range(_LONGEST):
            if name not in self._cells:
                return self._common.parts(name) if self._common else WHOLE
            own, name = self._cells[name]
            if own:
                return self._parts(own)
        return frozenset({OTHER})

    def is_hidden(self, name: str) -> bool:
        """Whether a sheet of this style cannot be seen."""
        return name in self._hidden or (self._common is not None and self._common.is_hidden(name))

    def _parts(self, name: str) -> Parts:
        name = self._handed_on.get(name, name)
        if name in self._formats:
            # A format that is none of dates shows a date in no way that we know.
            return frozenset(self._formats[name] or {OTHER})
        return self._common._parts(name) if self._common else frozenset({OTHER})

    def _style(self, attributes: Attributes) -> None:
        name, family = attributes.get(f"{_STYLE}name", ""), attributes.get(f"{_STYLE}family")
        if family == "table-cell":
            self._cells[name] = (
                attributes.get(f"{_STYLE}data-style-name", ""),
                attributes.get(f"{_STYLE}parent-style-name", ""),
            )
        elif family == "table":
            self._table = name

    def _table_properties(self, attributes: Attributes) -> None:
        if attributes.get(f"{TABLE}display") == "false":
            self._hidden.add(self._table)

    def _begin_format(self, attributes: Attributes) -> None:
        self._format = attributes.get(f"{_STYLE}name", "")
        self._formats[self._format] = set()

    def _showing(self, part: str) -> Callable[[Attributes], None]:
        def show(attributes: Attributes) -> None:
            if self._format:
                calendar = attributes.get(f"{_NUMBER}calendar", "gregorian")
                self._formats[self._format].add(part if calendar == "gregorian" else OTHER)

        return show

    def _condition(self, attributes: Attributes) -> None:
        """Use the first other format whose condition every date meets."""
        if not self._format:
            return
        condition = attributes.get(f"{_STYLE}condition", "").replace(" ", "")
        found = _CONDITION.fullmatch(condition)
        met = {_COMPARED[found[1]](end, float(found[2])) for end in _ENDS} if found else set()
        if met == {True}:
            other = attributes.get(f"{_STYLE}apply-style-name", "")
            self._handed_on.setdefault(self._format, other)
        elif met != {False}:
            self._formats[self._format].add(OTHER)

    def _end(self) -> None:
        self._format = self._table = ""
