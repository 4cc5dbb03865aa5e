"""The reports of this app."""

from . import groups, lists, results

__all__ = ["groups", "lists", "results"]
