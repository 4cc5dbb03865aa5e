"""`python -m tests.bench.bringing FILE... --as new`: bring files in, as one import.

In a process of its own, as the command line does. `--as skip`: only look, and find nothing new.
`--look`: look first, and then bring them in, as one does on the page. What it took is printed as
JSON.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .memory import peak
from .process import told


@dataclass(frozen=True)
class Brought:
    """The seconds from the bytes of the files to the commit; how many statements; the growth of
    the process in MiB.
    """

    seconds: float
    statements: int
    growth: float


def brought(
    files: Sequence[Path], expected: str, env: dict[str, str], *, look: bool = False
) -> Brought:
    """What it takes on the register of that environment."""
    given = [*map(str, files), "--as", expected, *(["--look"] if look else [])]
    return Brought(**told("bringing", *given, env=env))


def main() -> None:
    import django

    parser = argparse.ArgumentParser(prog="python -m tests.bench.bringing")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--as", dest="expected", choices=("new", "skip"), required=True)
    parser.add_argument("--look", action="store_true")
    options = parser.parse_args()
    django.setup()

    contents = [file.read_bytes() for file in options.files]
    print(json.dumps(asdict(_bring(contents, options.expected, look=options.look))))


def _bring(files: list[bytes], expected: str, *, look: bool) -> Brought:
    from django.contrib.auth.models import User
    from django.db import connection

    from g32.importing import apply, preview, resources
    from g32.importing.files import read

    kind, user, asked = resources()["attendance"], User.objects.get(), []

    def note(execute: Callable, sql: str, *given: Any) -> Any:
        asked.append(sql)
        return execute(sql, *given)

    before, begun = peak(), time.perf_counter()
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
    return Brought(seconds, len(asked), peak() - before)


if __name__ == "__main__":
    main()
