"""`python -m tests.bench`: how long the pages of the register take, as it ships, slowest first;
what history costs a save; and how long its pages take where a million writes are told.

On a throwaway register on SQLite, and on PostgreSQL where its programs are found (or on the server
of `TEST_POSTGRES_URL`). Milliseconds are of this machine; the ratio to the login page, asked in the
same rounds, can be held against that of another.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack

from tests import postgres
from tests.register import ROOT
from tests.timing import LOGIN

#: What nobody should wait longer for, in milliseconds.
GOALS = {"list": 150, "page": 300}
HISTORY_GOAL = 150
#: How PostgreSQL is set up: what was acknowledged survives a crash.
AS_IN_LIFE = ()
#: How much longer a save may take with history than without.
SAVE_RATIO = 1.3


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with ExitStack() as stack:
        urls = {"SQLite": ""}
        if server := stack.enter_context(postgres.server(AS_IN_LIFE)):
            name = f"g32_bench_{os.getpid()}"
            urls["PostgreSQL"] = stack.enter_context(postgres.database(server, name))
        for engine, url in urls.items():
            print(f"───── {engine}, the median of {options.rounds} rounds ─────", flush=True)
            print("\n".join(told(_measured("tests.timing", url, options.rounds))))
            saves = _measured("tests.saves", url, options.rounds)
            print("\n".join(map(told_of_save, saves)), flush=True)
            long = _measured("tests.long_history", url, options.rounds)
            print("\n".join(told_of_history(long)), flush=True)
    return 0


def told(pages: list[dict]) -> list[str]:
    """A line for each page, slowest first, and a last one about the slowest of each kind."""
    (login,) = (page["ms"] for page in pages if page["kind"] == LOGIN)
    ordered = sorted(pages, key=lambda page: -page["ms"])
    lines = [f"{'ms':>7} {'× login':>8} {'queries':>8}  page"]
    for page in ordered:
        ratio = page["ms"] / login
        lines.append(f"{page['ms']:7.1f} {ratio:8.1f} {page['queries']:8}  {page['address']}")
    closing = []
    for kind, goal in GOALS.items():
        slowest = next(page for page in ordered if page["kind"] == kind)
        closing.append(f"slowest {kind} {slowest['ms']:.0f} ms (goal {goal}), {slowest['address']}")
    return [*lines, "; ".join(closing)]


def told_of_save(save: dict) -> str:
    """A line about what history adds to a save."""
    queries = save["queries"]
    return (
        f"saving {save['name']}: {save['with']:.1f} ms, without history {save['without']:.1f}, "
        f"ratio {save['ratio']:.2f} (goal {SAVE_RATIO}); "
        f"{queries['with']} queries, {queries['without']} without"
    )


def told_of_history(pages: list[dict]) -> list[str]:
    """A line about each page of a long history, slowest first."""
    ordered = sorted(pages, key=lambda page: -page["ms"])
    lines = [
        f"{'ms':>7} {'× as it ships':>14} {'queries':>8}  page of a history of a million writes"
    ]
    for page in ordered:
        ratio = page["ms"] / page["shipped"]
        lines.append(f"{page['ms']:7.1f} {ratio:14.2f} {page['queries']:8}  {page['address']}")
    return [*lines, f"slowest {ordered[0]['ms']:.0f} ms (goal {HISTORY_GOAL})"]


def _measured(module: str, url: str, rounds: int) -> list[dict]:
    """The measurements, of a register in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="g32-bench-") as folder:
        env = os.environ | {"DJANGO_SETTINGS_MODULE": "g32.settings", "G32_DATA": folder}
        for name in ("G32_URL", "G32_SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL"):
            env.pop(name, None)
        done = subprocess.run(
            [sys.executable, "-m", module, "--rounds", str(rounds)],
            cwd=ROOT,
            env=env | ({"DATABASE_URL": url} if url else {}),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
