"""Calendars to subscribe to: a file in which programs look again and again, by a secret address.

| module | gives |
|---|---|
| `events` | `Event` and `Calendar`: what a calendar tells |
| `subjects` | what calendars there are of; any app registers its own |
| `changes` | how often what an event tells was changed, and when last |
| `writing` | the file, in iCalendar (RFC 5545) |
| `views` | the file at its address, and the page that makes the address |
"""

from .changes import changes, written
from .events import Calendar, Event, Status
from .subjects import calendar, subscribing

__all__ = ["Calendar", "Event", "Status", "calendar", "changes", "subscribing", "written"]
