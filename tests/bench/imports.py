"""How fast a file comes in, against the engine's own tool into the same table.

100,000 attendances, with names for keys: five files of as many rows as one may have, in one import.
Ours reads, looks at and applies them, history included; the tool is given the numbers that the
names stand for. Each works on a copy of its own, and both commit. Stock django-import-export gets a
tenth of the rows, with ids for names, and no validation; it and we both look first and then apply.
"""

import csv
import io
import random
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .copying import at_copy
from .figures import Figure
from .stock import by_stock

ROWS, FILE = 100_000, 20_000
#: So many people at a meeting.
EACH = 20
#: Of the tool's rate: for new rows, and for the same file again.
NEW, AGAIN = 0.3, 1.3
STATEMENTS = 20
#: Rows for stock, once: it takes minutes; and how many times its rate.
FEW, STOCK = 10_000, 50
HEADER = ["meeting", "start", "person", "city", "role", "presence", "note"]


def measured(rounds: int, _smaller: str) -> Iterator[Figure]:
    """The rates, the larger the faster than the tool; then statements and memory."""
    rows = _rows(ROWS)
    files = [_csv(rows[at : at + FILE]) for at in range(0, ROWS, FILE)]
    found: dict[str, list[float]] = {"new": [], "again": [], "tool": []}
    for _round in range(rounds):
        with at_copy():
            before = _peak()
            seconds, statements = _imported(files, "new")
            found["new"].append(seconds)
            grown = _peak() - before
            found["again"].append(_imported(files, "skip")[0])
        with at_copy() as database:
            found["tool"].append(_tool(rows, database))
    ours, again, tool = (statistics.median(found[name]) for name in ("new", "again", "tool"))
    note = f"{ours:.1f} s, the tool {tool:.1f} s"
    yield Figure("import, 100,000 attendances", tool / ours, "×", NEW, at_least=True, note=note)
    note = f"{again:.1f} s"
    yield Figure("the same again", tool / again, "×", AGAIN, at_least=True, note=note)
    yield Figure("import: statements", statements, "", STATEMENTS)
    yield Figure("import: memory", grown, "MiB")
    with at_copy():
        few = _csv(rows[:FEW])
        ours = _imported([few], "new", look=True)[0]
    with at_copy():
        stock = by_stock(rows[:FEW])
    note = f"{ours:.1f} s, stock {stock:.1f} s"
    yield Figure("import ÷ stock, 10,000 rows", stock / ours, "×", STOCK, at_least=True, note=note)


def _rows(number: int) -> list[dict[str, Any]]:
    """Attendances that are not there yet, of people and meetings of whom the names tell which."""
    from django.db.models import Count

    from meetings.models import Attendance, Meeting
    from network.models import City, Person

    rng = random.Random(32)  # noqa: S311 (the same rows every time)
    once = Person.objects.values("fold").annotate(number=Count("pk")).filter(number=1)
    people = list(Person.objects.filter(fold__in=once.values("fold")))
    named = Meeting.objects.values("fold", "start").annotate(number=Count("pk")).filter(number=1)
    certain = set(named.values_list("fold", "start"))
    meetings = [each for each in Meeting.objects.all() if (each.fold, each.start) in certain]
    cities = list(City.objects.all())
    there = Attendance.objects.filter(role="supporter").values_list("meeting_id", "person_id")
    taken = set(there)
    chosen: list[dict[str, Any]] = []
    there_were = rng.sample(meetings, number // EACH)
    while len(chosen) < number:
        meeting, person = there_were[len(chosen) // EACH], rng.choice(people)
        if (meeting.pk, person.pk) in taken:
            continue
        taken.add((meeting.pk, person.pk))
        row = {
            "slug": f"{meeting.slug}-{person.slug}-supporter"[:140] + f"-{len(chosen)}",
            "meeting": meeting,
            "person": person,
            "city": rng.choice(cities),
            "role": "supporter",
            "presence": rng.choice(("present", "excused")),
            "note": "",
        }
        chosen.append(row)
    return chosen


def _csv(rows: list[dict[str, Any]]) -> bytes:
    file = io.StringIO()
    write = csv.writer(file)
    write.writerow(HEADER)
    write.writerows(
        [row["meeting"], row["meeting"].start, *(row[name] for name in HEADER[2:])] for row in rows
    )
    return file.getvalue().encode()


def _imported(files: list[bytes], expected: str, *, look: bool = False) -> tuple[float, int]:
    """The seconds from the bytes of the files to the commit, and the number of statements. `look`:
    look at it first, as one does on the page.
    """
    from django.contrib.auth.models import User
    from django.db import connection

    from g32.importing import apply, preview, resources
    from g32.importing.files import read

    kind, user, asked = resources()["attendance"], User.objects.get(), []

    def note(execute: Callable, sql: str, *given: Any) -> Any:
        asked.append(sql)
        return execute(sql, *given)

    begun = time.perf_counter()
    tables = [read("bench.csv", file, kind.headers()) for file in files]
    table = tables[0]
    for other in tables[1:]:
        table.rows += other.rows
    with connection.execute_wrapper(note):
        if look:
            preview(kind(user), table)
        if expected == "new":
            outcome, _batch = apply(kind(user), table, reason="bench")
        else:
            outcome = preview(kind(user), table)
    seconds = time.perf_counter() - begun
    assert outcome.totals[expected] == len(table.rows), outcome.totals
    return seconds, len(asked)


def _tool(rows: list[dict[str, Any]], database: str) -> float:
    """The seconds of the engine's own tool for the same rows."""
    from django.db import connection

    columns = "slug, meeting_id, person_id, city_id, role, presence, note"
    with tempfile.TemporaryDirectory(prefix="g32-bench-") as folder:
        file = Path(folder) / "rows.csv"
        with file.open("w", newline="") as opened:
            write = csv.writer(opened, quoting=csv.QUOTE_NONNUMERIC)
            write.writerows(
                [
                    row["slug"],
                    *(row[name].pk for name in ("meeting", "person", "city")),
                    *(row[name] for name in ("role", "presence", "note")),
                ]
                for row in rows
            )
        if connection.vendor == "postgresql":
            command = ["psql", "-qX", "-v", "ON_ERROR_STOP=1", database]
            asked = f"\\copy meetings_attendance ({columns}) FROM '{file}' CSV\n"
        else:
            command = ["sqlite3", database]
            table = "meetings_attendance"
            asked = (
                "PRAGMA cache_size = -4096;\nPRAGMA foreign_keys = ON;\nBEGIN IMMEDIATE;\n"
                f"CREATE TEMP TABLE came ({columns});\n.mode csv\n.import {file} came\n"
                f"INSERT INTO {table} ({columns}) SELECT {columns} FROM came;\nCOMMIT;\n"
            )
        begun = time.perf_counter()
        subprocess.run(command, input=asked, text=True, check=True)
        return time.perf_counter() - begun


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
