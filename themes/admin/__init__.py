"""The admin of what the cities work on: groups, pillar links, lineage, topics, results."""

from . import groups, results, topics

__all__ = ["groups", "results", "topics"]
