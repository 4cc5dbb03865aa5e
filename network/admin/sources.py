"""Sources, and the numbers they state."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import flag, when
from g32.measures import label_of
from g32.site import Section
from network.models import Figure, Source
from network.panels.pages_of_source import source_page

from .parts import citations


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Documents."""

    section = Section.SOURCES
    place = 10
    list_display = ("name", "publisher", "as_of", "pages")
    search_texts = ("publisher",)

    def page_context(self, request: HttpRequest, record: Source) -> dict[str, Any]:
        """Show what cites the source on the page that is chosen."""
        context = super().page_context(request, record)
        return context | {
            "part_template": "network/source_pages.html",
            "cited": source_page(record, request.GET.get("p", ""), context["addresses"]["page"]),
        }


@admin.register(Figure)
class FigureAdmin(RecordAdmin):
    """Numbers that a source states."""

    section = Section.SOURCES
    place = 20
    list_display = (
        "subject",
        "counted",
        "stated",
        flag("approximate", _("approximate")),
        when("date"),
    )
    list_select_related = ("body",)
    search_through = ("body",)
    search_texts = ("about", "measure", "words")
    ordering = ("-date_earliest", "measure", "pk")
    inlines = (citations(Figure),)

    @admin.display(description=_("measure"), ordering="measure")
    def counted(self, figure: Figure) -> str:
        """What is counted, in words."""
        return label_of(figure.measure)

    @admin.display(description=_("subject"), ordering="body__sort_key")
    def subject(self, figure: Figure) -> str:
        """What the number is about."""
        return figure.subject

    @admin.display(description=_("stated"), ordering="number")
    def stated(self, figure: Figure) -> str:
        """The number or the words."""
        return figure.stated
