"""What deserves attention."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from g32.findings import Ask, Check, Finding, Hit, Severity, checks
from g32.text import fold

from .base import BATCH, Report, register
from .columns import Code, Id, PartialDate, Text
from .kinds import RecordKind
from .places import Place

#: So many findings of one date are put in order at once.
_AT_ONCE = 20 * BATCH
_SINCE = attrgetter("since")


class Row(NamedTuple):
    """A finding, with the check that found it."""

    check: Check
    finding: Finding


class CheckCode(Code):
    """The code of a check; its words are those of the checks that are registered by now."""

    def cell(self, value: Check, *, labels: bool) -> str:
        """Write the code or what people call it."""
        return str(value.label) if labels else value.code


@register
class Quality(Report):
    """All findings: what is wrong first. With a day, as things stood then; a year: at its end."""

    name = "quality"
    verbose_name = _("Quality")
    description = _("What deserves attention: errors, contradictions, gaps.")
    columns = (
        Id("finding.record.slug"),
        Code("severity", _("severity"), Severity, "check.severity"),
        CheckCode("check", _("check"), ()),
        RecordKind("record_kind", _("kind of record"), "finding.record"),
        Text("record", _("record"), "finding.record"),
        PartialDate("since", _("since"), "finding.since"),
        Text("message", _("message"), "finding.in_words"),
    )

    def records(self) -> Iterator[Row]:
        """Sort by severity, then by check, date and record."""
        return self.after(())

    def after(self, place: Place) -> Iterator[Row]:
        """Leave out the checks that come before, and what stands before in that of the place."""
        ask, told = Ask(self.when), checks()
        code, begin = (place[1], place[2:-1]) if place and place[1] in told else ("", ())
        for each in [*told][[*told].index(code) :] if code else told:
            yield from _ordered(ask, told[each], begin if each == code else ())

    def stands_at(self, row: Row) -> Place:
        """By severity, then by check, date and record."""
        return [*Severity].index(row.check.severity), row.check.code, *_order(row)

    def count(self) -> int:
        """Let each check count what it finds."""
        return sum(check.count(Ask(self.when)) for some in checks().values() for check in some)


class _Found(NamedTuple):
    """What one of several checks finds, without its words."""

    since: str
    check: Check
    hit: Hit


def _ordered(ask: Ask, some: Iterable[Check], begin: Place) -> Iterator[Row]:
    """Go through what checks find, at least from a place on, by date and then by record.

    Only the words of a record tell where it stands among those of its date: the findings of some
    dates are fetched at once.
    """
    found = (_Found(since, check, hit) for check in some for since, hit in check.begun(ask))
    for dates in _by_date(sorted((f for f in found if (f.since,) >= begin[:1]), key=_SINCE)):
        parts = [dates] if len(dates) <= _AT_ONCE else _parts(ask, dates, begin)
        for part in parts:
            yield from sorted((row for _each, row in _told(ask, part)), key=_order)


def _parts(ask: Ask, found: list[_Found], begin: Place) -> Iterator[list[_Found]]:
    """Put very many in order, from a place on, some at a time. All are gone through for that, and
    let go; they are fetched again when it is their turn: so no more are ever in memory.
    """
    told = enumerate(_told(ask, found))
    placed = sorted(
        (order, number, each) for number, (each, row) in told if (order := _order(row)) >= begin
    )
    for first in range(0, len(placed), BATCH):
        yield [each for _order, _number, each in placed[first : first + BATCH]]


def _by_date(found: list[_Found]) -> Iterator[list[_Found]]:
    """Go through them in their order, all of a date and of those after it until there are some."""
    some: list[_Found] = []
    for _since, same in groupby(found, _SINCE):
        some += same
        if len(some) >= BATCH:
            yield some
            some = []
    yield some


def _told(ask: Ask, found: list[_Found]) -> Iterator[tuple[_Found, Row]]:
    """Go through the findings, in any order: those of each check are fetched together."""
    for check in dict.fromkeys(each.check for each in found):
        own = {id(each.hit): each for each in found if each.check is check}
        for hit, finding in check.told(ask, [each.hit for each in own.values()]):
            yield own[id(hit)], Row(check, finding)


def _order(row: Row) -> tuple[str, str, str, str]:
    record = row.finding.record
    return row.finding.since, fold(str(record)), record.slug, row.finding.message
