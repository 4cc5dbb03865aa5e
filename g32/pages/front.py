"""On the first page: what changed lately, and what needs attention."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.findings import Finding, checks
from g32.history.tables import model_of_table
from g32.models import HistoryEntry
from g32.reports import When

from .cells import link, page_address
from .panels import Panel, panel

#: So many of the latest writes are looked at, and so many acts shown.
WRITES, ACTS = 300, 8
#: Writes of one hand that lie no further apart are one act.
TOGETHER = timedelta(seconds=2)
#: So many kinds of record are counted apart.
KINDS = 4
#: So many findings of one check are shown.
FINDINGS = 4


@dataclass
class Act:
    """Writes that were made together: by one hand, for one reason, within seconds of each other.

    `entry` and `at` are those of the last one, `since` is when the first was made.
    """

    entry: int
    at: datetime
    since: datetime
    actor: str
    reason: str
    batch: str
    rows: list[tuple[str, int]] = field(default_factory=list)
    whole: bool = True

    def includes(self, at: datetime, actor: str, reason: str, batch: str) -> bool:
        """Whether the write before its first one belongs to it too."""
        if (self.actor, self.reason, self.batch) != (actor, reason, batch):
            return False
        return bool(batch) or self.since - at < TOGETHER


def latest_acts() -> list[Act]:
    """Return the latest acts, newest first; of an act that is too large, `whole` is False."""
    acts: list[Act] = []
    entries = HistoryEntry.objects.order_by("-pk")
    writes = entries.values_list("pk", "at", "actor", "reason", "batch", "table", "row")[:WRITES]
    for entry, at, actor, reason, batch, table, row in writes:
        if not acts or not acts[-1].includes(at, actor, reason, batch):
            acts.append(Act(entry, at, at, actor, reason, batch))
        acts[-1].since = at
        acts[-1].rows.append((table, row))
    if sum(len(each.rows) for each in acts) == WRITES:
        acts[-1].whole = False
    return acts[:ACTS]


@panel(None, 40)
class Changed(Panel):
    """What was written lately, act by act."""

    title = gettext_lazy("changed lately")
    model = HistoryEntry
    columns = {"at": gettext_lazy("when"), "who": gettext_lazy("by"), "what": gettext_lazy("what")}
    empty = gettext_lazy("Nothing was written yet.")

    def rows(self, record: None) -> list[Act]:
        """The newest first."""
        return latest_acts()

    def at(self, row: Act) -> SafeString:
        """When; a link to what was written last in that act."""
        address = reverse("admin:g32_historyentry_change", args=[row.entry])
        words = date_format(timezone.localtime(row.at), "SHORT_DATETIME_FORMAT")
        return format_html('<a href="{}">{}</a>', address, words)

    def who(self, row: Act) -> str:
        """By whom."""
        return row.actor or _("outside the application")

    def what(self, row: Act) -> SafeString:
        """What was written, by kind; the record itself where there is one; and why."""
        kinds = Counter(_kind(table) for table, _row in dict.fromkeys(row.rows))
        most = kinds.most_common(KINDS)
        words = ", ".join(_counted(names, number) for names, number in most)
        if not row.whole or len(kinds) > KINDS:
            words = _("%(kinds)s and more") % {"kinds": words}
        record = _main_record(row)
        told = format_html("{} – {}", link(record), words) if record else SafeString(words)
        reason = format_html('<p class="note">{}</p>', row.reason) if row.reason else ""
        return format_html("{}{}", told, reason)


def _kind(table: str) -> tuple[str, str]:
    """What one row, and several rows, of the table are called."""
    model = model_of_table(table)
    if model is None:
        return table, table
    return str(model._meta.verbose_name), str(model._meta.verbose_name_plural)


def _counted(names: tuple[str, str], number: int) -> str:
    return f"{number} {names[number != 1]}"


def _main_record(act: Act) -> Any:
    """The record that the act was about: the first written that has a page and is still there."""
    if not act.whole:
        return None
    for table, row in reversed(act.rows):
        model = model_of_table(table)
        if model is not None and page_address(model(pk=row)):
            return model._base_manager.filter(pk=row).first()
    return None


@panel(None, 35)
class Attention(Panel):
    """The first findings of the checks that are quick to ask; the report has all of them."""

    title = gettext_lazy("needs attention")
    model = HistoryEntry
    columns = {"record": gettext_lazy("record"), "message": gettext_lazy("what")}
    empty = gettext_lazy("Nothing that cannot wait.")

    def rows(self, record: None) -> Iterator[Finding]:
        """Check by check."""
        for check in checks().values():
            if check.brief:
                yield from islice(check.find(When()), FINDINGS)

    def table(self, record: None) -> Any:
        """Always lead to the report, which has all findings of all checks."""
        table = super().table(record)
        table.more = reverse("admin:report", args=["quality"])
        return table
