"""What happened, write by write, to take along."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from g32.history.columns import is_private
from g32.models import HistoryEntry
from g32.reports import Report, When
from g32.reports.base import BATCH
from g32.reports.columns import Code, Listing, Moment, Number, Text

from .entries import everything
from .telling import Write, tell


class Written(NamedTuple):
    """A write, and what whoever wrote it is called."""

    who: str
    write: Write


class Writes(Report):
    """The writes that somebody asked for, newest first; `asked` gives their numbers in pages.

    What private rows held is left out: contact details are looked at on their page alone, where it
    is noted who does.
    """

    name = "history"
    verbose_name = _("history")
    description = _("What was written, by whom and why.")
    columns = (
        Number("number", _("number"), "write.entry.pk"),
        Moment("at", _("at"), "write.entry.at"),
        Text("actor", _("by"), "who"),
        Text("reason", _("reason"), "write.entry.reason"),
        Code("act", _("act"), HistoryEntry.Act, "write.done"),
        Text("kind", _("kind"), "write.kind"),
        Text("record", _("name"), "write.name"),
        Listing("changes", _("changes")),
        Text("batch", _("batch"), "write.entry.batch"),
    )

    def __init__(self, when: When, asked: Any) -> None:
        super().__init__(when)
        self.asked = asked

    def given(self) -> tuple[Any, ...]:
        """The time, and what was asked for."""
        return (self.when, self.asked)

    def records(self) -> Iterator[Written]:
        """The writes, some at a time."""
        for numbers in self.asked.pages(BATCH):
            some = [
                Written(each.who, write)
                for each in tell(everything().filter(pk__in=numbers))
                for write in each.writes
            ]
            yield from sorted(some, key=lambda one: -one.write.entry.pk)

    def changes(self, one: Written) -> Iterable[str]:
        """Field by field, what was there and what came."""
        record = one.write.record
        if record is not None and is_private(record):
            return ()
        return (f"{line.label}: {line.said}" for line in one.write.lines)
