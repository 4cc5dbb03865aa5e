"""The reports of this app."""

from . import groups, results

__all__ = ["groups", "results"]
