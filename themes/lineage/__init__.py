"""Where bodies came from and what became of them, over any number of steps.

| module | gives |
|---|---|
| `walking` | the bodies before and after one, and the successions between them |
| `drawing` | those as a picture |
| `choosing` | a list of one body, or of one with its predecessors |
"""

from .walking import predecessors, successions

__all__ = ["predecessors", "successions"]
