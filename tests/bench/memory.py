"""`python -m tests.bench.memory FORMAT`: by how much a process grows over the largest report.

In a process of its own, as memory that was used before is used again. What was measured is printed
as JSON. Read from what Linux says of the process (`VmHWM`): what `getrusage` says begins with the
size of whoever started it.
"""

import argparse
import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from .process import told


@dataclass(frozen=True)
class Grown:
    """Growth in MiB; seconds till the first rows, and of all; how many rows."""

    growth: float
    first: float
    seconds: float
    rows: int


def grown(code: str, env: dict[str, str] | None = None) -> Grown:
    """Measure the export of all attendance in this format, on the register of that environment."""
    return Grown(**told("memory", code, env=os.environ if env is None else env))


def main() -> None:
    import django

    parser = argparse.ArgumentParser(prog="python -m tests.bench.memory")
    parser.add_argument("format")
    code = parser.parse_args().format
    django.setup()

    from g32.reports import When, reports
    from g32.reports.formats import FORMATS
    from g32.reports.writing import write
    from meetings.models import Attendance

    report = reports()["attendance"]
    first: list[float] = []

    def tell(_rows: int) -> None:
        if not first:
            first.append(time.perf_counter() - begun)

    few = Attendance.objects.filter(pk__lt=10)
    with tempfile.TemporaryFile() as file:  # a first report loads all that is loaded once
        write(report(When(), few), FORMATS[code], file, labels=False)
    with tempfile.TemporaryFile() as file:
        before, begun = peak(), time.perf_counter()
        rows = write(report(When()), FORMATS[code], file, labels=False, tell=tell)
        seconds = time.perf_counter() - begun
    print(json.dumps(asdict(Grown(peak() - before, first[0], seconds, rows))))


def peak() -> float:
    """The most memory that this process ever had, in MiB."""
    told = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    main()
