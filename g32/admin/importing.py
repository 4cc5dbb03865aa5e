"""Bringing a list back in: upload a file, look at what becomes of it, apply it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.importing import STEPS, RecordResource, resource_of
from g32.importing.files import MOST_BYTES, MOST_ROWS
from g32.models import Upload
from g32.reports import When, WhenError
from g32.reports.formats import FORMATS
from g32.uploads.answers import answer
from g32.uploads.keeping import LASTS, again, find, first_write, keep
from g32.uploads.outcome import unpacked
from g32.uploads.templates import OFFERED, explained, template
from g32.uploads.work import carry_out, look

from .acts import reason_of
from .imported import chosen_of, selected


class ImportMixin(admin.ModelAdmin):
    """A list that can be imported, if there is an import for it and the user may write there."""

    def get_urls(self) -> list[Any]:
        """Add the page to upload on, the one to look and apply on, and the templates."""
        if resource_of(self.model) is None:
            return super().get_urls()
        stem = f"{self.opts.app_label}_{self.opts.model_name}"
        pages: dict[str, tuple[Any, str]] = {
            "import/": (self.import_view, "import"),
            "import/template/<slug:code>/": (self.template_view, "template"),
            "import/<slug:key>/": (self.upload_view, "upload"),
        }
        own = [
            path(route, self.admin_site.admin_view(view), name=f"{stem}_{name}")
            for route, (view, name) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the import."""
        kind = resource_of(self.model)
        may = kind is not None and kind.may_import(request.user)
        context = {"import_url": self._import_address("import") if may else ""}
        return super().changelist_view(request, context | (extra_context or {}))

    def import_view(self, request: HttpRequest) -> HttpResponseBase:
        """Say what a file has to look like and let choose one; take one in."""
        resource = self._import_for(request)
        if request.method != "POST":
            return self._ask_for_file(request, resource)
        file = request.FILES.get("file")
        if file is None:
            return self._ask_for_file(request, resource, _("Choose a file."))
        try:
            when = When.read(request.POST.get("time", "").strip())
        except WhenError as error:
            return self._ask_for_file(request, resource, error.message)
        upload = keep(request, type(resource), str(file.name), file.read(), when)
        onwards = self._import_address("upload", upload.key)
        return answer(
            request, look(upload), onwards, lambda why: self._ask_for_file(request, resource, why)
        )

    def template_view(self, request: HttpRequest, code: str) -> HttpResponse:
        """Send a file to fill in."""
        resource = self._import_for(request)
        if code not in OFFERED:
            raise Http404
        name, kind, content = template(resource, code)
        response = HttpResponse(content, content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def upload_view(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """Show what would become of a file; look again, apply it or let go of it."""
        upload = find(request, type(self._import_for(request)), key)
        if upload is None:
            messages.warning(request, _("This file is not here any more. Upload it again."))
            return HttpResponseRedirect(self._import_address("import"))
        if request.method != "POST" or first_write(upload):
            return self._show_upload(request, upload)
        if "apply" in request.POST:
            reason = reason_of(request) or _("Import of %s") % upload.name
            steps, onwards = carry_out(upload, reason), upload.key
        elif "again" in request.POST:
            shown = unpacked(upload.outcome)
            new = again(upload, chosen_of(request.POST, shown["unclear"]))
            steps, onwards = look(new), new.key
        else:
            upload.delete()
            messages.info(request, _("Nothing was imported."))
            return HttpResponseRedirect(self._import_address("changelist"))
        return answer(
            request,
            steps,
            self._import_address("upload", onwards),
            lambda why: self._show_upload(request, upload, why),
        )

    def _import_for(self, request: HttpRequest) -> RecordResource:
        """The import for the user. Raises `PermissionDenied`."""
        kind = resource_of(self.model)
        if kind is None or not kind.may_import(request.user):
            raise PermissionDenied
        return kind(request.user)

    def _ask_for_file(
        self, request: HttpRequest, resource: RecordResource, error: str = ""
    ) -> TemplateResponse:
        templates = [
            {"name": FORMATS[code].name, "url": self._import_address("template", code)}
            for code in OFFERED
        ]
        context = {
            "error": error,
            "columns": explained(resource),
            "templates": templates,
            "time": request.POST.get("time", ""),
            "most_rows": number_format(MOST_ROWS, force_grouping=True),
            "most_megabytes": MOST_BYTES // 1024**2,
        }
        return self._import_page(request, "admin/import.html", context, error)

    def _show_upload(
        self, request: HttpRequest, upload: Upload, error: str = ""
    ) -> TemplateResponse:
        shown = unpacked(upload.outcome)
        context = {"upload": upload, "shown": shown, "error": error, "minutes": LASTS.seconds // 60}
        if entry := first_write(upload):
            context |= {"entry": entry}
            return self._import_page(request, "admin/imported.html", context, error)
        context |= selected(request, shown)
        return self._import_page(request, "admin/import_look.html", context, error)

    def _import_page(
        self, request: HttpRequest, name: str, context: dict[str, Any], error: str
    ) -> TemplateResponse:
        around = {
            **self.admin_site.each_context(request),
            "steps": STEPS,
            "title": capfirst(_("import %(what)s") % {"what": self.opts.verbose_name_plural}),
            "opts": self.opts,
            "back": self._import_address("changelist"),
            "import_url": self._import_address("import"),
        }
        return TemplateResponse(request, name, around | context, status=400 if error else 200)

    def _import_address(self, page: str, *args: str) -> str:
        stem = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        return reverse(f"{stem}_{page}", args=args)
