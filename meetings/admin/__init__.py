"""The admin of meetings: agenda, attendance, decisions, actions."""

from . import agenda, attendance, meeting

__all__ = ["agenda", "attendance", "meeting"]
