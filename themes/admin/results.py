"""Results, and who had a part in them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import listed, when
from g32.admin.filters import codes
from g32.admin.inlines import PartInline, RecordInline
from g32.site import Section
from network.admin import citations
from themes.lineage.choosing import of_body
from themes.models import Involvement, Result, ResultBody


class ResultBodyInline(PartInline):
    """The bodies to which the result belongs."""

    model = ResultBody
    exclude = ()
    list_select_related = ("body",)


class InvolvementInline(RecordInline):
    """Who had a part in the result."""

    model = Involvement
    fields = ("part", "city", "organisation", "person", "note")
    list_select_related = ("result", "city", "organisation", "person")


@admin.register(Result)
class ResultAdmin(RecordAdmin):
    """What came of it; newest first."""

    section = Section.WHAT
    place = 60
    list_display = (
        "name",
        "kind",
        "status",
        listed("bodies", _("bodies"), lambda result: result.bodies.all()),
        when("start"),
        when("end"),
    )
    list_filter = (codes("status"), codes("kind"), of_body("bodies__body"))
    list_prefetch_related = ("bodies__body",)
    search_through = ("bodies__body",)
    search_texts = ("outcome",)
    ordering = ("-start_earliest", "sort_key", "pk")
    inlines = (ResultBodyInline, InvolvementInline, citations(Result))


@admin.register(Involvement)
class InvolvementAdmin(RecordAdmin):
    """Who had a part in which result."""

    section = Section.WHAT
    place = 70
    list_display = ("party", "part", "result")
    list_filter = (codes("part"),)
    list_select_related = ("result", "city", "organisation", "person")
    search_through = ("result", "city", "organisation", "person")
    search_texts = ("note",)
    inlines = (citations(Involvement),)

    @admin.display(description=_("who"), ordering="person__sort_key")
    def party(self, involvement: Involvement) -> str:
        """Who it was."""
        parties = (involvement.person, involvement.city, involvement.organisation)
        return str(next((party for party in parties if party), involvement.note))
