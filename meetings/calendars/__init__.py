"""The calendars of meetings.

| module | gives |
|---|---|
| `telling` | a meeting as an event of a calendar: on which days, in what words |
| `seats` | the meetings of the bodies in which somebody holds a seat then |
| `whose` | which meetings belong to the network, a body, a city, a person |
"""

from . import whose

__all__ = ["whose"]
