"""What deserves attention."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from g32.findings import Ask, Check, Finding, Hit, Severity, checks

from .base import BATCH, Report, register
from .columns import Code, Id, PartialDate, Text
from .kinds import RecordKind
from .places import Place

_RECORD = attrgetter("since", "slug")


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
    slug: str
    check: Check
    hit: Hit


def _ordered(ask: Ask, some: Iterable[Check], begin: Place) -> Iterator[Row]:
    """Go through what checks find, at least from a place on, by date and then by record. Of no more
    than some records the words are fetched at once.
    """
    found = (
        _Found(since, slug, check, hit)
        for check in some
        for since, slug, hit in check.begun(ask)
        if (since, slug) >= begin[:2]
    )
    for part in _by_record(sorted(found, key=_RECORD)):
        yield from sorted(_told(ask, part), key=_order)


def _by_record(found: list[_Found]) -> Iterator[list[_Found]]:
    """Go through them in their order, some at a time; all of a record stay together."""
    some: list[_Found] = []
    for _record, same in groupby(found, _RECORD):
        some += same
        if len(some) >= BATCH:
            yield some
            some = []
    yield some


def _told(ask: Ask, found: list[_Found]) -> Iterator[Row]:
    """Go through the findings, in any order: those of each check are fetched together."""
    for check in dict.fromkeys(each.check for each in found):
        hits = [each.hit for each in found if each.check is check]
        yield from (Row(check, finding) for _hit, finding in check.told(ask, hits))


def _order(row: Row) -> tuple[str, str, str]:
    return row.finding.since, row.finding.record.slug, row.finding.message
