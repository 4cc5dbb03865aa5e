"""Topics and results, on the pages of bodies, cities, people and partners."""

from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from g32.asof import on_the_day
from g32.pages import Panel, panel
from g32.reports.columns import Label
from g32.standing import Stands, to_come
from network.models import Body, City, Organisation, Person
from themes.lineage.choosing import OfBodies
from themes.models import Involvement, Result, Topic


@panel(Body, 40)
class BodyTopics(OfBodies):
    """What stands on a body's agenda."""

    title = _("topics")
    model = Topic
    columns = {
        "bodies_told": _("bodies"),
        "itself": _("topic"),
        "part_of": _("part of"),
        "start": _("start"),
        "end": _("end"),
        "standing": on_the_day,
    }

    def rows(self, record: Body) -> QuerySet[Topic]:
        """By name, the parts of a topic after it."""
        topics: Any = self.theirs().select_related("part_of")
        return topics.with_confirmation().order_by(
            F("part_of__sort_key").asc(nulls_first=True), "sort_key", "pk"
        )


@panel(Body, 50)
class BodyResults(OfBodies):
    """What came of a body's work."""

    title = _("results")
    model = Result
    columns = {
        "bodies_told": _("bodies"),
        "itself": _("result"),
        "kind": _("kind"),
        "start": _("start"),
        "status": _("status"),
        "standing": on_the_day,
    }

    def standing(self, row: Result) -> Stands | None:
        """Said only of what is yet to come on the day."""
        return to_come(row)

    def rows(self, record: Body) -> QuerySet[Result]:
        """The latest first."""
        return self.theirs().order_by(F("start_earliest").desc(nulls_last=True), "sort_key", "pk")


def _part(**beside: Label) -> dict[str, Label]:
    return {
        "result": _("result"),
        "part": _("role"),
        **beside,
        "note": _("note"),
        "result.start": _("start"),
        "result.status": _("status"),
    }


@panel(City, 50)
@panel(Organisation, 50)
class PartInResults(Panel):
    """The results in which somebody had a part; of a city, who took part for it."""

    title = _("part in results")
    model = Involvement
    linked = True
    columns = _part(person=_("person"))

    def rows(self, record: Any) -> QuerySet[Involvement]:
        """The latest first."""
        return record.involvements.select_related(
            "result", "person", "city", "organisation"
        ).order_by(F("result__start_earliest").desc(nulls_last=True), "result__sort_key", "pk")


@panel(Person, 50)
class PersonInResults(PartInResults):
    """The results in which a person had a part, and for which city."""

    columns = _part(city=_("for"))


@panel(Topic, 20)
class TopicParts(Panel):
    """The topics that a topic consists of."""

    title = _("parts")
    model = Topic
    columns = {"itself": _("topic"), "start": _("start"), "end": _("end")}

    def rows(self, record: Topic) -> QuerySet[Topic]:
        """By name."""
        return record.parts.order_by("sort_key", "pk")
