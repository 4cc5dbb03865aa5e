"""The acts on bodies: what became of them, and who leads them, each with the passage that says so.

As those of the network (`network.actions`): keyword-only, each atomic, refused as a whole.

| module | gives |
|---|---|
| `becoming` | merge, split, continue as, dissolve |
| `ending` | a body ends with all that hangs on it; its seats go along |
| `leading` | those who lead a group hand it over |
"""

from .becoming import continue_as, dissolve, merge, split
from .ending import LASTING, outlasting
from .leading import hand_over, leading

__all__ = [
    "LASTING",
    "continue_as",
    "dissolve",
    "hand_over",
    "leading",
    "merge",
    "outlasting",
    "split",
]
