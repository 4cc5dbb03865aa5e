"""Groups, their pillars and their lineage; all three also on the pages of bodies."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import CONFIRMATION, flag, standing, when
from g32.admin.filters import InForce, codes
from g32.admin.inlines import RecordInline, extend
from g32.site import Section
from network.admin import KindAdmin, citations
from network.models import GROUP_KINDS, Body, BodyKind
from themes.models import PillarLink, Succession, ThemeGroup, WorkingGroup


class PillarLinkInline(RecordInline):
    """The pillars a group belongs to."""

    model = PillarLink
    fk_name = "group"
    fields = ("pillar", "start", "end")
    list_select_related = ("group", "pillar")

    def suits(self, record: Any) -> bool:
        """Only groups belong to a pillar."""
        kind = record.kind if record else getattr(self.parent_model.objects, "kind", None)
        return kind in GROUP_KINDS


class GroupLinkInline(RecordInline):
    """The groups that belong to a pillar."""

    model = PillarLink
    fk_name = "pillar"
    verbose_name = _("group of this pillar")
    verbose_name_plural = _("groups of this pillar")
    fields = ("group", "start", "end")
    list_select_related = ("group", "pillar")

    def suits(self, record: Any) -> bool:
        """Only a pillar has groups."""
        return record is not None and record.kind == BodyKind.PILLAR


class PredecessorInline(RecordInline):
    """What the body came from."""

    model = Succession
    on_page = False
    fk_name = "successor"
    verbose_name = _("predecessor")
    verbose_name_plural = _("predecessors")
    fields = ("predecessor", "how", "date", "planned")
    list_select_related = ("predecessor", "successor")


class SuccessorInline(RecordInline):
    """What the body turned into."""

    model = Succession
    on_page = False
    fk_name = "predecessor"
    verbose_name = _("successor")
    verbose_name_plural = _("successors")
    fields = ("successor", "how", "date", "planned")
    list_select_related = ("predecessor", "successor")


extend(Body, PillarLinkInline, GroupLinkInline, PredecessorInline, SuccessorInline)


@admin.register(ThemeGroup)
class ThemeGroupAdmin(KindAdmin):
    """Groups of administrators round a theme."""

    section = Section.WHAT
    place = 10


@admin.register(WorkingGroup)
class WorkingGroupAdmin(KindAdmin):
    """Working groups."""

    section = Section.WHAT
    place = 20


@admin.register(PillarLink)
class PillarLinkAdmin(RecordAdmin):
    """Which group belongs to which pillar."""

    section = Section.WHAT
    place = 30
    list_display = ("group", "pillar", standing, when("start"), when("end"))
    list_filter = (InForce,)
    list_select_related = ("group", "pillar")
    list_prefetch_related = CONFIRMATION
    search_through = ("group", "pillar")
    inlines = (citations(PillarLink),)

    def offered(self, request: HttpRequest, queryset: QuerySet[Any], field: str) -> QuerySet[Any]:
        """Offer pillars as pillars and groups as groups."""
        kinds = {"pillar": [BodyKind.PILLAR], "group": GROUP_KINDS}.get(field)
        return queryset.filter(kind__in=kinds) if kinds else queryset


@admin.register(Succession)
class SuccessionAdmin(RecordAdmin):
    """What became of what; newest first."""

    section = Section.WHAT
    place = 40
    list_display = ("predecessor", "how", "successor", when("date"), flag("planned", _("planned")))
    list_filter = (codes("how"), codes("planned"))
    list_select_related = ("predecessor", "successor")
    search_through = ("predecessor", "successor")
    ordering = ("-date_earliest", "predecessor__sort_key", "pk")
    inlines = (citations(Succession),)
