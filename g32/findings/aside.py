"""Findings that somebody set aside, with a reason: until their facts change."""

import hashlib
from collections import defaultdict

from django.conf import settings
from django.utils import translation

from g32.models import SetAside

from .base import Ask, Check, Finding

#: What tells the findings of one check apart: the record, and since when and until when.
Key = tuple[int, str, str]


def key(finding: Finding) -> Key:
    """Return which finding of its check it is."""
    return finding.record.pk, finding.since, finding.until


def facts(finding: Finding) -> str:
    """Return a digest of what a finding says, in the language in which it is said."""
    said = f"{finding.since}\n{finding.until}\n{finding.message}"
    return hashlib.sha256(said.encode()).hexdigest()


class Aside:
    """What was set aside of all checks; read once."""

    def __init__(self) -> None:
        self._reasons: dict[tuple[str, str], dict[tuple[int, str], str]] = defaultdict(dict)
        for row in SetAside.objects.all():
            self._reasons[row.check_code, row.table][row.row, row.facts] = row.reason

    def of(self, check: Check, ask: Ask) -> dict[Key, str]:
        """Return which findings of a check were set aside, and why.

        Only those that still say what they said then. Asks nothing where there are none.
        """
        reasons = self._reasons.get((check.code, check.model._meta.db_table))
        if not reasons:
            return {}
        rows = frozenset(row for row, _facts in reasons)
        only = Ask(ask.when, rows if ask.only is None else rows & ask.only)
        with translation.override(settings.LANGUAGE_CODE):
            found = [(key(each), facts(each)) for each in check.findings(only)]
        said = {which: reasons.get((which[0], digest)) for which, digest in found}
        return {which: reason for which, reason in said.items() if reason is not None}


class NotThereError(LookupError):
    """The finding is no longer there: somebody mended it, or something else is the matter now."""


def set_aside(check: Check, ask: Ask, since: str, until: str, reason: str) -> None:
    """Set aside the finding with these days, of the one record asked about.

    Raises `NotThereError`.
    """
    with translation.override(settings.LANGUAGE_CODE):
        found = list(check.findings(ask))
    for finding in found:
        if (finding.since, finding.until) == (since, until):
            SetAside.objects.update_or_create(
                check_code=check.code,
                table=check.model._meta.db_table,
                row=finding.record.pk,
                facts=facts(finding),
                defaults={"reason": reason},
            )
            return
    raise NotThereError


def take_back(check: Check, row: int) -> None:
    """Let all that was set aside of a record by a check be there again."""
    table = check.model._meta.db_table
    SetAside.objects.filter(check_code=check.code, table=table, row=row).delete()
