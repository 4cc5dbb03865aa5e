"""What happened, write by write, to take along."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from g32.history.columns import is_private
from g32.models import HistoryEntry
from g32.reports import Report, When
from g32.reports.base import BATCH
from g32.reports.columns import Code, Listing, Number, Text

from .entries import everything
from .telling import Write, people, tell


class Writes(Report):
    """The writes that somebody asked for, the newest first; `asked` gives their numbers.

    What private rows held is left out: contact details are looked at on their page alone, where it
    is noted who does.
    """

    name = "history"
    verbose_name = _("history")
    description = _("What was written, by whom and why.")
    columns = (
        Number("number", _("number")),
        Text("at", _("at")),
        Text("actor", _("by")),
        Text("reason", _("reason")),
        Code("act", _("act"), HistoryEntry.Act),
        Text("kind", _("kind")),
        Text("record", _("name")),
        Listing("changes", _("changes")),
        Text("batch", _("batch")),
    )

    def __init__(self, when: When, asked: Any) -> None:
        super().__init__(when)
        self.asked = asked
        self._who: dict[str, str] = {}

    def given(self) -> tuple[Any, ...]:
        """The time, and what was asked for."""
        return (self.when, self.asked)

    def records(self) -> Iterator[Write]:
        """The writes, some at a time, each time going on below the last."""
        last = None
        while numbers := self.asked.numbers(BATCH, last):
            writes = [
                write for each in tell(everything().filter(pk__in=numbers)) for write in each.writes
            ]
            self._who |= people(write.entry.actor for write in writes)
            yield from sorted(writes, key=lambda write: -write.entry.pk)
            last = numbers[-1]

    def number(self, write: Write) -> int:
        """Its number."""
        return write.entry.pk

    def at(self, write: Write) -> str:
        """The moment, on the clock of here."""
        return f"{timezone.localtime(write.entry.at):%Y-%m-%d %H:%M:%S}"

    def actor(self, write: Write) -> str:
        """What whoever wrote it is called."""
        return self._who[write.entry.actor]

    def reason(self, write: Write) -> str:
        """Why."""
        return write.entry.reason

    def act(self, write: Write) -> str:
        """What was done."""
        return write.done

    def kind(self, write: Write) -> str:
        """What kind of record it is."""
        return write.kind

    def record(self, write: Write) -> str:
        """What it is called."""
        return write.name

    def changes(self, write: Write) -> Iterable[str]:
        """Field by field, what was there and what came."""
        private = write.record is not None and is_private(write.record)
        return () if private else (f"{line.label}: {line.said}" for line in write.lines)

    def batch(self, write: Write) -> str:
        """What it was written together with."""
        return write.entry.batch
