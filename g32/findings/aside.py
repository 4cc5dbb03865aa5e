"""Findings that somebody set aside, with a reason: until their facts change."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language

from g32.models import SetAside

from .base import Ask, Check, Finding

#: What tells the findings of one check apart: the record, and a digest of the facts.
Key = tuple[int, str]


def told(
    check: Check, ask: Ask, first: int = 0, last: int | None = None
) -> list[tuple[Finding, Key]]:
    """Return the findings as the visitor reads them, each with what tells it apart, which is the
    same in every language.
    """
    found = list(check.findings(ask, first, last))
    if get_language() == settings.LANGUAGE_CODE:
        return [(each, _key(each)) for each in found]
    with translation.override(settings.LANGUAGE_CODE):
        own = [_key(each) for each in check.findings(ask, first, last)]
    return list(zip(found, own, strict=True))


def _key(finding: Finding) -> Key:
    facts = f"{finding.since}\n{finding.until}\n{finding.message}\n{finding.rests_on}"
    return finding.record.pk, hashlib.sha256(facts.encode()).hexdigest()


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
            found = [_key(each) for each in check.findings(only)]
        return {which: reasons[which] for which in found if which in reasons}

    def left(self, check: Check, ask: Ask, most: int) -> list[Finding]:
        """Return the first findings of a check, at most so many, without those set aside."""
        put_by = self.of(check, ask)
        if not put_by:
            return list(check.findings(ask, 0, most))
        return [each for each, own in told(check, ask, 0, most) if own not in put_by]


class NotThereError(LookupError):
    """The finding is no longer there: somebody mended it, or something else is the matter now."""


def set_aside(some: Iterable[Check], ask: Ask, digest: str, reason: str) -> None:
    """Set aside the finding of these facts, of the one record asked about, whichever of the checks
    finds it.

    Raises `NotThereError`.
    """
    for check in some:
        for finding, which in told(check, ask):
            if which[1] == digest:
                SetAside.objects.update_or_create(
                    check_code=check.code,
                    table=finding.table,
                    row=finding.record.pk,
                    facts=digest,
                    defaults={"reason": reason},
                )
                return
    raise NotThereError


def take_back(check: Check, row: int, digest: str) -> None:
    """Let the finding of these facts be there again."""
    table = check.model._meta.db_table
    put_by = SetAside.objects.filter(check_code=check.code, table=table, row=row, facts=digest)
    put_by.delete()
