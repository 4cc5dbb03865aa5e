"""The two doors: the import of one row, and the forms; what each says, and what then stands."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from g32.history.tables import model_of_table
from g32.importing import NotAppliedError, apply, preview, resources
from g32.importing.files import Table, UnreadableError
from g32.importing.rows import NEW
from g32.models import HistoryEntry
from g32.records import register_models

from .forms import Browser, RefusedError, fill_in, newest


@dataclass
class Answer:
    """What a door says. `reasons`: why it refuses; `stands`: what differs in the register then;
    `met`: the record for which a new row was taken; `may`: whether the user may use it at all.
    """

    accepted: bool
    reasons: Any = ()
    stands: list[Any] = field(default_factory=list)
    met: Any = None
    is_new: bool = False
    may: bool = True


class Register:
    """The register as it is before each row."""

    def __init__(self, world):
        self.world = world
        self.before = {
            model: {row["id"]: row for row in model._base_manager.values()}
            for model in register_models()
        }
        self.browsers = {who: Browser(each.client) for who, each in world.clients.items()}

    def by_import(self, row):
        """What the import says of a row; its preview and its application are to say the same."""
        header, cells = row.table()
        table = Table("csv", header, rows=[(2, cells)])
        kind, user = resources()[row.kind.name], self.world.clients[row.who].user
        since = newest()
        with transaction.atomic():
            seen = self._looked(kind(user), table)
            assert newest() == since, f"a preview wrote something: {row}"
            answer = self._applied(kind(user), table)
            answer.stands = self.stands(since)
            transaction.set_rollback(True)
        assert seen.accepted == answer.accepted, f"{row}\n{seen.reasons}\n{answer.reasons}"
        return answer

    @staticmethod
    def _looked(resource, table):
        try:
            return _answer(preview(resource, table))
        except UnreadableError as error:
            return Answer(False, [error.message])

    @staticmethod
    def _applied(resource, table):
        try:
            with transaction.atomic():
                return _answer(apply(resource, table, reason="proef")[0])
        except (UnreadableError, NotAppliedError) as error:
            return Answer(False, [type(error).__name__, error.message])

    def by_forms(self, row, record):
        """What the forms say of what a row says of the record (None: of a new one)."""
        since = newest()
        with transaction.atomic():
            answer = self._filled_in(row, record)
            # What one of several forms saved before the next refused is of no account.
            answer.stands = self.stands(since) if answer.accepted else []
            transaction.set_rollback(True)
        return answer

    def _filled_in(self, row, record):
        try:
            with transaction.atomic():
                fill_in(self.browsers[row.who], row, record, self.world)
        except RefusedError as refusal:
            return Answer(False, refusal.args, may=refusal.may)
        return Answer(True)

    def stands(self, since):
        """What is other than before, of the rows that were written since: each with its table, its
        number (none of a new one), and its values.
        """
        entries = HistoryEntry.objects.filter(pk__gt=since).order_by()
        written = set(entries.values_list("table", "row"))
        found = {}
        for table, number in written:
            model = model_of_table(table)
            now = model._base_manager.filter(pk=number).values().first()
            if now != self.before[model].get(number):
                found[model, number] = now
        told = ((model, number) for model, number in found)
        return sorted((self._told(each, found) for each in told), key=str)

    def _told(self, which, found):
        """A row, and in the place of the numbers of new rows what those say."""
        model, number = which
        row = found[which]
        if row is None:
            return model.__name__, number, None
        is_new = number not in self.before[model]
        values = []
        for each in model._meta.concrete_fields:
            value = row[each.attname]
            if each.is_relation and value is not None:
                target = each.related_model._meta.concrete_model, value
                value = self._told(target, found) if value not in self.before[target[0]] else value
            if not each.primary_key:
                values.append((each.name, value))
        return model.__name__, "new" if is_new else number, tuple(values)


def _answer(outcome):
    (row,) = outcome.rows
    reasons = [*outcome.refusal, *(f"{each.column}: {each.message}" for each in row.problems)]
    accepted = not outcome.is_refused
    return Answer(accepted, reasons, met=row.record, is_new=row.kind == NEW)
