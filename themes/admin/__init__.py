"""The admin of what the cities work on: groups, pillar links, lineage, topics, results; and what
can happen to bodies.
"""

from . import changes, groups, leading, results, topics

__all__ = ["changes", "groups", "leading", "results", "topics"]
