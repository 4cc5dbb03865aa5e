"""From a table to what is to be written: row by row, but asked of the database all together."""

from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from g32.dates.edtf import shown
from g32.reports.snapshot import snapshot
from g32.text import fold

from . import current, verdicts
from .columns import ReportField, alike
from .columns.base import written
from .columns.words import codes_of
from .current import Existing
from .files import Table, Unclear, UnreadableError
from .recognising import compared_by, recognised
from .resource import Outcome, RecordResource, is_of_template
from .rows import CHANGED, NEW, SAME, Row, UnclearNameError


def plan(resource: RecordResource, table: Table) -> Outcome:
    """Work out what becomes of each row. Writes nothing. Raises `UnreadableError`."""
    with snapshot():
        planning = Planning(resource, table)
        planning.identify()
        planning.compare()
        planning.read()
        planning.judge()
    return planning.outcome


class Planning:
    """The steps from the cells to what is to be written."""

    def __init__(self, resource: RecordResource, table: Table) -> None:
        self.resource = resource
        self.model = resource._meta.model
        self.places = resource.places(table)
        self.columns = resource.known_columns()
        self.outcome = Outcome([self.columns[name] for name in self.places])
        self.rows = self.outcome.rows
        self.rows += [Row(line, cells) for line, cells in table.rows]
        self.existing: dict[Any, Existing] = {}
        if not self.rows:
            raise UnreadableError(_("Under the header there is no row to import."))
        self.fields = list(resource.present(self.places))
        self.derived = [
            name for name in self.places if name not in resource.fields and name != "id"
        ]

    def existing_of(self, model: Any) -> Existing:
        """Return the stored rows of a kind that can stand in the way."""
        if model not in self.existing:
            self.existing[model] = Existing(model)
        return self.existing[model]

    def identify(self) -> None:
        """Find the record that each row with an id is about."""
        self.resource.tell("find", 0, len(self.rows))
        given = self._given()
        if len(given) < len(self.rows):
            self.resource.require(self.places)
        derived = self.resource.derived_rows(given) if given else {}
        found = current.by_slug(self.resource, given.keys() - derived) if given else {}
        lines: dict[int, int] = {}
        for slug, row in given.items():
            row.kind = SAME
            if slug in derived:
                self._compare_derived(row, derived[slug])
            elif slug in found:
                self._take(row, slug, found[slug], lines)
            elif is_of_template(slug):
                row.note("id", _("This row of the template is passed over."))
            else:
                row.refuse("id", slug, self._no_such_id(slug))

    def _given(self) -> dict[str, Row]:
        """The rows with an id, by that."""
        place = self.places.get("id")
        given: dict[str, Row] = {}
        for row in self.rows if place is not None else ():
            cell = row.cells[place]  # type: ignore[index]
            slug = written(cell).strip()
            if isinstance(cell, Unclear):
                row.refuse("id", slug, ValidationError(str(cell.why.label)))
            elif slug in given:
                sentence = _("This id stands on line %s already. Keep one of the two.")
                row.refuse("id", slug, ValidationError(sentence % given[slug].line))
            elif slug:
                given[slug] = row
        return given

    @staticmethod
    def _take(row: Row, slug: str, record: Any, lines: dict[int, int]) -> None:
        """Let a row be about a record, unless one on another line is: a former id leads to it."""
        line = lines.setdefault(record.pk, row.line)
        if line == row.line:
            row.record = record
        else:
            sentence = _("The record with this id stands on line %s too. Keep one of the two.")
            row.refuse("id", slug, ValidationError(sentence % line))

    def _compare_derived(self, row: Row, says: Mapping[str, Any]) -> None:
        """Refuse a row to say other than what it follows from."""
        for name, place in self.places.items():
            cell = written(row.cells[place])
            if not _says_the_same(self.columns[name], cell, says[name]):
                sentence = _("This row follows from another seat or from membership: change that.")
                row.refuse(name, cell, ValidationError(sentence))

    def _no_such_id(self, slug: str) -> ValidationError:
        sentence = _(
            "There is no %(kind)s with the id “%(id)s”. Correct it, or empty the cell to make a new"
            " record."
        )
        kind = self.model._meta.verbose_name
        return ValidationError(sentence % {"kind": kind, "id": shown(slug)})

    def compare(self) -> None:
        """See which rows with an id differ from what the report says now."""
        here = [row for row in self.rows if row.record is not None]
        current.tell(self.resource, here, list(self.places))
        for row in here:
            if not row.was:
                sentence = _("This record is not of the time of which the file tells.")
                row.refuse("id", row.record.slug, ValidationError(sentence))
        names, at = list(self.places), itemgetter(*self.places.values())
        told = itemgetter(*names) if len(names) > 1 else None
        self.differing = [
            row
            for row in here
            if row.was and (told is None or _texts(told(row.was)) != at(row.cells))
        ]

    def read(self) -> None:
        """Read the cells that say something new: all of the rows without an id, and of the others
        those that differ.
        """
        fresh = [row for row in self.rows if row.kind == NEW and not row.problems]
        changed = {
            field: [row for row in self.differing if _differs(field, row, self.places)]
            for field in self.fields
        }
        for number, (field, rows) in enumerate(changed.items()):
            self.resource.tell("read", number, len(self.fields))
            field.learn({*map(field.cell, rows), *map(field.cell, fresh)})
        _take(changed)
        for row in self.differing:
            self.note_derived(row)
        self._begin(fresh)

    def _begin(self, fresh: list[Row]) -> None:
        """Make new records of the rows without an id, but for those that are in the register."""
        met = recognised(self, fresh)
        template = self.model()
        new = [row for row in fresh if row not in met and not row.problems]
        for row in new:
            row.record = alike(template)
            row.add(row.record)
        _take(dict.fromkeys(self.fields, new))
        self._meet_again(met)

    def _meet_again(self, met: dict[Row, int]) -> None:
        """Take rows for the records that they repeat. What the other columns say may add to those;
        to say something else, a row needs the id.
        """
        for row in met:
            row.kind = SAME
        compared = compared_by(self)
        others = [each for each in self.fields if each not in compared and each.says_more]
        names = [*(field.column.name for field in others), *self.derived]
        if not met or not names:
            return
        found = self.model._base_manager.in_bulk(set(met.values()))
        for row, number in met.items():
            row.record = found[number]
        current.tell(self.resource, met, names)
        again = [row for row in met if row.was]
        _take(
            {field: [row for row in again if _differs(field, row, self.places)] for field in others}
        )
        for row in again:
            self.note_derived(row)
            if any(not write.is_new for write in row.writes):
                sentence = _(
                    "This is in the register already, and differs. To change it, give its id: %s."
                )
                slug = row.record.slug
                row.refuse("", "", UnclearNameError(sentence % slug, [(slug, slug)]))

    def judge(self) -> None:
        """Let all that is to be written be judged as its form would."""
        self.resource.tell("check", 0, len(self.rows))
        for row in self.rows:
            if row.kind == SAME and row.writes:
                row.kind = CHANGED
        verdicts.judge(self)

    def note_derived(self, row: Row) -> None:
        """Note where the file says other than what follows from other columns."""
        for name in self.derived:
            says, cell = row.was.get(name, ""), row.cells[self.places[name]]
            column = self.columns[name]
            if not _says_the_same(column, written(cell), says):
                sentence = _("Follows from other columns, so it stays: %s.")
                row.note(name, sentence % (says or _("empty")))


def _take(fields: Mapping[ReportField, Collection[Row]]) -> None:
    """Take up, column by column, the cells of these rows."""
    for field, rows in fields.items():
        if rows:
            field.meet(rows)
            for row in rows:
                field.take(row)


def _differs(field: ReportField, row: Row, places: dict[str, int]) -> bool:
    return any(
        row.cells[places[name]] != _text(row.was.get(name))
        for name in (field.column.name, *field.beside)
        if name in places
    )


def _says_the_same(column: Any, given: str, says: Any) -> bool:
    """Whether a cell says what the report says, as a code or in words; empty, it says nothing."""
    given = given.strip()
    return given in ("", _text(says)) or codes_of(column).get(fold(given)) == says


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _texts(cells: Iterable[Any]) -> tuple[str, ...]:
    return tuple(cell if isinstance(cell, str) else _text(cell) for cell in cells)
