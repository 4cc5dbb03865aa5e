"""The walls on SQLite: a copy that cannot be written, and a watch on all that a statement touches.

What can be asked of are temporary views of this connection. Each reads the tables by way of a
second view, whose name nobody can guess; only what comes through such a name may touch a table. A
statement that gives a part of its own the name of a view gets no further by it.
"""

import secrets
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

from g32.keeping.freezing import copy_file

from . import compiling, functions, rows
from .bounds import MOST_PATTERN, MOST_TEXT
from .functions import OWN
from .limits import Within
from .names import PART
from .numbers import SUMMED, SUMMED_IN_WINDOW, SUMMED_ONCE
from .refusals import NO_SIGN, Refusal, Wrong
from .statement import Statement
from .vocabulary import View, views

#: In bytes: a file up to this size is copied, so that a question holds up nobody who writes; a
#: larger one only where that would be for long.
_COPIED = 256 * 1024 * 1024
#: So many steps of the engine pass between two looks at the clock.
_STEPS = 1000
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MOST_TEXT,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 500,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 1000,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 500,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: MOST_PATTERN,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 100,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
_SUMMED: dict[str, Any] = {OWN + name: each for name, each in (SUMMED | SUMMED_ONCE).items()}
_IN_WINDOW: dict[str, Any] = {OWN + name: summed for name, summed in SUMMED_IN_WINDOW.items()}
_FUNCTIONS = {*functions.SQLITE.values(), *_SUMMED, *_IN_WINDOW, rows.ONLY, "like"}
Rows = Iterator[tuple[Any, ...]]


@contextmanager
def answered(
    statement: Statement,
    values: Sequence[Any],
    day: date,
    made: Mapping[str, Rows],
    within: Within,
) -> Iterator[Rows]:
    """Yield the rows. Raises `Refusal`.

    `made`: the rows of each report that is asked of.
    """
    text = statement.for_sqlite()
    with _opened(within) as base:
        _prepare(base, statement, day, made, text)
        base.set_progress_handler(within.over, _STEPS)
        given = {str(number): value for number, value in enumerate(values, start=1)}
        try:
            yield base.execute(text, given)
        except sqlite3.Error as error:
            raise _refusal(error, within, text) from None


def size() -> int:
    """How many bytes the file of the register has; 0 where it is none."""
    return Path(_name()).stat().st_size if connection.vendor == "sqlite" else 0


def _name() -> str:
    return connection.settings_dict["NAME"]


@contextmanager
def _opened(within: Within) -> Iterator[sqlite3.Connection]:
    """Open the register, or a copy of it, so that nothing can be written."""
    copied = within.along or size() <= _COPIED
    with closing((_copied if copied else _connected)(Path(_name()))) as base:
        if within.along:
            within.begin()  # for it alone does the copy not count
        yield base


def _copied(name: Path) -> sqlite3.Connection:
    """Open a copy that is nobody else's: it has no name any more once it is open. Till then it lies
    in the folder of who asked, who takes it away however this ends.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite3"
        copy_file(connection.settings_dict, copy)
        return _connected(copy)


def _connected(file: Path) -> sqlite3.Connection:
    base = sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True, isolation_level=None)
    base.execute("SELECT count(*) FROM sqlite_master")  # opens the file
    for pragma in ("temp_store=MEMORY", "mmap_size=0", "cache_size=-4096", "trusted_schema=OFF"):
        base.execute(f"PRAGMA {pragma}")
    return base


def _prepare(
    base: sqlite3.Connection,
    statement: Statement,
    day: date,
    made: Mapping[str, Rows],
    text: str = "*",
) -> None:
    """Make the views that are asked of, and close the door.

    Of the rows of several tables SQLite works out every column: those that `text` does not name,
    and no star or NATURAL JOIN either, are left empty.
    """
    whole = "*" in text.replace("(*)", "") or " NATURAL " in text
    functions.give_sqlite(base)
    rows.give_sqlite(base)
    for name, summed in _SUMMED.items():
        base.create_aggregate(name, 1, summed)
    for name, summed in _IN_WINDOW.items():
        base.create_window_function(name, 1, summed)
    behind = {name: f"of_{secrets.token_hex(16)}" for name in statement.views}
    for name, inner in behind.items():
        view = views()[name]
        if name in made:
            _fill(base, inner, view, made[name])
        else:
            sql = compiling.on_day(
                compiling.select(view, lambda column: whole or f"`{column}`" in text), day
            )
            base.execute(f'CREATE TEMP VIEW "{inner}" ({compiling.names(view)}) AS {sql}')
        base.execute(f'CREATE TEMP VIEW "{name}" AS SELECT * FROM "{inner}"')
    tables = _tables(base, behind.values())
    base.execute("PRAGMA case_sensitive_like=ON")
    base.execute("PRAGMA query_only=ON")
    for limit, most in _LIMITS.items():
        base.setlimit(limit, most)
    base.set_authorizer(_watch(set(behind), set(behind.values()), tables))


def _fill(base: sqlite3.Connection, name: str, view: View, found: Rows) -> None:
    marks = ", ".join("?" for _column in view.columns)
    columns = ", ".join(f'"{each.name}" TEXT' for each in view.columns)
    base.execute(f'CREATE TEMP TABLE "{name}" ({columns})')
    base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', found)


def _tables(base: sqlite3.Connection, inner: Iterable[str]) -> set[str]:
    """Return the tables that stand behind these."""
    found = set()

    def note(action: int, first: Any, _second: Any, _schema: Any, _by: Any) -> int:
        if action == sqlite3.SQLITE_READ:
            found.add(first)
        return sqlite3.SQLITE_OK

    base.set_authorizer(note)
    for name in inner:
        base.execute(f'SELECT * FROM "{name}" LIMIT 0')
    return found


def _watch(asked: set[str], inner: set[str], tables: set[str]) -> Callable[..., int]:
    """Return what is asked before anything is touched: a list of what may be, and no more.

    That rows are counted, and nothing in them is read, is told without whence: of `tables`, which
    stand behind the views that are asked of, and of parts of the statement itself.
    """

    def fine(action: int, first: Any, second: Any, schema: Any, by: Any) -> bool:
        if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE):
            return True
        if action == sqlite3.SQLITE_FUNCTION:
            return second in _FUNCTIONS or by in inner
        if action != sqlite3.SQLITE_READ:
            return False
        if not second:
            return first in tables or first in asked or str(first).startswith(PART)
        if schema == "temp":
            return first in asked or (first in inner and by in asked)
        return schema == "main" and by in inner

    return lambda *touched: sqlite3.SQLITE_OK if fine(*touched) else sqlite3.SQLITE_DENY


#: What SQLite says begins thus; of what comes of `numbers` and of a sum it says as much.
_SAID: dict[str, Wrong] = {
    NO_SIGN: Wrong.ESCAPE,
    "integer overflow": Wrong.LARGE,
    "user-defined function raised exception": Wrong.LARGE,
    "user-defined aggregate's": Wrong.LARGE,
    "string or blob too big": Wrong.MEMORY,
    "LIKE or GLOB pattern too complex": Wrong.MEMORY,
    "argument of ntile": Wrong.COUNT,
    "second argument to nth_value": Wrong.COUNT,
    "frame ": Wrong.FRAME,
    "Expression tree is too large": Wrong.PARTS,
    "too many": Wrong.PARTS,
    "parser stack overflow": Wrong.PARTS,
    "at most 64 tables": Wrong.PARTS,
}


def _refusal(error: sqlite3.Error, within: Within, text: str) -> Refusal:
    """Return in words what SQLite says of a text; what a statement itself can be to blame for was
    looked at before.
    """
    said = str(error)
    if said == "interrupted":
        return Refusal(Wrong.TIME, seconds=int(within.seconds))
    if said == rows.SEVERAL and rows.ONLY in text:
        return Refusal(Wrong.ONE_ROW)
    for begin, wrong in _SAID.items():
        if said.startswith(begin):
            return Refusal(wrong)
    known = isinstance(error, sqlite3.DataError)
    return Refusal(Wrong.MEMORY) if known else Refusal(Wrong.ENGINE, word=said)
