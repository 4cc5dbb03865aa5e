"""What of this app's reports is imported."""

from . import groups, results

__all__ = ["groups", "results"]
