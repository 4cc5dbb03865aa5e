"""`edtf.py` once more, as SQL: the bounds of a stored text, and the CHECK that guards it.

The database derives the bounds itself (generated columns), so no way of writing can leave them out
of step. All is spelled out in functions that both engines have, save the few in the two dialects;
all are immutable, and none fails on any text, so that it is the CHECK that speaks. There is no
percent sign anywhere: Django may run this SQL through its parameter formatting. The text is long,
stands in the schema for every column and is worked out for every row: count before you lengthen it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import DateField, Func

from .edtf import CODED, FIRST_DAY, LAST_DAY, OPEN, YEAR, Unit


def _year(atom: str) -> str:
    return f"substr({atom}, 1, 4)"


def _code(atom: str) -> str:
    """The two figures behind the year, as a number; 0 where none stand."""
    return f"CAST(substr({atom} || '-00', 6, 2) AS integer)"


def _day(atom: str) -> str:
    return f"CAST(substr({atom}, 9, 2) AS integer)"


class SQLite:
    """SQLite's own words. Its text may hold a NUL, and GLOB looks no further than that."""

    position = "instr"

    def is_text(self, text: str) -> str:
        """Whether it is text, and ends where it ends."""
        return f"typeof({text}) = 'text' AND instr({text}, char(0)) = 0"

    def is_legible(self, atom: str) -> str:
        """Whether figures stand where figures are read; here, reading anything else is harmless."""
        return f"{atom} GLOB '[12][0-9][0-9][0-9]*'"

    def is_atom(self, atom: str) -> str:
        """Whether it is an atom, and of days an existing one; what `date` writes is one."""
        exact = f"rtrim({atom}, '~')"
        codes = ", ".join(f"'-{code:02}'" for unit in CODED for code in unit.codes)
        return (
            f"{self.is_legible(atom)} AND instr({atom}, '~~') = 0"
            f" AND CASE length({exact}) WHEN 4 THEN 1 WHEN 7 THEN substr({exact}, 5) IN ({codes})"
            f" ELSE {exact} = date({exact}, '0 days') END"
        )

    def day(self, year: str, months: str, days: str) -> str:
        """The day so many months and then days after 1 January of the year."""
        return f"date({year} || '-01-01', ({months}) || ' months', ({days}) || ' days')"

    def literal(self, day: date) -> str:
        """A day written out."""
        return f"'{day}'"


class PostgreSQL:
    """PostgreSQL's own words for the same. Its text cannot hold a NUL."""

    position = "strpos"

    def is_text(self, text: str) -> str:
        """Whether it is text at all."""
        return f"{text} IS NOT NULL"

    def is_legible(self, atom: str) -> str:
        """Whether figures stand where figures are read."""
        return f"{atom} ~ '^[12][0-9]{{3}}(-[0-4][0-9](-[0-3][0-9])?)?~?$'"

    def is_atom(self, atom: str) -> str:
        """Whether it is an atom, and of days an existing one."""
        codes = "|".join(f"{code:02}" for unit in CODED for code in unit.codes)
        real_day = self.day(_year(atom), f"{_code(atom)} - 1", f"{_day(atom)} - 1")
        return (
            f"CASE WHEN {atom} ~ '^[12][0-9]{{3}}(-({codes}))?~?$' THEN true"
            f" WHEN {atom} ~ '^[12][0-9]{{3}}-(0[1-9]|1[0-2])-[0-3][0-9]~?$'"
            f" THEN EXTRACT(day FROM {real_day}) = {_day(atom)} END"
        )

    def day(self, year: str, months: str, days: str) -> str:
        """The day so many months and then days after 1 January of the year."""
        moved = f"({months}) * INTERVAL '1 month' + ({days}) * INTERVAL '1 day'"
        return f"CAST(make_date(CAST({year} AS integer), 1, 1) + {moved} AS date)"

    def literal(self, day: date) -> str:
        """A day written out."""
        return f"DATE '{day}'"


Dialect = SQLite | PostgreSQL
DIALECTS: dict[str, Dialect] = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def _first(text: str, sql: Dialect) -> str:
    """What stands before the slash; without a slash, all of it."""
    return f"substr({text}, 1, {sql.position}({text} || '/', '/') - 1)"


def _last(text: str, sql: Dialect) -> str:
    """What stands behind the slash; without a slash, all of it."""
    return f"substr({text}, {sql.position}({text}, '/') + 1)"


def _earliest(atom: str, sql: Dialect) -> str:
    """The first day an atom can mean; NULL, or some day, for what is no atom."""
    return _bound(atom, sql, "- {size} * {about}", step="0")


def _latest(atom: str, sql: Dialect) -> str:
    """The last day an atom can mean: that before the next one; NULL as with the first."""
    return _bound(atom, sql, "+ {size} * (1 + {about})", step="-1")


def _bound(atom: str, sql: Dialect, shift: str, step: str) -> str:
    """The day on which an atom begins, moved by `shift` (of its own size) and `step` days.

    How long an atom is says whether it is a day (10 and more), and whether "~" stands behind it.
    """
    code, length = _code(atom), f"length({atom})"
    about = f"CAST({length} IN (5, 8) AS integer)"
    moved = shift.format(size=_looked_up(code, lambda unit, _: unit.months), about=about)
    months = f"{_looked_up(code, Unit.starts)} {moved}"
    days = f"{_day(atom)} - 1 {shift.format(size=1, about=f'({length} - 10)')} + {step}"
    return (
        f"CASE WHEN {sql.is_legible(atom)} THEN CASE WHEN {length} < 10"
        f" THEN {sql.day(_year(atom), months, step)}"
        f" ELSE {sql.day(_year(atom), f'{code} - 1', days)} END END"
    )


def _looked_up(code: str, number: Callable[[Unit, int], int]) -> str:
    """A number below 100 for each code, read from a row with two figures for all from 00 to 49."""
    units = {code: unit for unit in (YEAR, *CODED) for code in unit.codes}
    row = "".join(f"{number(units[n], n) if n in units else 0:02}" for n in range(50))
    return f"CAST(substr('{row}', 2 * {code} + 1, 2) AS integer)"


def check_sql(column: str, vendor: str, *, blank: bool = True) -> str:
    """The condition that a quoted column's value must meet: what `edtf.is_valid` accepts.

    Without `blank` the empty text is refused too. Never NULL, so that NULL is refused as well.
    """
    sql = DIALECTS[vendor]
    first, last = _first(column, sql), _last(column, sql)
    oldest, newest = sql.literal(FIRST_DAY), sql.literal(LAST_DAY)
    lower = f"CASE {first} WHEN '{OPEN}' THEN {oldest} ELSE {_earliest(first, sql)} END"
    upper = f"CASE {last} WHEN '{OPEN}' THEN {newest} ELSE {_latest(last, sql)} END"
    return (
        f"({sql.is_text(column)} AND CASE WHEN {column} = '' THEN {'1 = 1' if blank else '1 = 0'}"
        f" ELSE {column} NOT IN ('{OPEN}', '{OPEN}/{OPEN}')"
        f" AND ({first} = '{OPEN}' OR {sql.is_atom(first)})"
        f" AND ({last} = '{OPEN}' OR {sql.is_atom(last)})"
        f" AND {lower} BETWEEN {oldest} AND {upper} AND {upper} <= {newest} END) IS TRUE"
    )


def bounds_sql(column: str, vendor: str) -> str:
    """The earliest and the latest day that a quoted column's value can mean, with a comma between.

    Either is NULL for an open side. What they are for a text that `check_sql` refuses is not said.
    """
    sql = DIALECTS[vendor]
    return f"{_earliest(_first(column, sql), sql)}, {_latest(_last(column, sql), sql)}"


class Earliest(Func):
    """The earliest day that the stored text in a field can mean; NULL for an open side.

    NULL also for "". What it is for a text that the field's CHECK refuses, nobody gets to see.
    """

    output_field = DateField()
    arity = 1

    def as_sql(self, compiler: Any, connection: Any, **_extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Spell the bound out in the words of the engine."""
        sql = DIALECTS[connection.vendor]
        return self._filled(compiler, _earliest(_first("{text}", sql), sql))

    def _filled(self, compiler: Any, template: str) -> tuple[str, list[Any]]:
        text, params = compiler.compile(self.source_expressions[0])
        return template.replace("{text}", text), [*params] * template.count("{text}")


class Latest(Earliest):
    """The latest day that the stored text in a field can mean; NULL as with `Earliest`."""

    def as_sql(self, compiler: Any, connection: Any, **_extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Spell the bound out in the words of the engine."""
        sql = DIALECTS[connection.vendor]
        return self._filled(compiler, _latest(_last("{text}", sql), sql))
