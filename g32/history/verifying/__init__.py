"""Finding whatever was done to history past its guards.

The chain of seals shows whether entries are what they were when they were sealed, and none is
missing; against a head that is kept elsewhere, also whether its end was cut off. The guards are
compared with what belongs there. And history is held against the rows themselves: every change
begins where the one before it ended, and every row is what its last entry says.
"""

from .chain import Walk
from .guards import look_at_guards
from .rows import look_at_rows

__all__ = ["Walk", "look_at_guards", "look_at_rows"]
