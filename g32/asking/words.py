"""The words of a statement, as PostgreSQL's own scanner takes them apart."""

import re
from itertools import pairwise
from typing import NamedTuple

import postgast
from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import instead, unread
from .refusals import Refusal, Wrong

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
#: A text in which a backslash says something, which no text may be that cannot be read.
_ESCAPED = re.compile(r"\b[eE]'[^']*\\")
_NEAR = re.compile(r'at or near "(.*)"$', re.DOTALL)
#: Of another dialect than both engines speak.
_STRANGE = {tree.TYPECAST: "::", tree.PARAM: "$"}
#: What Word and web pages write for a blank, or put between letters without showing it.
_BLANK = re.compile(r"[^\S \t\n\r\f\v]|[\u200b\u2060\ufeff]")
#: What they write for a quote; and that of another dialect.
_QUOTE = re.compile(r"[‘’‚‛“”„‟′″`´]")
_OPEN = _(
    "A text ends as it begins, with a straight quote: '…'. One that stands in it is written twice: "
    "'''s-Hertogenbosch'."
)


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
    def in_quotes(self) -> bool:
        """Whether it is a text, or a name in double quotes."""
        return "'" in self.text or '"' in self.text

    @property
    def name(self) -> str:
        """What it names."""
        return self.text[1:-1].replace('""', '"') if self.quoted else self.text.lower()


def with_plain_blanks(text: str) -> str:
    """Return the same with a plain blank for each odd one, so that every place stays where it is;
    what stands in quotes is kept. Raises `Refusal`.
    """
    plain = _BLANK.sub(" ", text)
    if plain == text:
        return text
    source, kept = plain.encode(), list(plain)
    for word in taken_apart(plain):
        if word.in_quotes:
            begin = len(source[: word.start].decode())
            kept[begin : begin + len(word.text)] = text[begin : begin + len(word.text)]
    return "".join(kept)


def words(text: str) -> list[Word]:
    """Take apart what somebody wrote. Raises `Refusal`, also where it is of another dialect."""
    found = taken_apart(text)
    if hint := unread.looks([each.text for each in found]):
        raise Refusal(Wrong.NOT_A_QUESTION, position=0, hint=hint)
    for word in found:
        if not word.in_quotes and (quote := _QUOTE.search(word.text)):
            at = len(text.encode()[: word.start].decode()) + quote.start()
            raise Refusal(Wrong.QUOTE, word=quote[0], position=at)
    for number, word in enumerate(found, start=1):
        if word.kind in _STRANGE:
            sign = _STRANGE[word.kind]
            type_name = found[number].name if number < len(found) else ""
            hint = instead.of_cast(type_name) if sign == "::" else str(instead.FILLED_IN)
            at = len(text.encode()[: word.start].decode())
            raise Refusal(Wrong.CONSTRUCT, word=sign, position=at, hint=hint)
    return found


def taken_apart(text: str) -> list[Word]:
    """Take a statement apart; comments are left out. Raises `Refusal`."""
    source = text.encode()
    try:
        tokens = postgast.scan(text).tokens
    except postgast.PgQueryError as error:
        raise _stumbled(error, text) from None
    return [
        Word(source[each.start : each.end].decode(), each.start, each.end, each.token)
        for each in tokens
        if each.token not in (tree.SQL_COMMENT, tree.C_COMMENT)
    ]


def unreadable(error: postgast.PgQueryError, text: str) -> Refusal:
    """Return what the parser stumbles over, with the number of characters before it; or the word
    beside that of which can be told what was meant. The scanner has taken the text apart before.
    """
    refusal = _stumbled(error, text)
    found, source = taken_apart(text), text.encode()
    before = len(text[: refusal.position].encode())
    at = sum(each.start < before for each in found)
    if error.cursorpos and (meant := unread.meant([each.text for each in found], at)):
        word = found[meant.at]
        refusal.about["word"] = word.text
        refusal.position = len(source[: word.start].decode())
        refusal.hint, refusal.near = str(meant.hint), meant.near
    return refusal


def _stumbled(error: postgast.PgQueryError, text: str) -> Refusal:
    near = _NEAR.search(error.message)
    position = max(error.cursorpos - 1, 0)
    if not error.cursorpos and (odd := _ESCAPED.search(text)):
        position = odd.start()
    word = near[1] if near else text[position : position + 20].strip() or "…"
    hint = _OPEN if error.message.startswith("unterminated quoted") else ""
    return Refusal(Wrong.SYNTAX, position=position, word=word, hint=str(hint))


def place_of(said: str, found: list[Word], begin: int) -> int:
    """Return at which byte these words stand one after the other, from a byte on; where they do
    not, that byte.
    """
    sought = said.upper().split()
    for at, word in enumerate(found):
        there = [each.text.upper() for each in found[at : at + len(sought)]]
        if word.start >= begin and there == sought:
            return word.start
    return begin


def place_in_using(name: str, found: list[Word]) -> int | None:
    """Return at which byte a name stands behind USING; None where it does so more than once."""
    there, within = [], False
    for word in found:
        within = word.text.upper() == "USING" or (within and word.text != ")")
        if within and word.name == name:
            there.append(word.start)
    return there[0] if len(there) == 1 else None


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
