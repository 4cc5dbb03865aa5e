"""A meeting on one page: who met, about what, who came, what was decided and what is to be done."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import listed, when
from g32.admin.filters import Chronicle, codes
from g32.admin.inlines import PartInline, RecordInline
from g32.site import Section
from meetings.models import ActionItem, AgendaItem, Attendance, Decision, Meeting, MeetingBody
from network.admin import citations
from themes.lineage.choosing import of_body


class MeetingBodyInline(PartInline):
    """The bodies that met."""

    model = MeetingBody
    exclude = ()
    list_select_related = ("body",)


class AgendaInline(RecordInline):
    """What the meeting was about."""

    model = AgendaItem
    fields = ("position", "title", "topic", "result")
    list_select_related = ("meeting", "topic", "result")


class AttendanceInline(RecordInline):
    """Who came."""

    model = Attendance
    fields = ("person", "city", "organisation", "note", "role", "presence")
    list_select_related = ("meeting", "person", "city", "organisation")


class DecisionInline(RecordInline):
    """What was decided."""

    model = Decision
    fields = ("text", "agenda_item")
    list_select_related = ("meeting", "agenda_item")


class ActionInline(RecordInline):
    """What is to be done."""

    model = ActionItem
    fields = ("text", "person", "city", "organisation", "note", "due", "done")
    list_select_related = ("meeting", "person", "city", "organisation")


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    """When bodies met and will meet; newest first."""

    section = Section.WHEN
    place = 10
    list_display = (
        "name",
        "kind",
        listed("bodies", _("bodies"), lambda meeting: meeting.bodies.all()),
        when("start"),
        "place",
        "city",
        "status",
    )
    list_filter = (Chronicle, codes("status"), codes("kind"), of_body("bodies__body"))
    list_select_related = ("city", "part_of")
    list_prefetch_related = ("bodies__body",)
    search_through = ("bodies__body", "city", "part_of")
    search_texts = ("place",)
    ordering = ("-start_earliest", "sort_key", "pk")
    inlines = (
        MeetingBodyInline,
        AgendaInline,
        AttendanceInline,
        DecisionInline,
        ActionInline,
        citations(Meeting),
    )
