"""What deserves attention."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from g32.findings import Ask, Check, Finding, Severity, checks
from g32.text import fold

from .base import Report, register
from .columns import Code, Id, PartialDate, Text
from .kinds import RecordKind
from .places import Place


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
        return self._from("")

    def _from(self, code: str) -> Iterator[Row]:
        """Go through what the checks find from this one on; "": from the first."""
        ask, told = Ask(self.when), checks()
        codes = [*told][[*told].index(code) :] if code in told else told
        for each in codes:
            found = (Row(check, finding) for check in told[each] for finding in check.findings(ask))
            yield from sorted(found, key=_order)

    def after(self, place: Place) -> Iterator[Row]:
        """Leave out the checks that come before."""
        return self._from(place[1] if place else "")

    def stands_at(self, row: Row) -> Place:
        """By severity, then by check, date and record."""
        return [*Severity].index(row.check.severity), row.check.code, *_order(row)


def _order(row: Row) -> tuple[str, str, str, str]:
    record = row.finding.record
    return row.finding.since, fold(str(record)), record.slug, row.finding.message
