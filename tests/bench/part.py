"""`python -m tests.bench.part NAME`: one part of the bench, on the register at hand.

The bench runs it in a process of its own. What was measured is printed as JSON. `--smaller` names
the database of a smaller register, to measure beside it in the same rounds.
"""

import argparse
import json
from dataclasses import asdict
from importlib import import_module
from io import StringIO


def main() -> None:
    import django

    parser = argparse.ArgumentParser(prog="python -m tests.bench.part")
    parser.add_argument("name")
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--smaller")
    options = parser.parse_args()
    django.setup()

    from g32.management.commands.start import Command

    Command(stdout=StringIO()).prepare()
    part = import_module(f"tests.bench.{options.name}")
    beside = [options.smaller] if options.smaller else []
    found = part.measured(options.rounds, *beside)
    print(json.dumps([asdict(figure) for figure in found]))


if __name__ == "__main__":
    main()
