"""The reports of this app."""

from . import attendance, meetings, partners

__all__ = ["attendance", "meetings", "partners"]
