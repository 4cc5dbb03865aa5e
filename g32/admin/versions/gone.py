"""The record that a form is about is no more: who deleted it, and what was typed."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from g32.admin.acts import REASON
from g32.admin.forms import is_number

from .passed import Passed, moment, since, tell
from .posted import prefixes_of, typed_fields, typed_rows
from .stamps import STAMP, read

#: What is posted along, and is no part of what was typed.
_BESIDES = ("csrfmiddlewaretoken", STAMP, "_save", "_continue", "_addanother", REASON)


class GoneMixin(admin.ModelAdmin):
    """A `ModelAdmin` that keeps what was typed in the form of a record that is no more."""

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """Say who deleted the record, to whoever had a page of it open; keep what was typed."""
        number = unquote(object_id)
        row = (self.opts.db_table, int(number) if is_number(number) else 0)
        stamp = read(request.POST.get(STAMP, ""), request.user)
        if stamp is None or row not in stamp.writes:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        passed = since(stamp.writes)
        own = passed.pop(row)
        if request.resolver_match.url_name.endswith("_change"):
            return self._keep(request, own, tell(passed.values(), request.user))
        for write in own.told(request.user)[-1:]:
            said = _("It is deleted already: by %(who)s, %(at)s.")
            told = {"who": write["who"], "at": moment(write["at"])}
            messages.warning(request, said % told)
        return HttpResponseRedirect(self._reverse(self.opts, "changelist"))

    def _keep(self, request: HttpRequest, passed: Passed, also: list[str]) -> HttpResponse:
        """Show what was typed, and offer to put it in another form. `also`: what happened to the
        rows on the page.
        """
        posted = {name: request.POST.getlist(name) for name in request.POST if name not in _BESIDES}
        context = {
            **self.admin_site.each_context(request),
            "title": _("This record is deleted") if passed.is_deleted else _("Not here any more"),
            "opts": self.opts,
            "deleted": passed.is_deleted,
            "writes": passed.told(request.user),
            "also": () if passed.is_deleted else also,
            "fields": typed_fields(request.POST, self.model),
            "rows": typed_rows(request.POST, self.model, prefixes_of(request.POST)),
            "posted": [(name, value) for name, values in posted.items() for value in values],
            "onwards": self._onwards(request, passed),
        }
        return TemplateResponse(request, "admin/gone.html", context, status=410)

    def _onwards(self, request: HttpRequest, passed: Passed) -> str:
        """The address of the form that can take over what was typed; "" for none."""
        if passed.is_deleted:
            return self._reverse(self.opts, "add") if self.has_add_permission(request) else ""
        whole = self.opts.concrete_model
        own = self.admin_site._registry.get(whole) if whole else None
        number = unquote(request.resolver_match.kwargs["object_id"])
        if whole is self.model or own is None or own.get_object(request, number) is None:
            return ""
        return self._reverse(own.opts, "change", number)

    def _reverse(self, opts: Any, page: str, *args: Any) -> str:
        name = f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_{page}"
        return reverse(name, args=args)
