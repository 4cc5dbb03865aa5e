"""Rows that are edited on the page of the record they belong to.

An app adds rows of its own to the page of a lower app's record with `extend`, so that nobody
imports upwards.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.http import HttpRequest

from g32.rights import Act, allowed

from .fields import LinkMixin
from .forms import RecordForm
from .formsets import RowsFormSet
from .rights import RightsMixin

_EXTRA: dict[type[Model], list[type[InlineModelAdmin]]] = {}


def extend(model: type[Model], *inlines: type[InlineModelAdmin]) -> None:
    """Put the inlines on the page of `model` and of its proxies, before its citations."""
    _EXTRA.setdefault(model, []).extend(inlines)


def extra(model: type[Model]) -> list[type[InlineModelAdmin]]:
    """Return the inlines that other apps put on the page of the model."""
    return _EXTRA.get(model._meta.concrete_model or model, [])


class RowsInline(LinkMixin, RightsMixin, admin.TabularInline):
    """Rows in a table. `suits` says on which records' pages they stand.

    `on_page`: whether the page to read shows them as they are; where not, something else does.
    """

    form = RecordForm
    formset = RowsFormSet
    extra = 0
    on_page = True
    list_select_related: tuple[str, ...] = ()

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Beside a link offer only to add what is missing: a row has little room."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, ForeignKey) and field:
            field.widget.can_change_related = field.widget.can_view_related = False
        return field

    def asked_about(self, obj: Any) -> Any:
        """Ask about the rows; `obj` is the record they hang on."""
        return self.model

    def changeable(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the rows that the user may change."""
        return allowed(request.user, Act.CHANGE, rows)

    def suits(self, record: Any) -> bool:
        """Return whether the rows belong on the page of this record (None: a new one)."""
        return True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Fetch along what names the rows."""
        queryset = super().get_queryset(request)
        if self.list_select_related:
            queryset = queryset.select_related(*self.list_select_related)
        return queryset


class RecordInline(RowsInline):
    """Records with a page of their own, one click away, and rights of their own."""

    show_change_link = True
    exclude = ("slug",)


class PartInline(RowsInline):
    """Rows without a life of their own: whoever may change the record may change them."""

    exclude = ("slug",)

    def visible(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep them all: who may look at the record may look at them."""
        return rows

    changeable = visible

    def _owner(self) -> Any:
        return self.admin_site.get_model_admin(self.parent_model)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the record's."""
        return self._owner().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the right to change the record, or to add it while it is new."""
        if obj is None:
            return self._owner().has_add_permission(request)
        return self._owner().has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the record's."""
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the right to change the record."""
        return self.has_add_permission(request, obj)
