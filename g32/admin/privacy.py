"""What is private of a person: who was shown it, giving it out, and forgetting it.

`noted` keeps the looking itself in order: no form shows private rows of which it cannot be noted
who looks.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.models import Viewing
from g32.pages.views import PageMixin
from g32.privacy import UNSEEN, seen
from g32.privacy.disclosing import disclosed
from g32.privacy.forgetting import forget, traces_of
from g32.privacy.seeing import viewings_of
from g32.privacy.telling import told_viewings
from g32.rights import Act, can

from .acts import MOST_CHARACTERS, ActingMixin, reason_of
from .lists import PatientPaginator

#: So many viewings stand on one page.
SHOWN = 50


def noted(request: HttpRequest, inlines: Iterable[Any]) -> list[Any]:
    """Keep the rows of a form that may be shown: private ones once it is noted who looks."""
    kept = []
    for inline in inlines:
        rows = [form.instance for form in inline.formset.initial_forms]
        if seen(request, rows, Viewing.Where.FORM):
            kept.append(inline)
        else:
            messages.warning(request, f"{capfirst(inline.opts.verbose_name_plural)}: {UNSEEN}")
    return kept


class PrivacyMixin(ActingMixin, PageMixin):
    """A `ModelAdmin` of people: beside their pages stand those on what is private of them."""

    def get_urls(self) -> list[Any]:
        """Put them before the page of the record, whose address takes in everything."""
        views = {
            "forget": self.forget_view,
            "disclose": self.disclose_view,
            "viewings": self.viewings_view,
        }
        stem = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path(
                f"<path:object_id>/{name}/", self.admin_site.admin_view(view), name=f"{stem}_{name}"
            )
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def page_tools(self, request: HttpRequest, record: Any) -> list[tuple[Any, str]]:
        """Offer each to who may do it."""
        tools = [*super().page_tools(request, record)]
        if can(request.user, Act.DISCLOSE, record):
            tools.append((_("All data"), self._address(request, record, "disclose")))
            tools.append((_("Who looked when"), self._address(request, record, "viewings")))
        if can(request.user, Act.FORGET, record):
            tools.append((_("Forget"), self._address(request, record, "forget")))
        return tools

    def disclose_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Send all that the register holds about somebody, as one file."""
        record = self._person(request, object_id, Act.DISCLOSE)
        if record is None:
            return self._unknown(request, object_id)
        name = f"g32-inzage-{record.slug}-{timezone.localdate()}.html"
        response = HttpResponse(disclosed(request.user, record))
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response

    def viewings_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show who was shown somebody's contact details, and when."""
        record = self._person(request, object_id, Act.DISCLOSE)
        if record is None:
            return self._unknown(request, object_id)
        viewings = viewings_of(record).order_by("-pk")
        page = PatientPaginator(viewings, SHOWN).get_page(request.GET.get("p"))
        context = {"page": page, "lines": told_viewings(page.object_list)}
        return self._private_page(request, record, "viewings", _("Who looked when"), context)

    def forget_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask what is to be forgotten of somebody, and why; then do it."""
        record = self._person(request, object_id, Act.FORGET)
        if record is None:
            return self._unknown(request, object_id)
        if request.method == "POST" and reason_of(request):
            return self._act_or_say(request, lambda: self._forget(request, record))
        return self._private_page(
            request,
            record,
            "forget",
            _("Forget"),
            {
                "traces": traces_of(record),
                "most": MOST_CHARACTERS,
                "is_unexplained": request.method == "POST",
            },
        )

    def _forget(self, request: HttpRequest, record: Any) -> HttpResponse:
        username = request.user.get_username()
        if forget(record=record, actor=username, reason=reason_of(request)):
            said = _("The contact details of %(person)s are erased, and all that was kept of them.")
            messages.success(request, said % {"person": record})
        else:
            said = _("The register holds no contact details of %(person)s, nor traces of them.")
            messages.warning(request, said % {"person": record})
        return HttpResponseRedirect(self._address(request, record, "page"))

    def _person(self, request: HttpRequest, object_id: str, act: Act) -> Any:
        """The person, for who may do this; None where there is none."""
        if not can(request.user, act, self.model):
            raise PermissionDenied
        record = self.get_object(request, unquote(object_id))
        if record is not None and not can(request.user, act, record):
            raise PermissionDenied
        return record

    def _unknown(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined,no-any-return]
            request, self.opts, object_id
        )

    def _private_page(
        self, request: HttpRequest, record: Any, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        context |= {
            **self.admin_site.each_context(request),
            "title": title,
            "original": record,
            "opts": self.opts,
        }
        return TemplateResponse(request, f"admin/{name}.html", context)
