"""Two acts in every order, and what must be true afterwards.

What is expected is worked out from the tables alone: which rows a save wrote, which rows stand on
the page of the other. Neither the history nor what a form carries is asked.
"""

from collections import Counter
from itertools import product
from typing import Any

from django.db import transaction

from g32.fields import KeyField
from network.models import Appointment, ContactDetails, Office, PersonName
from tests.admin import left_in
from tests.g32.two_people.acts import ACTS, TABLES, Act, confirmed

#: When the second opens their page: before the first, after the first, after the first saved.
ORDERS = ("second first", "first first", "one after the other")
CASES = list(product(ORDERS, ACTS, ACTS))

Row = tuple[str, int]
Tables = dict[Row, dict[str, Any]]


def dump() -> Tables:
    """Everything that stands in the tables, but for what follows from the rest."""
    return {
        (model._meta.db_table, row.pk): {
            each.name: getattr(row, each.attname)
            for each in model._meta.concrete_fields
            if not (each.generated or isinstance(each, KeyField) or each.name in ("id", "slug"))
        }
        for model in TABLES
        for row in model._base_manager.all()
    }


def cells(before: Tables, after: Tables) -> dict[tuple[Row, str], Any]:
    """What differs, cell by cell; a row that is gone as the cell ""."""
    found = {}
    for row, values in before.items():
        if row not in after:
            found[row, ""] = None
        else:
            found |= {
                (row, name): after[row][name] for name in values if values[name] != after[row][name]
            }
    return found


def new_rows(before: Tables, after: Tables) -> Counter:
    """The rows that were added, whatever their numbers."""
    return Counter(
        (row[0], tuple(sorted(after[row].items(), key=str))) for row in after.keys() - before.keys()
    )


def on_page(act: Act, world: Any, tables: Tables) -> set[Row]:
    """The rows that the page of an act shows: the record, and what hangs on it there."""
    record = getattr(world, act.record)
    if act.how == "add":
        return set()
    kind = record._meta.concrete_model
    links = {
        "person": [(PersonName, "owner"), (Office, "person"), (Appointment, "person")],
        "seat": [(Appointment, "seat")],
        "office": [(ContactDetails, "office")],
    }
    hanging = list(links.get(kind._meta.model_name, []))
    if act.how != "change":
        hanging = [pair for pair in hanging if pair[0] is ContactDetails]
    hanging.append((kind._meta.get_field("citations").related_model, "record"))
    if kind._meta.model_name == "city":
        hanging = []
    shown = {(kind._meta.db_table, record.pk)}
    for model, link in hanging:
        table = model._meta.db_table
        shown |= {
            row for row, values in tables.items() if row[0] == table and values[link] == record.pk
        }
    return shown


class Found:
    """What was counted."""

    def __init__(self) -> None:
        self.cases = self.refused = self.passed = 0
        self.losses: list[str] = []
        self.alarms: list[str] = []

    def __str__(self) -> str:
        return (
            f"{self.cases} interleavings: {self.passed} saved at once, {self.refused} compared "
            f"first; {len(self.losses)} silent losses, {len(self.alarms)} false alarms"
        )


class Desks:
    """Two clients at one world; every case is undone."""

    def __init__(self, first: Any, second: Any, world: Any) -> None:
        self.first, self.second, self.world = first, second, world
        self.base = dump()
        self.pages = {
            (who, name): act.open(client, world, who)
            for who, client in (("A", first), ("B", second))
            for name, act in ACTS.items()
        }
        self.alone = {name: self._alone(name) for name in ACTS}

    def _alone(self, name: str) -> Tables:
        """What the tables hold when the second does this and nobody else anything."""
        with transaction.atomic():
            answer = self.second.post(*self.pages["B", name])
            assert answer.status_code == 302, (name, answer.status_code)
            after = dump()
            transaction.set_rollback(True)
        return after

    def run(self, case: tuple[str, str, str], found: Found) -> None:
        """Let the first save, and then the second; see what became of both."""
        with transaction.atomic():
            found.cases += 1
            self._run(case, found)
            transaction.set_rollback(True)

    def _run(self, case: tuple[str, str, str], found: Found) -> None:
        order, one, two = case
        act, page = ACTS[two], self.pages["B", two]
        if self.first.post(*self.pages["A", one]).status_code != 302:
            found.alarms.append(f"{case}: the first is refused")
            return
        between = dump()
        if order == "one after the other":
            page = act.open(self.second, self.world, "B")
            if page is None:
                return
        written = {row for row, _name in cells(self.base, between)}
        written |= between.keys() - self.base.keys()
        shown = on_page(act, self.world, self.base) | on_page(act, self.world, between)
        expected = bool(written & shown) and order != "one after the other"
        answer = self.second.post(*page)
        if answer.status_code == 302 and (order == ORDERS[-1] or dump() != between):
            found.passed += 1
            if expected:
                found.losses.append(f"{case}: saved over unawares")
        elif not _is_told(answer, dump() == between):
            found.losses.append(f"{case}: nothing is said")
        else:
            found.refused += 1
            if not expected and not _is_refused_for_itself(answer):
                found.alarms.append(f"{case}: refused without need")
            self._go_on(page[0], answer, page[1])
        self._look(case, between, found)

    def _go_on(self, url: str, answer: Any, sent: dict[str, Any]) -> None:
        """Do what the page asks for: save what is merged, delete all the same."""
        context = answer.context
        if answer.status_code == 410 and not context["deleted"]:  # it stands elsewhere
            url = context["onwards"]
            answer = self.second.post(url, dict(context["posted"]))
            context = answer.context
        if context and "comparison" in context and answer.status_code == 200:
            self.second.post(url, left_in(answer))
        elif context and context.get("version") and "post" in sent:
            kept = {name: value for name, value in sent.items() if name != "_version"}
            self.second.post(*confirmed(url, answer, **kept))

    def _look(self, case: tuple[str, str, str], between: Tables, found: Found) -> None:
        """See whether what either did is there, but where both did the same or one deleted it."""
        after, alone = dump(), self.alone[case[2]]
        theirs, mine = cells(self.base, between), cells(self.base, alone)
        gone = {row for row, name in {**theirs, **mine} if name == ""}
        if any(row in after for row in gone):
            found.losses.append(f"{case}: what was deleted is back")
        if case[0] == "one after the other":
            return
        for (row, name), value in {**theirs, **mine}.items():
            if row in gone or row not in after:
                continue
            if after[row][name] != value:
                found.losses.append(f"{case}: {row} {name} is {after[row][name]!r}, not {value!r}")
        # Of two that are the same the database keeps one; what hung on what is gone, is gone too.
        added = new_rows(self.base, between) | new_rows(self.base, alone)
        if added - new_rows(self.base, after) and not gone:
            found.losses.append(f"{case}: a new row is missing")


def _is_told(answer: Any, unchanged: bool) -> bool:
    """Whether a page says who else saved, and nothing was saved."""
    if not unchanged:
        return False
    if answer.status_code == 302:  # gone: a message leads to the list
        from tests.admin import said

        return any("karel" in text for text in said(answer))
    return "karel" in answer.text or _is_refused_for_itself(answer)


def _is_refused_for_itself(answer: Any) -> bool:
    """Whether a form is refused because the two acts cannot both be: a double appointment."""
    form = (answer.context or {}).get("adminform")
    return bool(form) and "comparison" not in answer.context
