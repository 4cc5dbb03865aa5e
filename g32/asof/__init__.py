"""The day of which the pages speak: one that the address names (`?op=2014-09-01`), else today.

| module | gives |
|---|---|
| `day` | that day, for whatever answers a request, and how it is called |
| `middleware` | reads it from the address, and refuses what is no day |
| `links` | carries it along: to wherever a page leads |
"""

from .day import chosen_day, of_the_day, on_the_day, speaking_of, the_day

__all__ = ["chosen_day", "of_the_day", "on_the_day", "speaking_of", "the_day"]
