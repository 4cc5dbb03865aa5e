"""How the fields of a record are filled in."""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.db.models import Field, ForeignKey
from django.forms import ModelChoiceField, Textarea
from django.http import HttpRequest

from g32.fields import NoteField

from .forms import RecordSelect


class LinkMixin(BaseModelAdmin):
    """Every link to a record with a page of its own completes as one types."""

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Complete the link as one types."""
        if db_field.remote_field.model in self.admin_site._registry:
            kwargs.setdefault("widget", RecordSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Notes begin small; a link offers to add and to see, never to delete, the other record."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, NoteField):
            field.widget = Textarea({"rows": 3, "class": "vLargeTextField"})
        if isinstance(db_field, ForeignKey) and field:
            field.widget.can_delete_related = False
        return field
