"""Constraints that Django does not have: each lives in the database, on both engines.

All of them are ordinary members of `Meta.constraints`: migrations create them, table remakes
keep them, `full_clean()` asks them, and `explain()` turns a refusal by the database into the
same sentence.
"""

from .append import AppendOnly
from .conditions import Condition
from .explain import explain
from .frozen import Frozen
from .links import LinkGuard
from .loops import NoLoop
from .overlap import NoOverlap

__all__ = ["AppendOnly", "Condition", "Frozen", "LinkGuard", "NoLoop", "NoOverlap", "explain"]
