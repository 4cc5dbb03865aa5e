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
KINDS = {NEW: "new", CHANGED: "changed", SAME: "same", REFUSED: "refused"}
#: So many lines on which an unclear name stands are told.
_LINES = 5


def told(resource: RecordResource, table: Table, outcome: Outcome) -> dict[str, Any]:
    """Return what the page shows, in the language of the moment: only texts and numbers.

    `rows`: of each its `line`, `kind`, `name`, and as lists of texts its `facts` (label, old, new),
    `problems` (label, value, what is wrong) and `notes` (label, text). `unclear`: the names of
    which one has to choose what is meant. `chosen`: label, name and what was chosen for it.
    """
    columns = {column.name: column for column in outcome.columns}
    places = [place for place, name in enumerate(columns) if name != "id"]
    return {
        "kind": table.kind,
        "sheet": table.sheet,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "header": [str(column.label) for column in columns.values()],
        "missing": [
            str(resource.known_columns()[name].label)
            for name in resource.fields
            if name not in columns
        ],
        "totals": {KINDS[kind]: outcome.totals[kind] for kind in KINDS},
        "noted": sum(bool(row.notes) for row in outcome.rows),
        "refusal": list(outcome.refusal),
        "is_refused": outcome.is_refused,
        "writes": outcome.writes_anything,
        "unclear": _unclear(resource, outcome),
        "chosen": [
            [str(resource.known_columns()[column].label), name, choice]
            for column, chosen in resource.choices.items()
            for name, choice in chosen.items()
        ],
        "rows": [_told_of(row, columns, places) for row in outcome.rows],
    }


def packed(shown: dict[str, Any]) -> bytes:
    """Return what is shown as it is kept."""
    return zlib.compress(json.dumps(shown, separators=(",", ":")).encode())


def unpacked(kept: bytes | memoryview) -> dict[str, Any]:
    """Return what is shown."""
    shown: dict[str, Any] = json.loads(zlib.decompress(kept))
    return shown


def _told_of(row: Row, columns: dict[str, Column], places: list[int]) -> dict[str, Any]:
    labels = {name: str(column.label) for name, column in columns.items()}
    kind = row.import_type
    cells = [written(cell) for cell in row.cells]
    return {
        "line": row.line,
        "kind": KINDS[kind],
        "name": ", ".join([cells[place] for place in places if cells[place]][:_NAMED]),
        "facts": list(_facts(row, kind, cells, columns)),
        "problems": [
            [labels.get(each.column, ""), each.value, each.message] for each in row.problems
        ],
        "notes": [[labels[column], text] for column, text in row.notes],
    }


def _facts(
    row: Row, kind: str, cells: list[str], columns: dict[str, Column]
) -> Iterator[list[str]]:
    """What a new row says, and how another changes."""
    if kind == NEW:
        for cell, column in zip(cells, columns.values(), strict=True):
            if cell and column.name != "id":
                yield [str(column.label), "", _in_words(column, cell)]
    elif kind == CHANGED:
        for name, (old, new) in row.changes.items():
            column = columns[name]
            yield [str(column.label), _in_words(column, old), _in_words(column, new)]


def _in_words(column: Column, cell: str) -> str:
    return words_of(column).get(cell, cell)


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
                    "adds": getattr(resource.fields[each.column], "adds", False),
                }
    return [
        each | {"lines": lines[key][:_LINES], "number": len(lines[key])}
        for key, each in found.items()
    ]
