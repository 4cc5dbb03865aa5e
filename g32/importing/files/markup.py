"""XML from a stranger, read as it comes in: nothing of it is kept but what a reader keeps."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from xml.parsers import expat

from .limits import MEGABYTE, damaged

Attributes = dict[str, str]
Start = Callable[[Attributes], None]
End = Callable[[], None]

#: A spreadsheet is some ten elements deep.
_DEEPEST = 64
#: Bytes of one tag or comment. Expat goes through it again at every piece that comes in.
_LONGEST = MEGABYTE
#: As XML of these kinds must be written.
_ENCODINGS = {"utf-8", "utf-16", "us-ascii"}
_NO_MEMORY = 1


class Markup:
    """Calls `starts` and `ends` by the name of the element: its namespace, a space, its own name.

    What stands in an element of `skipped` is passed over. `texts` gathers all other text; a reader
    clears it where something begins whose text it wants.
    """

    def __init__(
        self,
        starts: Mapping[str, Start],
        ends: Mapping[str, End],
        skipped: frozenset[str] = frozenset(),
        texts: list[str] | None = None,
    ) -> None:
        self.texts = [] if texts is None else texts
        self.depth = 0
        self._starts, self._ends, self._skipped = starts, ends, skipped
        #: The depth of the element that is passed over, and how many texts came before it.
        self._skipping, self._before = 0, 0

    def read(self, pieces: Iterable[bytes]) -> Iterator[None]:
        """Read the pieces; stop after each, so that what the reader made of it can be used.

        Raises `UnreadableError` for what is not well-formed, not plain, or too deep.
        """
        parser = self._parser()
        given = 0
        for piece in pieces:
            given += len(piece)
            _parse(parser, piece)
            if given - parser.CurrentByteIndex > _LONGEST:
                raise damaged()
            yield
        _parse(parser, b"", last=True)
        yield

    def read_all(self, pieces: Iterable[bytes]) -> None:
        """Read the pieces without a stop."""
        for _piece in self.read(pieces):
            pass

    def skip_rest(self, depth: int) -> None:
        """Pass over what is left of the element that was begun at this depth, and its end."""
        self._skipping, self._before = depth, len(self.texts)

    def _parser(self) -> Any:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.texts.append
        parser.XmlDeclHandler = _declared
        parser.StartDoctypeDeclHandler = _refuse
        return parser

    def _start(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise damaged()
        if self._skipping:
            return
        if name in self._skipped:
            self.skip_rest(self.depth)
        elif act := self._starts.get(name):
            act(attributes)

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self._skipping:
            if self.depth < self._skipping:
                self._skipping = 0
                del self.texts[self._before :]
        elif act := self._ends.get(name):
            act()


def _parse(parser: Any, piece: bytes, *, last: bool = False) -> None:
    try:
        parser.Parse(piece, last)
    except expat.ExpatError as error:
        if error.code == _NO_MEMORY:
            raise MemoryError from error
        raise damaged() from error


def _declared(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.lower() not in _ENCODINGS:
        raise damaged()


def _refuse(*_declaration: Any) -> None:
    """A spreadsheet declares no grammar, and so no entities, which make much of little."""
    raise damaged()
