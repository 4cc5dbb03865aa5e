"""A passage in one line, as it is typed and shown: "Jaarverslag 2014 p. 3 § Bestuurlijk".

The source comes first, then the page or the pages ("blz. 3-4"), then the section, behind "§",
"par." or a comma; each but the source may lack. What is written is read back to the letter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from g32.dates.edtf import shown
from g32.text import fold

#: So many sources are named where several fit.
NAMED = 5

_PAGE = (
    r"(?:pp?|blz|bladz|bladzijden?|pag|pagina(?:['’]?s)?|pages?)\.?\s*(?P<page>[0-9]+)"
    r"(?:\s*(?:[-–]|t/m)\s*(?P<page_to>[0-9]+))?"
)
_PAGED = re.compile(rf"(?:^|[\s,]+){_PAGE}", re.IGNORECASE)
#: Numbers alone behind a comma are further pages ("p. 3, 5"), and no section.
_SECTION = r"(?:[\s,]*§|[\s,]+par\.|\s*,(?![\s0-9,–-]+\Z))\s*(?P<section>\S.*)"
_PLACE = re.compile(rf"(?:[\s,]*{_PAGE})?(?:{_SECTION}|[\s,]*)", re.IGNORECASE)
#: Where the name of the source may end.
_MARK = re.compile(rf"{_PAGED.pattern}|[\s,]*§|[\s,]+par\.", re.IGNORECASE)
#: A name in quotation marks, and the mark that is doubled inside.
_QUOTED = (
    (re.compile(r"“((?:[^”]|””)*)”"), "”"),
    (re.compile(r'"((?:[^"]|"")*)"'), '"'),
)


@dataclass(frozen=True)
class Passage:
    """A source, or the words that name it, and where in it: the page, to which page, the section.

    As text it is the line from which it is read again. A name that would be taken apart stands in
    quotation marks, doubled where they are its own: “Nota p. 3” p. 4.
    """

    source: Any
    page: int | None = None
    page_to: int | None = None
    section: str = ""

    def __str__(self) -> str:
        name = str(self.source)
        where = f" p. {self.page}" if self.page is not None else ""
        where += f"-{self.page_to}" if self.page_to is not None else ""
        where += f" § {self.section}" if self.section else ""
        plain = name + where
        if next(ways(plain)) == replace(self, source=name):
            return plain
        return f"“{name.replace('”', '””')}”{where}"


def ways(line: str) -> Iterator[Passage]:
    """Go through the ways to take a line apart, the likeliest first: the name in quotation marks,
    up to the first page or section, as long as the line itself, up to a comma.
    """
    line = line.strip()
    for pattern, mark in _QUOTED:
        if quoted := pattern.match(line):
            yield from _way(quoted[1].replace(mark * 2, mark), line, quoted.end())
    marks = [mark.start() for mark in _MARK.finditer(line)]
    commas = [] if marks else [comma.start() for comma in re.finditer(",", line)]
    for end in (*marks, len(line), *reversed(commas)):
        yield from _way(line[:end].rstrip(), line, end)


def _way(name: str, line: str, end: int) -> Iterator[Passage]:
    """The passage, if what follows the name is a place in a source."""
    if place := _PLACE.fullmatch(line, end):
        page, page_to = (int(text) if text else None for text in place.group("page", "page_to"))
        yield Passage(name, page, page_to, place["section"] or "")


class Sources:
    """The sources among which a line finds its own: by name, by id, or by how its name begins."""

    def __init__(self, sources: Iterable[Any]) -> None:
        self._named = {source.name: source for source in sources}
        self._keys = [(fold(name), fold(own.slug), own) for name, own in self._named.items()]

    def read(self, line: str) -> Passage:
        """Read a line. Raises `ValidationError` with a sentence that says what is wrong."""
        for find in (self._called, self._begun):
            for way in ways(line):
                found = find(way.source)
                if len(found) > 1:
                    raise _refusal(
                        _(
                            "“%(words)s” fits several sources: %(names)s. Write the whole name, or "
                            "the id."
                        ),
                        words=shown(way.source),
                        names=_listed(found),
                    )
                if found:
                    return replace(way, source=found[0])
        raise self._not_found(line)

    def _called(self, words: str) -> list[Any]:
        """Those of that name or id: the one that is so to the letter, or else the Dutch way."""
        if words in self._named:
            return [self._named[words]]
        key = fold(words)
        return [own for name, slug, own in self._keys if key and key in (name, slug)]

    def _begun(self, words: str) -> list[Any]:
        """Those whose name begins so."""
        key = fold(words)
        return [own for name, _slug, own in self._keys if key and name.startswith(key)]

    def _not_found(self, line: str) -> ValidationError:
        page = _PAGED.search(line)
        words = line[: page.start()].strip() if page else next(ways(line)).source
        if not fold(words):
            return _refusal(_("Begin with the source: “Jaarverslag 2014 p. 3 § Bestuurlijk”."))
        if page and (self._called(words) or self._begun(words)):
            return _refusal(
                _(
                    "“%(rest)s” after the page is not understood. Put “§” before a section; "
                    "another page is a citation of its own."
                ),
                rest=shown(line[page.end() :].strip(" ,")),
            )
        if nearest := self._nearest(fold(words)):
            return _refusal(
                _("There is no source “%(words)s”. Do you mean “%(nearest)s”?"),
                words=shown(words),
                nearest=nearest,
            )
        return _refusal(
            _("There is no source “%(words)s”. Add it to the sources first."), words=shown(words)
        )

    def _nearest(self, key: str) -> Any:
        """The source whose name, or how it begins, is most like what was typed."""
        near = {cut: own for name, _slug, own in self._keys for cut in (name, name[: len(key)])}
        return next((near[cut] for cut in get_close_matches(key, near, n=1)), None)


def _listed(sources: list[Any]) -> str:
    names = ", ".join(f"“{source}”" for source in sources[:NAMED])
    return f"{names}, …" if len(sources) > NAMED else names


def _refusal(sentence: str, **words: Any) -> ValidationError:
    return ValidationError(sentence % words if words else sentence, code="invalid")
