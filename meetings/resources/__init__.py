"""What of this app's reports is imported."""

from . import attendance, meetings, partners

__all__ = ["attendance", "meetings", "partners"]
