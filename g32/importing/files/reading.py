"""From the bytes of a file to a table, in a process of its own."""

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from g32 import apart

from .cells import Cell
from .kinds import opened
from .limits import MEMORY, MOST_BYTES, SECONDS, UnreadableError, too_large
from .sheets import Headers, Rows, chosen
from .table import Table

#: Lines that are handed over at a time.
_PIECE = 500


def read(name: str, content: bytes, headers: Collection[str]) -> Table:
    """Read a file that somebody uploaded under this name.

    `headers`: all that the import knows; by them its sheet is found, and what divides its cells.
    Raises `UnreadableError`.
    """
    if len(content) > MOST_BYTES:
        raise too_large()
    if not content:
        raise UnreadableError(_("The file is empty."))
    given = (name, content, tuple(headers))
    with apart.start(tell_table, *given, memory=MEMORY, seconds=SECONDS) as task:
        try:
            return _gathered(task.messages())
        except apart.ApartError as error:
            raise _given_up(error.why) from error


def tell_table(
    tell: Callable[[Any], None], name: str, content: bytes, headers: tuple[str, ...]
) -> None:
    """Read a file, here: tell the table without its rows, then the rows, piece by piece."""
    known = Headers(headers)
    book = opened(name, content, known.knows)
    place, sheet = chosen(book, known)
    rows = Rows(book.lines(place))
    tell(Table(book.kind, rows.header, sheet, book.encoding, book.delimiter))
    lines = iter(rows)
    while piece := list(islice(lines, _PIECE)):
        tell(piece)


def _gathered(told: Iterator[Any]) -> Table:
    """What many cells say is kept once."""
    table: Table = next(told)
    known: dict[Cell, Cell] = {}
    for piece in told:
        for line, cells in piece:
            table.rows.append((line, [known.setdefault(cell, cell) for cell in cells]))
    return table


def _given_up(why: str) -> UnreadableError:
    if why == apart.ApartError.TIME:
        return UnreadableError(
            _("Reading the file takes too long. Divide its rows over several files, or try later.")
        )
    if why == apart.ApartError.MEMORY:
        return UnreadableError(
            _("Reading the file takes too much memory. Divide its rows over several files.")
        )
    return UnreadableError(
        _("Reading the file broke off. Try again; if it happens again, save the file as CSV.")
    )
