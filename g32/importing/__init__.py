"""Files that come in: read, looked at, and applied whole or not at all.

| module | gives |
|---|---|
| `files` | from the bytes of a file to a table of texts, in a process of its own |
| `resource` | what of each report is imported; each app declares its own in `resources` |
| `columns`, `finding`, `dates` | what the cells of a column mean |
| `planning`, `current` | what becomes of each row, beside what the register says now |
| `verdicts`, `limits` | whether the forms would let it through, and the rights of who brings it |
| `writing` | the writes, each kind of record in one go |
| `moments`, `applying` | the two steps: look, and apply if nothing changed meanwhile |
"""

from .applying import NotAppliedError, apply, preview
from .resource import STEPS, Outcome, RecordResource, imports, resource_of, resources

__all__ = [
    "STEPS",
    "NotAppliedError",
    "Outcome",
    "RecordResource",
    "apply",
    "imports",
    "preview",
    "resource_of",
    "resources",
]
