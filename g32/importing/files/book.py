"""What every kind of file offers once it is open."""

from collections.abc import Iterator
from typing import ClassVar

from .cells import Cell

#: A line, as a spreadsheet program numbers its rows, and the cells from its first to the last in
#: which something stands.
Line = tuple[int, list[Cell]]


class Book:
    """A file that is open to be read. Every method raises `UnreadableError`."""

    kind: ClassVar[str]
    encoding: str = ""
    delimiter: str = ""

    def firsts(self) -> list[tuple[str, list[Cell]]]:
        """Return the name and the first line that is not empty of every sheet that can be seen."""
        raise NotImplementedError

    def lines(self, sheet: int) -> Iterator[Line]:
        """Go through the lines, in their order, of the sheet at this place among `firsts`.

        Lines without anything may be left out.
        """
        raise NotImplementedError
