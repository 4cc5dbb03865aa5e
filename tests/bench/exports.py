"""How fast lists and reports go out, against the engine's own tool on the same question."""

import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator

from . import tools
from .figures import Figure

_EIGHT = ("meeting", "start", "person", "seat", "city", "note", "role", "presence")
#: How much more memory an export of a million rows may take, in MiB.
MEMORY = 24


def measured(rounds: int, _smaller: str) -> Iterator[Figure]:
    """The rates, the larger the faster than the tool; then memory, and the first rows."""
    from django.db import connection

    engine = connection.vendor
    goals = {"big": {"postgresql": 1.0, "sqlite": 1.8}, "list": {"postgresql": 0.9, "sqlite": 0.5}}
    yield from _memory()
    for name, kind, report, query in _asked(engine):
        try:
            ours, theirs = _in_turn(rounds, report, lambda q=query: tools.run(engine, _where(), q))
        except LookupError as lacking:
            print(f"This machine lacks {lacking}: {name} was not measured.", flush=True)
            continue
        note = f"{ours:.2f} s, the tool {theirs:.2f} s"
        goal = goals[kind][engine]
        yield Figure(f"export, {name}", theirs / ours, "×", goal, at_least=True, note=note)


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
    """The median seconds of both, in turn; they must write as many rows."""
    ours, theirs = [], []
    for _round in range(rounds):
        begun = time.perf_counter()
        rows = _written(report())
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        lines = tool()
        theirs.append(time.perf_counter() - begun)
        assert rows + 1 <= lines, (rows, lines)
    return statistics.median(ours), statistics.median(theirs)


def _written(report, tell=int) -> int:
    from g32.reports.formats import FORMATS
    from g32.reports.writing import write

    with tempfile.TemporaryFile() as file:
        return write(report, FORMATS["csv"], file, labels=False, tell=tell)


def _memory() -> Iterator[Figure]:
    """By how much the process grows over a million rows, after a first report has loaded all."""
    from g32.reports import When, reports

    report = reports()["attendance"]
    _written(report(When(year=2014)))
    before, begun, first = _peak(), time.perf_counter(), []
    _written(report(When()), lambda _rows: first or first.append(time.perf_counter() - begun))
    taken = time.perf_counter() - begun
    yield Figure("export, 1,000,000 rows: memory", _peak() - before, "MiB", MEMORY)
    note = f"{first[0]:.2f} of {taken:.2f} s"
    yield Figure("export, 1,000,000 rows: first rows", first[0] / taken, "×", 0.2, note=note)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _where() -> str:
    from django.conf import settings

    return os.environ.get("DATABASE_URL") or str(settings.DATABASES["default"]["NAME"])
