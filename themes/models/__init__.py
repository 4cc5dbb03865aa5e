"""What they work on: groups, pillar links, lineage, topics, results."""

from .citations import (
    InvolvementCitation,
    PillarLinkCitation,
    ResultCitation,
    SuccessionCitation,
    TopicCitation,
)
from .group import PillarLink, ThemeGroup, WorkingGroup
from .result import Involvement, Part, Result, ResultBody, ResultKind, ResultStatus
from .succession import Passage, Succession
from .topic import Topic, TopicBody

__all__ = [
    "Involvement",
    "InvolvementCitation",
    "Part",
    "Passage",
    "PillarLink",
    "PillarLinkCitation",
    "Result",
    "ResultBody",
    "ResultCitation",
    "ResultKind",
    "ResultStatus",
    "Succession",
    "SuccessionCitation",
    "ThemeGroup",
    "Topic",
    "TopicBody",
    "TopicCitation",
    "WorkingGroup",
]
