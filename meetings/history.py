"""What of meetings leads to a city: where they were, and who was there for it."""

from network.history import OF_CITY

from .models import ActionItem, Attendance, Meeting

OF_CITY.along((Meeting, "city"), (Attendance, "city"), (ActionItem, "city"))
