"""Which sheet of a file is meant, and that sheet as a table."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from g32.text import fold

from .book import Book, Line
from .cells import Cell, is_empty, letters, width_of
from .limits import (
    MOST_ROWS,
    MOST_UNPACKED,
    UnreadableError,
    too_many_rows,
    too_much_inside,
)

#: How many of the headers that are known a refusal names.
_NAMED = 6


class Headers:
    """The headers that the import knows, in the order in which they are to be told."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._folded = {fold(name) for name in names}

    def knows(self, text: str) -> bool:
        """Whether this is one of them, however it is written."""
        return fold(text) in self._folded

    def count(self, cells: list[Cell]) -> int:
        """Return how many of the cells are one of them."""
        return sum(isinstance(cell, str) and self.knows(cell) for cell in cells)

    def told(self) -> str:
        """Return some of them, to say what was expected."""
        some = ", ".join(self._names[:_NAMED])
        return f"{some}, …" if len(self._names) > _NAMED else some


def chosen(book: Book, headers: Headers) -> tuple[int, str]:
    """Return which sheet it is whose first line has the most headers that are known, and its name.

    Raises `UnreadableError` where none has any, and where two have as many.
    """
    sheets = book.firsts()
    if not any(cells for _name, cells in sheets):
        raise UnreadableError(_("The file is empty."))
    fits = [headers.count(cells) for _name, cells in sheets]
    most = max(fits)
    best = [place for place, fit in enumerate(fits) if fit == most]
    if not most:
        raise _unknown([name for name, cells in sheets if cells], headers)
    if len(best) > 1:
        raise _undecided([sheets[place][0] for place in best])
    return best[0], sheets[best[0]][0]


class Rows:
    """The lines of a sheet as a table: `header`, and then the lines below it, each as wide.

    Raises `UnreadableError` for a header or a line that does not fit.
    """

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = ((line, cells) for line, cells in lines if width_of(cells))
        line, first = next(self._lines)
        self.header = [_header(cell) for cell in first[: width_of(first)]]
        _check(line, self.header)

    def __iter__(self) -> Iterator[Line]:
        width = len(self.header)
        characters = 0
        for number, (line, cells) in enumerate(self._lines):
            if number == MOST_ROWS:
                raise too_many_rows()
            # One text that is packed once may stand in many cells.
            characters += sum(len(cell) for cell in cells if isinstance(cell, str))
            if characters > MOST_UNPACKED:
                raise too_much_inside()
            if len(cells) < width:
                yield line, cells + [""] * (width - len(cells))
            elif width_of(cells) > width:
                raise _too_wide(line, letters(width_of(cells) - 1))
            else:
                yield line, cells[:width]


def _header(cell: Cell) -> str:
    return " ".join((cell if isinstance(cell, str) else cell.shown).split())


def _check(line: int, header: list[str]) -> None:
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        if is_empty(name):
            raise UnreadableError(
                _(
                    "Line %(line)d, column %(column)s: the header is missing. Name the column, or"
                    " leave it out."
                )
                % {"line": line, "column": letters(place)}
            )
        other = places.setdefault(fold(name) or name, place)
        if other != place:
            raise UnreadableError(
                _(
                    "Line %(line)d: columns %(first)s and %(second)s are both called “%(name)s”."
                    " Leave one out."
                )
                % {
                    "line": line,
                    "first": letters(other),
                    "second": letters(place),
                    "name": name,
                }
            )


def _too_wide(line: int, column: str) -> UnreadableError:
    return UnreadableError(
        _(
            "Line %(line)d: column %(column)s has no header. Name the column in the first line, or"
            " empty the cell. In a CSV file a text in which the sign stands that divides the cells"
            " goes between quotation marks."
        )
        % {"line": line, "column": column}
    )


def _unknown(names: list[str], headers: Headers) -> UnreadableError:
    expected = {"expected": headers.told()}
    if names == [""]:
        return UnreadableError(
            _(
                "The first line of the file names no column that can be imported. It should name"
                " columns such as: %(expected)s"
            )
            % expected
        )
    return UnreadableError(
        _(
            "No sheet of the file (%(names)s) names a column in its first line that can be"
            " imported. It should name columns such as: %(expected)s"
        )
        % {"names": _quoted(names), **expected}
    )


def _undecided(names: list[str]) -> UnreadableError:
    return UnreadableError(
        _("Several sheets could be meant: %s. Leave only one of them in the file.") % _quoted(names)
    )


def _quoted(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
