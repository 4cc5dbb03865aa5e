"""How fast lists and reports go out, against the engine's own tool on the same question and against
the stock parts; how much memory that takes, and what lists notice of it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

from . import stock, tools
from .copying import copied
from .figures import Figure
from .memory import Grown, grown
from .visitors import beside_exports

_EIGHT = ("meeting", "start", "person", "seat", "city", "note", "role", "presence")
#: How much more memory an export of a million rows may take, in MiB.
MEMORY = 24


def measured(rounds: int, _smaller: str) -> Iterator[Figure]:
    """The rates, the larger the faster than the tool; then the rest."""
    from django.db import connection

    engine = connection.vendor
    goals = {"big": {"postgresql": 1.0, "sqlite": 1.8}, "list": {"postgresql": 0.9, "sqlite": 0.5}}
    for name, kind, report, query in _asked(engine):
        try:
            ours, theirs = _in_turn(rounds, report, lambda q=query: tools.run(engine, _where(), q))
        except LookupError as lacking:
            print(f"This machine lacks {lacking}: {name} was not measured.", file=sys.stderr)
            continue
        note = f"{ours:.2f} s, the tool {theirs:.2f} s"
        goal = goals[kind][engine]
        yield Figure(f"export, {name}", theirs / ours, "×", goal, at_least=True, note=note)
    yield _beside_stock()
    million = {code: grown(code) for code in ("csv", "xlsx", "ods")}
    yield from _grown(million)
    with copied() as env:
        yield beside_exports(rounds, env)
        subprocess.run([sys.executable, "-m", "tests.bench.doubling"], env=env, check=True)
        two = grown("csv", env)
    note = f"{two.rows:,} rows in {two.seconds:.2f} s; one million took {million['csv'].growth:.1f}"
    yield Figure("export, 2,000,000 rows as csv: memory", two.growth, "MiB", MEMORY, note=note)


def _asked(engine: str) -> Iterator[tuple[str, str, Callable, str]]:
    """What is exported: its name, its kind, the report, and the tool's question."""
    from g32.reports import When, reports
    from meetings.models import Attendance
    from network.models import Appointment

    report = reports()["attendance"]
    by_date = ("-meeting__start_earliest", "meeting_id", "pk")
    speakers = Attendance.objects.filter(role="speaker").order_by(*by_date)
    appointments = Appointment.objects.order_by("seat__body__sort_key", "seat__role", "pk")
    columns = [c.name for c in reports()["positions"].columns if c.name not in _OF_A_DAY]
    everything = tools.attendance(engine, tools.BY_DATE)
    eight = tools.eight_columns(engine, tools.BY_DATE)
    listed = tools.attendance(engine, f"WHERE a.role = 'speaker' {tools.AS_LISTED}")
    order = "ORDER BY b.sort_key, s.role, a.id"
    yield "1,000,000 attendances by date", "big", lambda: report(When()), everything
    yield (
        "the same, eight columns",
        "big",
        lambda: report(When()).only(_EIGHT),
        eight,
    )
    yield (
        "the same, eight columns, as entered",
        "big",
        lambda: report(When(), Attendance.objects.order_by("pk")).only(_EIGHT),
        tools.eight_columns(engine, "ORDER BY a.id"),
    )
    yield "list of attendance, speakers", "list", lambda: report(When(), speakers), listed
    yield (
        "list of 200,000 appointments",
        "list",
        lambda: reports()["positions"](When(), appointments).only(columns),
        tools.appointments(engine, order),
    )


#: Columns of the positions that a tool would have to work out.
_OF_A_DAY = ("certainty", "confirmed")


def _in_turn(rounds: int, report: Callable, tool: Callable) -> tuple[float, float]:
    """The median seconds of both, in turn; they must write as many rows, and any."""
    ours, theirs = [], []
    for _round in range(rounds):
        seconds, rows = _timed(lambda: _written(report()))
        ours.append(seconds)
        seconds, lines = _timed(tool)
        theirs.append(seconds)
        assert 1 < rows + 1 <= lines, (rows, lines)
    return statistics.median(ours), statistics.median(theirs)


def _timed(work: Callable[[], int]) -> tuple[float, int]:
    """The seconds that it takes, and how many rows or lines it says it wrote."""
    begun = time.perf_counter()
    written = work()
    return time.perf_counter() - begun, written


def _written(report: Any) -> int:
    from g32.reports.formats import FORMATS
    from g32.reports.writing import write

    with tempfile.TemporaryFile() as file:
        return write(report, FORMATS["csv"], file, labels=False)


def _beside_stock() -> Figure:
    """How many rows in the time in which django-import-export makes one. Ours are all there are,
    its own as many as it can cope with.
    """
    from g32.reports import When, reports
    from meetings.models import Attendance

    everything = Attendance.objects.order_by("pk")
    some = everything.filter(pk__lte=stock.EXPORTED)
    report = reports()["attendance"](When(), everything).only(_EIGHT)
    seconds, rows = _timed(lambda: _written(report))
    stock_seconds, lines = _timed(lambda: stock.export(some))
    ours, theirs = rows / seconds, lines / stock_seconds
    note = f"{ours:,.0f} rows a second; import-export {theirs:,.0f}, of {stock.EXPORTED:,} rows"
    return Figure("export, eight columns ÷ import-export", ours / theirs, "×", note=note)


def _grown(million: dict[str, Grown]) -> Iterator[Figure]:
    """Memory, and when the first rows are there."""
    csv = million["csv"]
    for code, own in million.items():
        name = f"export, 1,000,000 rows as {code}"
        note = f"{own.rows / own.seconds:,.0f} rows a second"
        yield Figure(f"{name}: memory", own.growth, "MiB", MEMORY)
        yield Figure(f"{name}: time ÷ csv", own.seconds / csv.seconds, "×", note=note)
    note = f"{csv.first:.2f} of {csv.seconds:.2f} s"
    first = csv.first / csv.seconds
    yield Figure("export, 1,000,000 rows: first rows", first, "×", 0.2, note=note)


def _where() -> str:
    from django.conf import settings

    return os.environ.get("DATABASE_URL") or str(settings.DATABASES["default"]["NAME"])
