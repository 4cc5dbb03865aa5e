"""One small table of citations for each noun of this app."""

from network.models import Citation, cited

from .group import PillarLink
from .result import Involvement, Result
from .succession import Succession
from .topic import Topic


class PillarLinkCitation(Citation):
    """Where a group is counted under a pillar."""

    record = cited(PillarLink)


class SuccessionCitation(Citation):
    """Where a succession stands."""

    record = cited(Succession)


class TopicCitation(Citation):
    """Where a topic is named."""

    record = cited(Topic)


class ResultCitation(Citation):
    """Where a result stands."""

    record = cited(Result)


class InvolvementCitation(Citation):
    """Where somebody's part in a result stands."""

    record = cited(Involvement)
