"""Work that is done in a process of its own: it may take long or go wrong, and nothing else does.

The pages go before it: it gets what time of the processor they leave.
"""

from .parent import ApartError, Task, start

__all__ = ["ApartError", "Task", "start"]
