"""What the pages show of this app: meetings, who came, what was decided and is to be done."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from g32.asof import on_the_day, the_day
from g32.calendars import subscribing
from g32.pages import Panel, panel
from g32.pages.panels import Table
from g32.reports.columns import Label
from g32.standing import Stands, to_come
from meetings.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    DecisionBody,
    Meeting,
    MeetingBody,
    MeetingStatus,
)
from network.models import Body, City, Organisation, Person
from themes.lineage.choosing import OfBodies
from themes.models import Result, Topic


class Meetings(Panel):
    """Meetings, the latest first."""

    title = _("meetings")
    model = Meeting
    columns = {
        "itself": _("meeting"),
        "start": _("date"),
        "place": _("place"),
        "kind": _("kind"),
        "status": _("status"),
        "standing": on_the_day,
    }

    def standing(self, row: Meeting) -> Stands | None:
        """Said only of what is yet to come on the day."""
        return to_come(row)

    def status(self, row: Meeting) -> str:
        """Said only where it was not simply held."""
        return "" if row.status == MeetingStatus.HELD else row.get_status_display()

    @staticmethod
    def latest_first(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
        """Order by day, what has no known day last."""
        return meetings.order_by(F("start_earliest").desc(nulls_last=True), "sort_key", "pk")


@panel(Body, 60)
class BodyMeetings(OfBodies, Meetings):
    """When a body met and will meet."""

    columns = {"bodies_told": _("bodies"), **Meetings.columns}

    def rows(self, record: Body) -> QuerySet[Meeting]:
        """The latest first."""
        return self.latest_first(self.theirs())


@panel(City, 70)
class Hosted(Meetings):
    """The meetings that were held in a city."""

    title = _("meetings held here")

    def rows(self, record: City) -> QuerySet[Meeting]:
        """The latest first."""
        return self.latest_first(record.meetings.all())


@panel(Meeting, 80)
class MeetingParts(Meetings):
    """What a meeting consisted of."""

    title = _("parts")

    def rows(self, record: Meeting) -> QuerySet[Meeting]:
        """In their order."""
        return record.parts.order_by(F("start_earliest").asc(nulls_last=True), "sort_key", "pk")


def _attended(**beside: Label) -> dict[str, Label]:
    return {
        "meeting": _("meeting"),
        "meeting.start": _("date"),
        **beside,
        "role": _("role"),
        "presence": _("presence"),
        "agenda_item": _("agenda item"),
        "note": _("note"),
    }


@panel(City, 40)
@panel(Organisation, 40)
class Attended(Panel):
    """The meetings at which somebody was; of a city, who came for it."""

    title = _("was at")
    model = Attendance
    linked = True
    columns = _attended(person=_("person"))

    def rows(self, record: Any) -> QuerySet[Attendance]:
        """The latest first."""
        return (
            record.attendances.with_party()
            .select_related("agenda_item")
            .order_by(F("meeting__start_earliest").desc(nulls_last=True), "pk")
        )


@panel(Person, 40)
class PersonAttended(Attended):
    """The meetings at which a person was, and for which city."""

    columns = _attended(city=_("for"))


@panel(Body, 65)
class BodyDecisions(Panel):
    """What a body decided, in its meetings or elsewhere."""

    title = _("decisions")
    model = Decision
    linked = True
    columns = {"text": _("decision"), "meeting": _("meeting"), "date": _("date")}

    def rows(self, record: Body) -> QuerySet[Decision]:
        """The latest first."""
        own = Q(pk__in=DecisionBody.objects.filter(body__in=self.told).values("decision"))
        theirs = MeetingBody.objects.filter(body__in=self.told).values("meeting")
        in_meetings = Q(meeting__in=theirs)
        return (
            Decision.objects.filter(own | in_meetings)
            .select_related("meeting")
            .order_by(
                F("meeting__start_earliest").desc(nulls_last=True),
                F("date_earliest").desc(nulls_last=True),
                "pk",
            )
        )


@panel(Topic, 30)
@panel(Result, 30)
class OnAgendas(Panel):
    """The meetings that had a topic or a result on their agenda."""

    title = _("on the agenda of")
    model = AgendaItem
    linked = True
    columns = {"meeting": _("meeting"), "meeting.start": _("date"), "title": _("title")}

    def rows(self, record: Any) -> QuerySet[AgendaItem]:
        """The latest first."""
        return record.agenda_items.select_related("meeting").order_by(
            F("meeting__start_earliest").desc(nulls_last=True), "pk"
        )


@panel(City, 80)
@panel(Person, 60)
@panel(Organisation, 60)
class ToDo(Panel):
    """What somebody is to do."""

    title = _("actions")
    model = ActionItem
    linked = True
    columns = {"text": _("action"), "meeting": _("meeting"), "due": _("due"), "done": _("done")}

    def rows(self, record: Any) -> QuerySet[ActionItem]:
        """What is not done first, by the day it is due."""
        return record.actionitems.select_related("meeting").order_by(
            "done", F("due_earliest").asc(nulls_last=True), "pk"
        )


@panel(None, 20)
class NextMeetings(Meetings):
    """What is to come; what is part of another meeting stands on that one's page."""

    title = _("next meetings")
    columns = {"itself": _("meeting"), "start": _("date"), "place": _("place")}
    empty = _("No meeting is planned.")

    def rows(self, record: None) -> QuerySet[Meeting]:
        """The next first; what is cancelled, or was held already, is left out."""
        day = the_day()
        return (
            Meeting.objects.filter(start_latest__gte=day, part_of__isnull=True)
            .exclude(status=MeetingStatus.CANCELLED)
            .exclude(status=MeetingStatus.HELD, start_earliest__lte=day)
            .order_by(F("start_earliest").asc(nulls_last=True), "sort_key", "pk")[:8]
        )

    def table(self, record: None) -> Table:
        """Lead to where one subscribes to all of them."""
        table = super().table(record)
        table.below = format_html(
            '<p class="more"><a href="{}">{}</a></p>',
            subscribing(None),
            _("Subscribe to the calendar"),
        )
        return table


@panel(None, 30)
class LatestMeetings(Meetings):
    """What was held lately; what was part of another meeting stands on that one's page."""

    title = _("latest meetings")
    columns = {"itself": _("meeting"), "start": _("date"), "place": _("place")}
    empty = _("No meeting was held yet.")

    def rows(self, record: None) -> QuerySet[Meeting]:
        """The latest first."""
        held = Meeting.objects.filter(
            status=MeetingStatus.HELD,
            part_of__isnull=True,
            start_earliest__lte=the_day(),
        )
        return self.latest_first(held)[:8]
