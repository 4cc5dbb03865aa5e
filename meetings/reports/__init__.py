"""The reports of this app."""

from . import attendance, lists, meetings, partners

__all__ = ["attendance", "lists", "meetings", "partners"]
