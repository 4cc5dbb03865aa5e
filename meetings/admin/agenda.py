"""Agenda items, decisions and actions, outside the page of their meeting."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import flag, when
from g32.admin.filters import codes
from g32.admin.inlines import PartInline
from g32.admin.ordering import There
from g32.site import Section
from meetings.models import ActionItem, AgendaItem, Decision, DecisionBody
from network.admin import citations


@admin.register(AgendaItem)
class AgendaItemAdmin(RecordAdmin):
    """What meetings were about; the newest meeting first."""

    section = Section.WHEN
    place = 20
    list_display = ("title", "meeting", "position", "topic", "result")
    list_select_related = ("meeting", "topic", "result")
    search_through = ("meeting", "meeting__bodies__body", "topic", "result")
    search_texts = ("title",)
    ordering = ("-meeting__start_earliest", There("meeting__pk").asc(), "position", "pk")
    inlines = (citations(AgendaItem),)


class DecisionBodyInline(PartInline):
    """The bodies that decided, where the meeting is not known."""

    model = DecisionBody
    exclude = ()
    list_select_related = ("body",)


@admin.register(Decision)
class DecisionAdmin(RecordAdmin):
    """What was decided; the newest first."""

    section = Section.WHEN
    place = 30
    list_display = ("text", "meeting", "agenda_item", when("date"))
    list_select_related = ("meeting", "agenda_item")
    search_through = ("meeting", "meeting__bodies__body", "bodies__body")
    search_texts = ("text", "agenda_item__title")
    ordering = ("-meeting__start_earliest", "-date_earliest", "pk")
    inlines = (DecisionBodyInline, citations(Decision))


@admin.register(ActionItem)
class ActionItemAdmin(RecordAdmin):
    """What is to be done; what is done, one click away."""

    section = Section.WHEN
    place = 40
    list_display = ("text", "party", "meeting", when("due"), flag("done", _("done")))
    list_filter = (codes("done"),)
    list_select_related = ("meeting", "person", "city", "organisation")
    search_through = ("meeting", "person", "city", "organisation")
    search_texts = ("text", "note")
    ordering = ("done", "due_earliest", "pk")
    inlines = (citations(ActionItem),)

    @admin.display(description=_("by whom"), ordering="person__sort_key")
    def party(self, action: ActionItem) -> str:
        """Who is to do it."""
        return action.party
