"""`python -m tests`: the whole suite on SQLite and on PostgreSQL, at the same time.

`--engine sqlite` or `--engine postgresql` runs one of the two; every other argument is pytest's.
What is the same on every engine is tried on one, in turn on the one and the other.
`TEST_POSTGRES_URL` names a PostgreSQL server to use; without it one is made and thrown away. What
the machine lacks is named at the end, and is a failure where `CI=true`.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from tests import postgres
from tests.machine import IN_CI, lacks

ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
CLOSING = re.compile(
    r"^=*\s*((?:\d+ [a-z]+(?:, )?)+|no tests ran)( in [\d.]+s.*?)\s*=*$", re.MULTILINE
)
PROGRESS = re.compile(r"\[\s*(\d+)%\]")


class Run:
    """pytest on one engine, in a process of its own, its output kept aside."""

    def __init__(self, engine: str, url: str, arguments: list[str], output: Path) -> None:
        self.name = ENGINES[engine]
        self.output = output
        with output.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "pytest", *arguments],
                env=os.environ | {"DATABASE_URL": url},
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C comes from us, once, so that it can clean up
            )

    @property
    def text(self) -> str:
        return self.output.read_text(errors="replace")

    def progress(self) -> str:
        percentages = PROGRESS.findall(self.text)
        return f"{self.name} {percentages[-1] if percentages else 0}%"

    def stop(self) -> None:
        """End it as Ctrl-C would, and wait until it has cleaned up."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)


def closing(text: str, status: int) -> str:
    """pytest's last words, or what stands in for them where it broke off."""
    found = CLOSING.findall(text)
    return "".join(found[-1]) if found else f"broke off (exit {status})"


def counts(last_words: str, status: int) -> Counter:
    """How many tests passed, failed and were skipped. An error is a failure, and so is ending badly
    without one: an engine that breaks off, or on which no test ran, is never green.
    """
    numbers: Counter = Counter()
    for number, word in re.findall(r"(\d+) ([a-z]+)", last_words.partition(" in ")[0]):
        kind = {"error": "failed", "errors": "failed", "xpassed": "failed"}.get(word, word)
        numbers[kind] += int(number)
    if status and not numbers["failed"]:
        numbers["failed"] = 1
    return numbers


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests", add_help=False)
    parser.add_argument("--engine", choices=ENGINES)
    options, arguments = parser.parse_known_args()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _frame: sys.exit(128 + number))

    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="g32-tests-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        urls = {"sqlite": f"sqlite:///{folder}/register.sqlite3"}
        if options.engine != "sqlite" and (url := stack.enter_context(postgres.server())):
            urls["postgresql"] = url
        runs = []
        if options.engine is None:
            # SQLite, which is faster, is given five of eight.
            os.environ["TEST_ENGINES"] = " ".join([*urls] * 3 + ["sqlite"] * 2)
        for engine, url in urls.items():
            if options.engine in {engine, None}:
                run = Run(engine, url, arguments, folder / engine)
                stack.callback(run.stop)
                runs.append(run)
        _watch(runs)
        return _report(runs, lacks() if options.engine is None else [])


def _watch(runs: list[Run]) -> None:
    live = sys.stdout.isatty()
    while any(run.process.poll() is None for run in runs):
        time.sleep(0.5)
        if live:
            print("\r" + ", ".join(run.progress() for run in runs), end=" ", flush=True)
    if live:
        print("\r\033[K", end="")


def _report(runs: list[Run], lacking: list[str]) -> int:
    for run in runs:
        print(f"───── {run.name} ─────\n{run.text}")
    print("───── Summary ─────")
    total: Counter = Counter()
    for run in runs:
        last_words = closing(run.text, run.process.returncode)
        print(f"{run.name}: {last_words}")
        total += counts(last_words, run.process.returncode)
    for lack in lacking:
        print(f"This machine lacks {lack}.")
    if not runs:
        total["failed"] += 1
    if IN_CI and any("optional" not in lack for lack in lacking):
        total["failed"] += 1
        print("With CI=true that is a failure.")
    kinds = ["passed", "failed"] + ["skipped"] * bool(total["skipped"])
    print(", ".join(f"{total[kind]} {kind}" for kind in kinds))
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
