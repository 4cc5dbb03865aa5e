"""Sources, and the numbers they state."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Value
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import flag, when
from g32.measures import label_of
from g32.site import Section
from network.models import Citation, Figure, Source

from .parts import citations


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Documents."""

    section = Section.SOURCES
    place = 10
    list_display = ("name", "publisher", "as_of", "pages")
    search_texts = ("publisher",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Show what cites a source that exists."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "cited_by") if obj else fields

    @admin.display(description=_("cited by"))
    def cited_by(self, source: Source) -> str:
        """How many citations of each kind of record name the source."""
        counts = [
            table.objects.filter(source=source)
            .order_by()
            .values("source")
            .annotate(number=Count("pk"), table=Value(table._meta.label))
            .values_list("table", "number")
            for table in Citation.__subclasses__()
        ]
        labels = {table._meta.label: _plural(table) for table in Citation.__subclasses__()}
        found = dict(counts[0].union(*counts[1:], all=True))
        return (
            ", ".join(f"{labels[name]}: {found[name]}" for name in labels if name in found) or "–"
        )


def _plural(table: type[Citation]) -> str:
    return str(table._meta.get_field("record").related_model._meta.verbose_name_plural)


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
