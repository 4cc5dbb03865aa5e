"""What the pages show of this app: who holds what, and where it stands."""

from . import front, holders, places, sources, timelines, turnovers

__all__ = ["front", "holders", "places", "sources", "timelines", "turnovers"]
