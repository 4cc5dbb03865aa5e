"""What the pages show of this app."""

from . import lineage, work

__all__ = ["lineage", "work"]
