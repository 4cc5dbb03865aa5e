"""Statements that want more than to ask, by what they are after.

| module | is after |
|---|---|
| `writes` | writing, and whatever leaves something behind |
| `reads` | what is not for all: tables, accounts, catalogues, what a name might be mistaken for |
| `reaches` | files, other machines, other sessions, limits that are to be lifted |
| `odd` | being read otherwise than it is looked at: comments, quotes, encodings, values |
| `greedy` | time and memory |

In each, `BOTH`, `SQLITE` and `POSTGRESQL` are lists of attacks; a line of text is one statement.
"""

from dataclasses import dataclass, field
from importlib import import_module

KINDS = ("writes", "reads", "reaches", "odd")


@dataclass(frozen=True)
class Attack:
    """A statement, and what is filled in for its parameters."""

    text: str
    given: dict[str, str] = field(default_factory=dict)


def attacks(engine: str, *kinds: str) -> list[Attack]:
    """Return the attacks on an engine, of these kinds or of all but the greedy, each once."""
    modules = [import_module(f"{__name__}.{kind}") for kind in kinds or KINDS]
    found = [each for module in modules for each in module.BOTH + getattr(module, engine.upper())]
    made = [each if isinstance(each, Attack) else Attack(each) for each in found]
    return list({(each.text, repr(each.given)): each for each in made}.values())


def lines(text: str) -> list[str]:
    """Return the statements in a text, one a line."""
    return [line.strip() for line in text.strip().splitlines()]
