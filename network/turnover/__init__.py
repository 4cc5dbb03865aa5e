"""Wisseling: who leaves, joins, moves or stays in a city after an election, as one act.

| module | gives |
|---|---|
| `lines` | what is told of each person and seat, line by line; from a file too |
| `city` | how a city stands: its offices, its seats, and whom the lines name |
| `planning` | what the lines come down to: what ends, begins and stays |
| `outcome` | what that comes to for people and seats, and what is told of it |
| `acting` | writing that, all of it or nothing |
| `drafts` | what is filled in and not recorded yet |
"""

from .acting import TurnoverError, turn_over
from .city import by_person
from .lines import COLUMNS, OF_OFFICE, Happens, Line, read_file
from .planning import Plan, plan

__all__ = [
    "COLUMNS",
    "OF_OFFICE",
    "Happens",
    "Line",
    "Plan",
    "TurnoverError",
    "by_person",
    "plan",
    "read_file",
    "turn_over",
]
