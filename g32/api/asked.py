"""What a program asks of a report: read from the address, each parameter known and given once.

A column is a parameter too: rows of which it has that text, or of several given one of those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import parse_qsl

from django.core import signing
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from g32.reports import Report, When, WhenError
from g32.reports.columns import Code, Column, YesNo
from g32.reports.places import Place, told

from .problems import ProblemError
from .tags import version

#: How many rows a page has, where nothing is said, and at most.
LIMIT, MOST = 100, 1000
#: So many parameters an address has at most, and so many characters as we write it: then there is
#: room for the place at which the next page begins.
_PARAMETERS, LONGEST = 1000, 4000
#: What every report is asked by, beside its columns.
OWN = ("on", "year", "limit", "after")


def parameters(request: HttpRequest) -> dict[str, list[str]]:
    """Return what stands behind the "?". Raises `ProblemError` where that is no text."""
    raw = request.META.get("QUERY_STRING", "")
    try:
        text = raw.encode("latin-1").decode()
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_PARAMETERS)
    except UnicodeError:
        raise ProblemError(400, _("The address is not in UTF-8.")) from None
    except ValueError:
        detail = _("The address has too many parameters: at most %d.") % _PARAMETERS
        raise ProblemError(400, detail) from None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if "\0" in name + value:
            raise ProblemError(400, _("The address has a character that no text has."))
        found.setdefault(name, []).append(value)
    return found


def require_none(request: HttpRequest) -> None:
    """Refuse an address with parameters, where there are none."""
    for name in parameters(request):
        raise ProblemError(400, _unknown(name, ()), parameter=name[:100])


@dataclass(frozen=True)
class Asked:
    """A page of a report: of which time, of which rows, how many, from which place on."""

    report: Report
    only: Mapping[str, Sequence[str]]
    limit: int
    after: Place

    @classmethod
    def of(cls, kind: type[Report], request: HttpRequest) -> Self:
        """Read the address. Raises `ProblemError` for what it says wrongly."""
        given = parameters(request)
        columns = {column.name: column for column in kind.columns}
        for name in given:
            if name not in columns and name not in OWN:
                raise ProblemError(400, _unknown(name, columns), parameter=name[:100])
        when = _when(_once(given, "on"), _once(given, "year"))
        only = {
            name: sorted({_checked(columns[name], text) for text in texts})
            for name, texts in given.items()
            if name not in OWN
        }
        limit = _limit(_once(given, "limit"))
        asked = cls(kind(when), only, limit, ())
        if len(urlencode(asked.query())) > LONGEST:
            detail = _("Behind the “?” an address has at most %d characters. Ask for less at once.")
            raise ProblemError(414, detail % LONGEST)
        after = _once(given, "after")
        return asked if after is None else cls(asked.report, only, limit, asked.place(after))

    def query(self) -> list[tuple[str, Any]]:
        """Return what stands behind the "?", but for the place."""
        when = self.report.when
        time = {"on": when.day and when.day.isoformat(), "year": when.year}
        found: list[tuple[str, Any]] = [(name, value) for name, value in time.items() if value]
        found += [(name, text) for name, texts in self.only.items() for text in texts]
        return [*found, ("limit", self.limit)]

    def cursor(self, place: Place) -> str:
        """Return the place as the next page is asked by it."""
        return self._signer.sign_object([told(part) for part in place], compress=True)

    def place(self, cursor: str) -> Place:
        """Return the place that a page ended at. Raises `ProblemError` for what we did not give."""
        try:
            return tuple(self._signer.unsign_object(cursor))
        except signing.BadSignature:
            detail = _(
                "This does not come from a page before this one. Follow “next”, and change nothing "
                "beside “limit”."
            )
            raise ProblemError(400, detail, parameter="after") from None

    @property
    def _signer(self) -> signing.Signer:
        """Signs for this very question alone, and for the order of rows that this version has."""
        question = [version(), self.report.name, str(self.report.when), sorted(self.only.items())]
        return signing.Signer(salt=f"g32.api {question!r}")


def _unknown(name: str, columns: Any) -> str:
    if name == "op" and columns:
        return _("“op” is for pages. Here a day is asked for with “on”.")
    known = ", ".join([*OWN, *columns]) if columns else _("none")
    return _("There is no parameter “%(name)s”. Known are: %(known)s.") % {
        "name": name[:100],
        "known": known,
    }


def _once(given: Mapping[str, list[str]], name: str) -> str | None:
    values = given.get(name, [])
    if len(values) > 1:
        raise ProblemError(400, _("Give “%s” once.") % name, parameter=name)
    return values[0] if values else None


def _when(on: str | None, year: str | None) -> When:
    try:
        return When.parse(on, year)
    except WhenError as wrong:
        name = "year" if on is None else "on"
        raise ProblemError(400, wrong.message, parameter=name) from None


def _limit(text: str | None) -> int:
    if text is None:
        return LIMIT
    plain = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))
    if not plain or not 1 <= int(text) <= MOST:
        detail = _("“limit” is a whole number from 1 to %d.") % MOST
        raise ProblemError(400, detail, parameter="limit")
    return int(text)


def _checked(column: Column, text: str) -> str:
    """Return the text; refuse what is no code of a list. "" is what is not known."""
    known = codes(column)
    if text and known and text not in known:
        detail = _("“%(name)s” is one of: %(known)s.")
        words = {"name": column.name, "known": ", ".join(known)}
        raise ProblemError(400, detail % words, parameter=column.name)
    return text


def codes(column: Column) -> list[str]:
    """Return the codes that a column can have; none where it can have any text."""
    if isinstance(column, YesNo):
        return ["yes", "no"]
    return [code for code in column.words if code] if isinstance(column, Code) else []
