"""The day of which the pages speak: one that the address names (`?op=2014-09-01`), else today.

| module | gives |
|---|---|
| `day` | that day, for whatever answers a request |
"""

from .day import chosen_day, speaking_of, the_day

__all__ = ["chosen_day", "speaking_of", "the_day"]
