"""The page of a record, to read; its form is a click away."""

from typing import Any

from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from g32.calendars import subscribing

from .facts import RowsPanel, facts
from .panels import ROWS_PLACE, tables

#: In the address: only what stands beside another page is asked for.
BESIDE = "beside"


class PageMixin(ModelAdmin):
    """A `ModelAdmin` whose records have a page to read, at `<number>/`."""

    page_template = "admin/record.html"

    def get_urls(self) -> list[Any]:
        """Put the page where Django only redirects to the form."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_page"
        view = self.admin_site.admin_view(self.page_view)
        return [*super().get_urls()[:-1], path("<path:object_id>/", view, name=name)]

    def page_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what a record is, and what belongs to it."""
        record = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        if record is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
        beside = BESIDE in request.GET
        context = {
            **({} if beside else self.admin_site.each_context(request)),
            **self.page_context(request, record),
            "title": str(record),
            "original": record,
            "opts": self.opts,
            "beside": beside,
        }
        template = "admin/record_body.html" if beside else self.page_template
        return TemplateResponse(request, template, context)

    def page_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """Return what the page shows: the record's facts, its panels and who may change it."""
        inlines = self.get_inline_instances(request, record)
        rows = [
            RowsPanel(inline, request).table(record)
            for inline in inlines
            if getattr(inline, "on_page", False)
        ]
        for table in rows:
            table.place = ROWS_PLACE
        edited = [table for table in rows if table.lines or table.add or table.empty]
        panels = [*edited, *tables(request, record)]
        return {
            "other_names": record.names.all() if hasattr(record, "names") else (),
            "facts": facts(record, self.page_facts(request, record)),
            "panels": sorted(panels, key=lambda table: table.place),
            "asides": tables(request, record, aside=True),
            "may_change": self.has_change_permission(request, record),
            "tools": self.page_tools(request, record),
            "addresses": {
                page: self._address(request, record, page) for page in ("page", "change", "history")
            },
        }

    def page_tools(self, request: HttpRequest, record: Any) -> list[tuple[Any, str]]:
        """Return label and address of what else the visitor may do with the record."""
        address = subscribing(record)
        return [(_("Subscribe to the calendar"), address)] if address else []

    def _address(self, request: HttpRequest, record: Any, page: str) -> str:
        """Return the address of a page of the record; the filters of its list go along."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        address, kept = reverse(name, args=[quote(record.pk)]), self.get_preserved_filters(request)
        return f"{address}?{kept}" if kept else address

    def page_facts(self, request: HttpRequest, record: Any) -> list[Any]:
        """Return the names of the fields that are shown as facts, in the order of the form."""
        own = {field.name for field in self.opts.concrete_fields}
        given = self.get_fields(request, record)
        flat = [one for name in given for one in ([name] if isinstance(name, str) else name)]
        return [name for name in flat if name in own]
