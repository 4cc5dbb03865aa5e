"""Entries told as happenings: what somebody did in one go, row by row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.history.tables import model_of_table
from g32.models import HistoryEntry
from g32.pages.cells import page_address

from .entries import TOGETHER
from .names import Names
from .values import after, before, called, is_erased
from .words import Line, changes


@dataclass
class Write:
    """What was done to one row: its kind and name, where it is found, and field by field.

    `there`: whether the row is still there; `erased`: its values are no more; `record`: the row
    as it was written.
    """

    entry: HistoryEntry
    kind: str
    name: str
    lines: list[Line] = field(default_factory=list)
    address: str = ""
    history: str = ""
    there: bool = True
    erased: bool = False
    record: Any = None

    @property
    def done(self) -> str:
        """What was done, as a code for the page."""
        return self.entry.act

    @property
    def act(self) -> str:
        """What was done, in a word."""
        return str(self.entry.get_act_display())


@dataclass
class Happening:
    """Writes that were made together, newest first: by one hand, for one reason, in one batch."""

    last: HistoryEntry
    since: datetime
    who: str = ""
    entries: list[HistoryEntry] = field(default_factory=list)
    writes: list[Write] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        """When the last of it was written."""
        return self.last.at

    def includes(self, entry: HistoryEntry) -> bool:
        """Whether the write before its first one belongs to it too."""
        return bool(entry.batch) or self.since - entry.at < TOGETHER


def together(entries: Iterable[HistoryEntry]) -> list[Happening]:
    """Put together what was written together; entries and happenings come newest first."""
    found: list[Happening] = []
    going: dict[tuple[str, str, str], Happening] = {}
    for entry in entries:
        said = (entry.actor, entry.reason, entry.batch)
        if said not in going or not going[said].includes(entry):
            going[said] = Happening(entry, entry.at)
            found.append(going[said])
        going[said].since = entry.at
        going[said].entries.append(entry)
    return found


def tell(entries: Iterable[HistoryEntry]) -> list[Happening]:
    """Tell the entries, newest first, as happenings."""
    happenings = together(entries)
    own = [entry for each in happenings for entry in each.entries]
    names, who = Names(), people(entry.actor for entry in own)
    names.fetch(_sides(own))
    there = _there(own)
    for each in happenings:
        each.who = who[each.last.actor]
        each.writes = [_write(entry, names, there) for entry in reversed(each.entries)]
    return happenings


def people(names: Iterable[str]) -> dict[str, str]:
    """Return what the users of these names are called."""
    wanted = set(names)
    users = get_user_model()._default_manager.filter(username__in=wanted - {""})
    found = {user.get_username(): user.get_full_name() or user.get_username() for user in users}
    outside = _("outside the application")
    return {name: found.get(name, name or outside) for name in wanted}


def address_of(model: Any, page: str, *arguments: Any) -> str:
    """Return the address of a page of the kind; "" where it has none."""
    try:
        return reverse(
            f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments
        )
    except NoReverseMatch:
        return ""


def _sides(entries: Iterable[HistoryEntry]) -> Iterator[tuple[Any, Any]]:
    for entry in entries:
        model = model_of_table(entry.table)
        yield from ((model, side) for side in (before(entry), after(entry)) if model and side)


def _there(entries: Iterable[HistoryEntry]) -> set[tuple[Any, int]]:
    """Which of the rows that were written are still there."""
    numbers: dict[Any, set[int]] = {}
    for entry in entries:
        if model := model_of_table(entry.table):
            numbers.setdefault(model, set()).add(entry.row)
    return {
        (model, pk)
        for model, pks in numbers.items()
        for pk in model._base_manager.filter(pk__in=pks).values_list("pk", flat=True)
    }


def _write(entry: HistoryEntry, names: Names, there: set[tuple[type[Model], int]]) -> Write:
    model: Any = model_of_table(entry.table)
    if model is None:
        return Write(entry, entry.table, str(entry.row), there=False)
    was, becomes = before(entry), after(entry)
    values = becomes or was
    kind = str(capfirst(model._meta.verbose_name))
    if not values:
        return Write(entry, kind, "", there=(model, entry.row) in there, erased=is_erased(entry))
    record = names.record(model, values)
    found = Write(entry, kind, called(record), changes(model, was, becomes, names), record=record)
    found.there = (model, entry.row) in there
    found.history = address_of(model, "history", entry.row)
    found.address = page_address(record) if found.there else found.history
    return found
