"""What stands on nearly every record's page: its other names and its citations."""

from typing import Any

from django.contrib import admin
from django.db.models import CASCADE, Field, Model
from django.forms import ChoiceField, Textarea
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from g32.admin.inlines import PartInline
from network.models import Citation, Name
from network.reports.citations import called

from .passages import CitationForm, CitationFormSet


class NameInline(PartInline):
    """Other names, with the time in which they were used."""

    on_page = False
    fields = ("text", "kind", "start", "end")


class CitationInline(PartInline):
    """Where the record stands in the sources: a line for each passage."""

    on_page = False
    form = CitationForm
    formset = CitationFormSet
    template = "network/citations.html"
    fields = ("at", "field", "stance", "value", "note")
    list_select_related = ("source",)

    @admin.display(description=_("passage"))
    def at(self, citation: Citation) -> str:
        """Where it stands, for who may only look."""
        return str(citation.at)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer the record's own fields by their labels; keep the line a line."""
        if db_field.name == "field":
            return ChoiceField(
                label=db_field.verbose_name,
                choices=[("", _("whole record")), *fields_of(self.parent_model)],
                required=False,
                help_text=db_field.help_text,
            )
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "note":
            field.widget = Textarea({"rows": 1})
        return field


def fields_of(model: type[Model]) -> list[tuple[str, Any]]:
    """Return name and label of the fields that a source can speak of, and of the rows that are
    part of the record: its other names, its bodies.
    """
    own = [
        field
        for field in model._meta.concrete_fields
        if field.editable and not field.generated and field.name not in ("id", "slug")
    ]
    parts = [
        relation
        for relation in model._meta.related_objects
        if relation.one_to_many
        and relation.on_delete is CASCADE
        and not issubclass(relation.related_model, Citation)
    ]
    return [(each.name, capfirst(called(each))) for each in (*own, *parts)]


def citations(model: type[Model]) -> type[CitationInline]:
    """Return the citations of a model, to be edited on the page of its records."""
    table: type[Citation] = model._meta.get_field("citations").related_model
    return type(f"{table.__name__}Inline", (CitationInline,), {"model": table})


def names(model: type[Model]) -> type[NameInline]:
    """Return the other names of a model, to be edited on the page of its records."""
    table: type[Name] = model._meta.get_field("names").related_model
    return type(f"{table.__name__}Inline", (NameInline,), {"model": table})
