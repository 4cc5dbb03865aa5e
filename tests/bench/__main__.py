"""`python -m tests.bench`: how fast the register is, part by part, on both engines side by side.

On a throwaway register on SQLite, and on PostgreSQL where its programs are found (or on the server
of `TEST_POSTGRES_URL`); the parts that ask for many rows on the scaled register (`tests.scaled`).
Milliseconds are of this machine; ratios can be held against those of another. A line for each
figure: name, engine, value, goal, and whether the goal is met. `--only NAME` runs one part.
"""

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests import postgres
from tests.scaled.keeping import database, environment, kept

from . import process
from .figures import Figure, told

#: The parts that measure the register as it ships, and those that measure the scaled one.
SHIPPED = ("pages", "saves", "long_history")
SCALED = ("lists", "in_force", "findings", "exports", "imports", "api")
#: How PostgreSQL is set up: what was acknowledged survives a crash.
AS_IN_LIFE = ()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=(*SHIPPED, *SCALED))
    options = parser.parse_args()
    with ExitStack() as stack:
        servers: dict[str, str | None] = {"SQLite": None}
        if server := stack.enter_context(postgres.server(AS_IN_LIFE)):
            servers["PostgreSQL"] = server
        for name in (*SHIPPED, *SCALED):
            if options.only in {name, None}:
                measure = _shipped if name in SHIPPED else _scaled
                print(f"───── {name}, the median of {options.rounds} rounds ─────", flush=True)
                found = {
                    engine: measure(name, server, options.rounds)
                    for engine, server in servers.items()
                }
                print("\n".join(told(found)), flush=True)
    return 0


def _shipped(name: str, server: str | None, rounds: int) -> list[Figure]:
    """What the part measures of a register that is thrown away."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="g32-bench-"))
        made = postgres.database(server, f"g32_bench_{os.getpid()}") if server else None
        url = stack.enter_context(made) if made else ""
        return _measured(name, environment(Path(folder), url), rounds)


def _scaled(name: str, server: str | None, rounds: int) -> list[Figure]:
    """What the part measures of the scaled register, beside one a hundred times smaller."""
    return _measured(name, kept(server), rounds, "--smaller", database(kept(server, 100)))


def _measured(name: str, env: dict[str, str], rounds: int, *more: str) -> list[Figure]:
    found = process.told("part", name, "--rounds", str(rounds), *more, env=env)
    return [Figure(**each) for each in found]


if __name__ == "__main__":
    sys.exit(main())
