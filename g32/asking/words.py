"""The words of a statement, as PostgreSQL's own scanner takes them apart."""

import re
from itertools import pairwise
from typing import NamedTuple

import postgast
from postgast import pg_query_pb2 as tree

from .grammar import INSTEAD
from .refusals import Refusal, Wrong

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NEAR = re.compile(r'at or near "(.*)"$', re.DOTALL)
#: Of another dialect than both engines speak.
_STRANGE = {tree.TYPECAST: "::", tree.PARAM: "$"}


class Word(NamedTuple):
    """A word, a sign or a text; from which to which byte of the statement it stands; its kind."""

    text: str
    start: int
    end: int
    kind: int

    @property
    def quoted(self) -> bool:
        """Whether it is a name in double quotes."""
        return self.text.startswith('"')

    @property
    def name(self) -> str:
        """What it names."""
        return self.text[1:-1].replace('""', '"') if self.quoted else self.text.lower()


def words(text: str) -> list[Word]:
    """Take apart what somebody wrote. Raises `Refusal`, also where it is of another dialect."""
    found = taken_apart(text)
    for word in found:
        if word.kind in _STRANGE:
            sign = _STRANGE[word.kind]
            hint = str(INSTEAD["TypeCast"]) if sign == "::" else ""
            at = len(text.encode()[: word.start].decode())
            raise Refusal(Wrong.CONSTRUCT, word=sign, position=at, hint=hint)
    return found


def taken_apart(text: str) -> list[Word]:
    """Take a statement apart; comments are left out. Raises `Refusal`."""
    source = text.encode()
    try:
        tokens = postgast.scan(text).tokens
    except postgast.PgQueryError as error:
        raise unreadable(error, text) from None
    return [
        Word(source[each.start : each.end].decode(), each.start, each.end, each.token)
        for each in tokens
        if each.token not in (tree.SQL_COMMENT, tree.C_COMMENT)
    ]


def unreadable(error: postgast.PgQueryError, text: str) -> Refusal:
    """Return what the parser stumbles over, with the number of characters before it."""
    near = _NEAR.search(error.message)
    position = max(error.cursorpos - 1, 0)
    word = near[1] if near else text[position : position + 20].strip() or "…"
    return Refusal(Wrong.SYNTAX, position=position, word=word)


class Numbered(NamedTuple):
    """A statement with $1, $2 … for what was written as `:name`.

    `names`: those, each once. `places`: pairs of a byte in `text`, and the character there in what
    was written; between two, both go on alike.
    """

    text: str
    names: list[str]
    places: list[tuple[int, int]]


def numbered(text: str, found: list[Word]) -> Numbered:
    """Put numbers for the parameters."""
    source = text.encode()
    names: list[str] = []
    pieces: list[bytes] = []
    places, done = [(0, 0)], 0
    for colon, name in pairwise(found):
        if colon.text != ":" or colon.end != name.start or not _NAME.fullmatch(name.text):
            continue
        if name.name not in names:
            names.append(name.name)
        pieces += [source[done : colon.start], b"$%d" % (names.index(name.name) + 1)]
        done = name.end
        places.append((sum(map(len, pieces)), len(source[:done].decode())))
    return Numbered(b"".join([*pieces, source[done:]]).decode(), names, places)
