"""How fast a file comes in, against the engine's own tool into the same table.

100,000 attendances, with names for keys: five files of as many rows as one may have, in one import.
Ours reads, looks at and applies them, history included; the tool is given the numbers that the
names stand for. Each works on a copy of its own, and both commit. Stock django-import-export gets a
tenth of the rows, with ids for names, and no validation; it and we both look first and then apply.
"""

import csv
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .bringing import brought
from .copying import at_copy, copied
from .figures import Figure
from .stock import by_stock

ROWS, FILE = 100_000, 20_000
#: So many people at a meeting.
EACH = 20
#: Of the tool's rate: for new rows, and for the same file again.
NEW, AGAIN = 0.3, 1.3
STATEMENTS = 20
MEMORY = 16
#: Rows for stock, once: it takes minutes; and how many times its rate.
FEW, STOCK = 10_000, 50
HEADER = ["meeting", "start", "person", "city", "role", "presence", "note"]


def measured(rounds: int, _smaller: str) -> Iterator[Figure]:
    """The rates, the larger the faster than the tool; then statements and memory."""
    rows = _rows(ROWS)
    with tempfile.TemporaryDirectory(prefix="g32-bench-") as folder:
        files = [
            _file(Path(folder, f"{at}.csv"), rows[at : at + FILE]) for at in range(0, ROWS, FILE)
        ]
        yield from _against_the_tool(rounds, rows, files)
        few = _file(Path(folder, "few.csv"), rows[:FEW])
        with copied() as env:
            ours = brought([few], "new", env, look=True).seconds
    with at_copy():
        stock = by_stock(rows[:FEW])
    note = f"{ours:.1f} s, stock {stock:.1f} s"
    yield Figure("import ÷ stock, 10,000 rows", stock / ours, "×", STOCK, at_least=True, note=note)


def _against_the_tool(rounds: int, rows: list[dict], files: list[Path]) -> Iterator[Figure]:
    new, again, tool = [], [], []
    for _round in range(rounds):
        with copied() as env:
            new.append(brought(files, "new", env))
            again.append(brought(files, "skip", env).seconds)
        with at_copy() as database:
            tool.append(_tool(rows, database))
    with copied() as env:
        one = brought(files[:1], "new", env)
    theirs, ours = statistics.median(tool), statistics.median(each.seconds for each in new)
    note = f"{ours:.1f} s, the tool {theirs:.1f} s"
    yield Figure("import, 100,000 attendances", theirs / ours, "×", NEW, at_least=True, note=note)
    ours = statistics.median(again)
    note = f"{ours:.1f} s"
    yield Figure("the same again", theirs / ours, "×", AGAIN, at_least=True, note=note)
    yield Figure("import: statements", max(each.statements for each in new), "", STATEMENTS)
    note = f"of one file, as long as one may be: {one.growth:.1f}"
    yield Figure("import: memory", max(each.growth for each in new), "MiB", MEMORY, note=note)


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


def _file(file: Path, rows: list[dict[str, Any]]) -> Path:
    with file.open("w", newline="") as opened:
        write = csv.writer(opened)
        write.writerow(HEADER)
        write.writerows(
            [row["meeting"], row["meeting"].start, *(row[name] for name in HEADER[2:])]
            for row in rows
        )
    return file


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
