"""History against itself and against the rows it tells of, table by table."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from g32.history.columns import HIDDEN, SECRET, is_private
from g32.history.install import engine_of
from g32.history.tables import kept_models
from g32.models import HistoryEntry

_TOGETHER = 1000

#: For each entry of a table: what its row was before, according to it and to the entry before it.
_CHANGES = """
SELECT * FROM (
  SELECT entry.id AS entry, entry."row" AS row_number, act, lag(act) OVER earlier AS former_act,
    CAST({values}.before AS text) AS held, CAST(lag({values}.after) OVER earlier AS text) AS former
  FROM g32_historyentry entry LEFT JOIN g32_privatevalues private ON private.entry_id = entry.id
  WHERE entry."table" = %s
  WINDOW earlier AS (PARTITION BY entry."row" ORDER BY entry.id)
) AS step
WHERE ((act = 'insert') <> (former_act IS NULL OR former_act = 'delete'))
  OR (act <> 'insert' AND held <> former)
ORDER BY entry
"""
#: Each row that differs from its last entry, and has none or one that deletes it.
_DIFFERENT = """
SELECT held.id, last.id, last.act, CAST({row} AS text), CAST({values}.after AS text)
FROM {table} held
LEFT JOIN (
  SELECT "row" AS row_number, max(id) AS id FROM g32_historyentry WHERE "table" = %s GROUP BY "row"
) newest ON newest.row_number = held.id
LEFT JOIN g32_historyentry last ON last.id = newest.id
LEFT JOIN g32_privatevalues private ON private.entry_id = last.id
WHERE held.id > %s AND (
  last.id IS NULL OR last.act = 'delete' OR CAST({row} AS text) <> CAST({values}.after AS text)
)
ORDER BY held.id LIMIT {together}
"""
#: Each row that is gone without an entry that deletes it.
_GONE = """
SELECT newest.row_number, last.id
FROM (
  SELECT "row" AS row_number, max(id) AS id FROM g32_historyentry WHERE "table" = %s GROUP BY "row"
) newest
JOIN g32_historyentry last ON last.id = newest.id
LEFT JOIN {table} held ON held.id = newest.row_number
WHERE held.id IS NULL AND last.act <> 'delete'
ORDER BY 1
"""


def look_at_rows() -> Iterator[str]:
    """Tell where a change does not begin where the one before it ended, and which rows are not what
    their last entry says.
    """
    kept = {model._meta.db_table: model for model in kept_models()}
    told = HistoryEntry.objects.order_by().values_list("table", flat=True).distinct()
    for table in sorted({*told, *kept}):
        model = kept.get(table)
        yield from _steps(table, is_private(model))
        if model is not None:
            yield from _different(table, model)
            yield from _gone(table)


def _steps(table: str, private: bool) -> Iterator[str]:
    sql = _CHANGES.format(values="private" if private else "entry")
    for entry, row, act, former_act, held, former in _rows(sql, [table]):
        where = {"entry": entry, "table": table, "row": row}
        if act == "insert" and former_act is not None:
            yield _("Entry %(entry)d adds %(table)s %(row)s, which was there already.") % where
        elif act != "insert" and former_act in {None, "delete"}:
            yield _("Entry %(entry)d changes %(table)s %(row)s, which was not there.") % where
        elif not _alike(table, held, former):
            yield (
                _(
                    "Entry %(entry)d does not begin where the entry before it on %(table)s %(row)s "
                    "ended."
                )
                % where
            )


def _different(table: str, model: Any) -> Iterator[str]:
    row = engine_of(connection).row_as_json(model, "held")
    values = "private" if is_private(model) else "last"
    sql = _DIFFERENT.format(row=row, values=values, table=table, together=_TOGETHER)
    last = 0
    while rows := list(_rows(sql, [table, last])):
        for last, entry, act, now, after in rows:
            where = {"entry": entry, "table": table, "row": last}
            if entry is None:
                yield (
                    _("%(table)s %(row)s stands in the register, and no entry tells of it.") % where
                )
            elif act == "delete":
                yield _("%(table)s %(row)s is there, and entry %(entry)d deleted it.") % where
            elif not _alike(table, now, after):
                yield (
                    _(
                        "%(table)s %(row)s is not what entry %(entry)d, its last one, says: it was "
                        "written past history."
                    )
                    % where
                )


def _gone(table: str) -> Iterator[str]:
    for row, entry in _rows(_GONE.format(table=table), [table]):
        where = {"entry": entry, "table": table, "row": row}
        yield _("%(table)s %(row)s is gone, and no entry after %(entry)d deletes it.") % where


def _alike(table: str, one: str, other: str) -> bool:
    """Whether two forms of a row agree in the columns that both have: a column that came or went
    later is no change of the row, and a value that is not told cannot differ.
    """
    first, second = json.loads(one), json.loads(other)
    if not isinstance(first, dict) or not isinstance(second, dict):
        return first == second
    hidden = dict.fromkeys(SECRET.get(table, ()), HIDDEN)
    both = first.keys() & second.keys()
    first, second = first | hidden, second | hidden
    return all(_same(first[column], second[column]) for column in both)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same: each engine writes a moment its own way, and a backup leads
    from one to the other.
    """
    if one == other:
        return True
    try:
        return _moment(one) == _moment(other)
    except (TypeError, ValueError):
        return False


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _rows(sql: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(_TOGETHER):
            yield from rows
