"""Attendance, outside the page of its meeting."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.filters import codes
from g32.admin.ordering import There
from g32.site import Section
from meetings.models import Attendance
from network.admin import citations
from network.rights import to_act_for


@admin.register(Attendance)
class AttendanceAdmin(RecordAdmin):
    """Who was at which meeting; the newest meeting first."""

    section = Section.WHEN
    place = 50
    list_display = ("party", "meeting", "role", "presence", "agenda_item")
    list_filter = (codes("role"), codes("presence"))
    list_select_related = ("meeting", "agenda_item", "person", "city", "organisation", "seat__body")
    search_through = ("meeting", "person", "city", "organisation")
    search_texts = ("note",)
    ordering = ("-meeting__start_earliest", There("meeting__pk").asc(), "pk")
    inlines = (citations(Attendance),)

    def offered(self, request: HttpRequest, queryset: QuerySet[Any], field: str) -> QuerySet[Any]:
        """Offer the cities to act for."""
        return to_act_for(request.user, queryset, field)

    @admin.display(description=_("who"), ordering="person__sort_key")
    def party(self, attendance: Attendance) -> str:
        """Who it was."""
        return attendance.party
