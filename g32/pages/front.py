"""On the first page: what changed lately, and what needs attention."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.asof import chosen_day
from g32.findings import Ask, Finding, checks
from g32.happenings.entries import TOGETHER, Sight
from g32.happenings.telling import people
from g32.history.tables import model_of_table, tables_aside
from g32.models import HistoryEntry
from g32.records import Record
from g32.reports import When
from g32.reports.kinds import linked

from .cells import link, page_address
from .panels import Panel, panel

#: So many of the latest writes are looked at, and so many acts shown.
WRITES, ACTS = 300, 8
#: So many kinds of record are counted apart.
KINDS = 4
#: So many findings of one check are shown.
FINDINGS = 4


@dataclass
class Act:
    """Writes that were made together: by one hand, for one reason, within seconds of each other.

    `entry` and `at` are those of the last one, `since` is when the first was made. `record` is
    what the act was about, while that is there; `deletes`: it did nothing else.
    """

    entry: int
    at: datetime
    since: datetime
    actor: str
    reason: str
    batch: str
    rows: list[tuple[str, int]] = field(default_factory=list)
    whole: bool = True
    deletes: bool = True
    record: Any = None

    def includes(self, at: datetime, actor: str, reason: str, batch: str) -> bool:
        """Whether the write before its first one belongs to it too."""
        if (self.actor, self.reason, self.batch) != (actor, reason, batch):
            return False
        return bool(batch) or self.since - at < TOGETHER


def latest_acts(visitor: Any) -> list[Act]:
    """Return the latest acts that the visitor may see, newest first; of an act that is too large,
    `whole` is False.
    """
    acts: list[Act] = []
    entries = HistoryEntry.objects.exclude(table__in=tables_aside()).order_by("-pk")
    entries = Sight.of(visitor).narrow(entries)
    columns = ("pk", "at", "actor", "reason", "batch", "act", "table", "row")
    writes = list(entries.values_list(*columns)[: WRITES + 1])
    for entry, at, actor, reason, batch, act, table, row in writes[:WRITES]:
        if not acts or not acts[-1].includes(at, actor, reason, batch):
            acts.append(Act(entry, at, at, actor, reason, batch))
        acts[-1].since = at
        acts[-1].rows.append((table, row))
        acts[-1].deletes &= act == HistoryEntry.Act.DELETE
    if len(writes) > WRITES:
        acts[-1].whole = False
    _fetch_records(acts[:ACTS])
    return acts[:ACTS]


def _fetch_records(acts: list[Act]) -> None:
    """Give each act the record that it was about, with one query for each kind."""
    subjects = [(act, *subject) for act in acts if (subject := _subject(act))]
    for model in {model for _act, model, _row in subjects}:
        own = [(act, row) for act, kind, row in subjects if kind is model]
        records = model._base_manager.select_related(*linked(model))
        there = records.in_bulk({row for _act, row in own})
        for act, row in own:
            act.record = there.get(row)


def _subject(act: Act) -> tuple[Any, int] | None:
    """Kind and number of the first record written that has a page."""
    if not act.whole:
        return None
    written = ((model_of_table(table), row) for table, row in reversed(act.rows))
    return next(((kind, row) for kind, row in written if kind and page_address(kind(pk=row))), None)


@panel(None, 40)
class Changed(Panel):
    """What was written lately, act by act."""

    title = gettext_lazy("changed lately")
    model = HistoryEntry
    columns = {"at": gettext_lazy("when"), "who": gettext_lazy("by"), "what": gettext_lazy("what")}
    empty = gettext_lazy("Nothing was written yet.")

    def rows(self, record: None) -> list[Act]:
        """The newest first."""
        acts = latest_acts(self.visitor)
        self._who = people(act.actor for act in acts)
        return acts

    def at(self, row: Act) -> SafeString:
        """When; a link to what was written last in that act."""
        address = reverse("admin:g32_historyentry_change", args=[row.entry])
        words = date_format(timezone.localtime(row.at), "SHORT_DATETIME_FORMAT")
        return format_html('<a href="{}">{}</a>', address, words)

    def who(self, row: Act) -> str:
        """By whom."""
        return self._who[row.actor]

    def what(self, row: Act) -> SafeString:
        """What was written, by kind; the record itself where there is one; and why."""
        kinds = _kinds(row)
        most = kinds.most_common(KINDS)
        words = ", ".join(_counted(names, number) for names, number in most)
        if not row.whole or len(kinds) > KINDS:
            words = _("%(kinds)s and more") % {"kinds": words}
        if row.deletes:
            words = _("%(kinds)s deleted") % {"kinds": words}
        about = format_html("{} – ", link(row.record)) if row.record else ""
        reason = format_html('<p class="note">{}</p>', row.reason) if row.reason else ""
        return format_html("{}{}{}", about, words, reason)


def _kinds(act: Act) -> Counter[tuple[str, str]]:
    """How many rows of each kind, by what one and what several are called.

    Rows without an id (links, other names) count only where nothing else was written.
    """
    first_to_last = dict.fromkeys(reversed(act.rows))
    models = [(model_of_table(table), table) for table, _row in first_to_last]
    records = [entry for entry in models if entry[0] and issubclass(entry[0], Record)]
    return Counter(_called(*entry) for entry in records or models)


def _called(model: type[Model] | None, table: str) -> tuple[str, str]:
    if model is None:
        return table, table
    return str(model._meta.verbose_name), str(model._meta.verbose_name_plural)


def _counted(names: tuple[str, str], number: int) -> str:
    return f"{number} {names[number != 1]}"


@panel(None, 35)
class Attention(Panel):
    """The first findings of the checks that are quick to ask; the report has all of them."""

    title = gettext_lazy("needs attention")
    model = None
    columns = {"record": gettext_lazy("record"), "message": gettext_lazy("what")}
    empty = gettext_lazy("Nothing that cannot wait.")

    def rows(self, record: None) -> Iterator[Finding]:
        """Check by check."""
        ask = Ask(When(day=chosen_day()))
        for some in checks().values():
            found = (
                each for check in some if check.brief for each in check.findings(ask, 0, FINDINGS)
            )
            yield from islice(found, FINDINGS)

    def table(self, record: None) -> Any:
        """Always lead to the findings of all checks."""
        table = super().table(record)
        table.more = reverse("admin:findings")
        return table
