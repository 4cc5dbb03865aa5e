"""Something changed in the world, and it is recorded as one: an act, not an edit.

An app makes a `Change` for each thing that can happen to its records, and registers it for their
kind. Before it is done, the page tells what would be written and what follows from that.

| module | gives |
|---|---|
| `change` | `Change`, the form of a kind of change, and the registry of them |
| `carrying` | carrying one out, and trying it: what it writes, in words |
| `mixin` | `ChangingMixin`, the pages of a record on which its changes are recorded |
"""

from .change import Change, changes
from .mixin import ChangingMixin, recorded

__all__ = ["Change", "ChangingMixin", "changes", "recorded"]
