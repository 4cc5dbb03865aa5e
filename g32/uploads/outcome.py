"""What becomes of the rows of a file, in words, as the page shows it and the database keeps it."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from g32.importing import Outcome, RecordResource
from g32.importing.columns.base import written
from g32.importing.columns.words import words_of
from g32.importing.files import Table
from g32.importing.rows import CHANGED, NEW, REFUSED, SAME, Row
from g32.reports.columns import Column

#: So many cells name a row.
_NAMED = 4
#: What a row may be, as the address of the page calls it.
_KINDS = {NEW: "new", CHANGED: "changed", SAME: "same", REFUSED: "refused"}
#: So many lines on which an unclear name stands are told.
_LINES = 5


def told(resource: RecordResource, table: Table, outcome: Outcome) -> dict[str, Any]:
    """Return what the page shows, in the language of the moment: only texts and numbers.

    Beside what `summary` gives: `rows`, of each its `line`, `kind`, `name`, and as lists of texts
    its `facts` (label, old, new), `problems` (label, value, what is wrong) and `notes` (label,
    text). `unclear`: the names of which one has to choose what is meant.
    """
    told_of = _Telling(outcome.columns).told
    return {
        **summary(resource, table, outcome),
        "unclear": _unclear(resource, outcome),
        "rows": [told_of(row) for row in outcome.rows],
    }


def summary(resource: RecordResource, table: Table, outcome: Outcome) -> dict[str, Any]:
    """Return what is to be told of a file as a whole. `missing`: the labels of the columns that it
    does not have; `chosen`: label, name and what was chosen for it.
    """
    known, here = resource.known_columns(), {column.name for column in outcome.columns}
    return {
        "kind": table.kind,
        "sheet": table.sheet,
        "encoding": table.encoding,
        "missing": [str(known[name].label) for name in resource.fields if name not in here],
        "totals": {_KINDS[kind]: outcome.totals[kind] for kind in _KINDS},
        "noted": sum(bool(row.notes) for row in outcome.rows),
        "refusal": list(outcome.refusal),
        "is_refused": outcome.is_refused,
        "writes": outcome.writes_anything,
        "chosen": [
            [str(known[column].label), name, choice]
            for column, chosen in resource.choices.items()
            for name, choice in chosen.items()
        ],
    }


def packed(shown: dict[str, Any]) -> bytes:
    """Return what is shown as it is kept."""
    return zlib.compress(json.dumps(shown, separators=(",", ":")).encode())


def unpacked(kept: bytes | memoryview) -> dict[str, Any]:
    """Return what is shown."""
    shown: dict[str, Any] = json.loads(zlib.decompress(kept))
    return shown


class _Telling:
    """Tells rows in words; labels and words are looked up once for all of them."""

    def __init__(self, columns: list[Column]) -> None:
        self._names = [column.name for column in columns]
        self._labels = {column.name: str(column.label) for column in columns}
        self._words = {column.name: words_of(column) for column in columns}

    def told(self, row: Row) -> dict[str, Any]:
        """Return a row as the page shows it."""
        cells = [
            (name, text)
            for name, cell in zip(self._names, row.cells, strict=True)
            if name != "id" and (text := written(cell))
        ]
        return {
            "line": row.line,
            "kind": _KINDS[row.import_type],
            "name": ", ".join(text for _name, text in cells[:_NAMED]),
            "facts": list(self._facts(row, cells)),
            "problems": [
                [self._labels.get(each.column, ""), each.value, each.message]
                for each in row.problems
            ],
            "notes": [[self._labels[column], text] for column, text in row.notes],
        }

    def _facts(self, row: Row, cells: list[tuple[str, str]]) -> Iterator[list[str]]:
        """What a new row says, and how another changes."""
        if row.import_type == NEW:
            for name, text in cells:
                yield [self._labels[name], "", self._in_words(name, text)]
        elif row.import_type == CHANGED:
            for name, (old, new) in row.changes.items():
                yield [self._labels[name], self._in_words(name, old), self._in_words(name, new)]

    def _in_words(self, name: str, text: str) -> str:
        return self._words[name].get(text, text)


def _unclear(resource: RecordResource, outcome: Outcome) -> list[dict[str, Any]]:
    """Each name that may mean several records, once a column."""
    lines = defaultdict(list)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in outcome.rows:
        for each in row.problems:
            if each.name and each.candidates:
                key = each.column, each.name
                lines[key].append(row.line)
                found[key] = {
                    "column": each.column,
                    "label": str(resource.known_columns()[each.column].label),
                    "name": each.name,
                    "candidates": [list(candidate) for candidate in each.candidates],
                    "adds": resource.fields[each.column].adds,
                }
    return [
        each | {"lines": lines[key][:_LINES], "number": len(lines[key])}
        for key, each in found.items()
    ]
