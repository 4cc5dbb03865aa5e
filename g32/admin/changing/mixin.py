"""The pages on which is recorded what changed: which changes there are, and each by itself.

The page of a change shows its form; then what would be written, as it was written when it was tried
and taken back; then it is done. Nothing is done that was not told, nor anything twice.
"""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from g32.admin.acts import ActingMixin, RefusalError, reason_of
from g32.admin.history import noted
from g32.admin.versions import waiting
from g32.admin.versions.once import remember, saved_with
from g32.admin.versions.passed import moment
from g32.admin.versions.stamps import STAMP, Stamp, read
from g32.happenings.telling import address_of

from .carrying import Carried, attempt, carry_out
from .change import Change, changes_of

#: What a page posts of what it told; and the buttons that say: do it, keep it for later.
TOLD, DO, KEEP = "_told", "_do", "_keep"


class ChangingMixin(ActingMixin, admin.ModelAdmin):
    """A `ModelAdmin` that asks whether a mistake is to be corrected or a change to be recorded,
    where changes are registered for its records.
    """

    def get_urls(self) -> list[Any]:
        """Add the pages where there is something to record."""
        if not changes_of(self.model):
            return super().get_urls()
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        asked = self.admin_site.admin_view(self.changed_view)
        act = self.admin_site.admin_view(self.act_view)
        return [
            path("<path:object_id>/changed/", asked, name=f"{name}_changed"),
            path("<path:object_id>/changed/<slug:code>/", act, name=f"{name}_act"),
            *super().get_urls(),
        ]

    def page_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """Let the button ask first; put what is recorded in one go on the page itself."""
        context: dict[str, Any] = super().page_context(request, record)  # type: ignore[misc]
        offered = self._offered(request, record)
        if offered:
            context["may_change"] = True
            context["addresses"]["change"] = self._address(request, record, "changed")  # type: ignore[attr-defined]
        forms = [form for each in offered if (form := each.in_place(record, request))]
        context["in_place"] = [(form, self._address_of(record, form)) for form in forms]
        context["version"] = Stamp.of({}).sealed(request.user) if forms else ""
        return context

    def page_tools(self, request: HttpRequest, record: Any) -> list[tuple[Any, str]]:
        """Offer what puts the register right."""
        own = self._offered(request, record, tools=True)
        tools: list[tuple[Any, str]] = super().page_tools(request, record)  # type: ignore[misc]
        return [*((each.verb, self._address_of(record, each)) for each in own), *tools]

    def changed_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask whether this corrects a mistake or records a change, and which."""
        record = self._record(request, object_id)
        offered = self._offered(request, record)
        may_correct = self.has_change_permission(request, record)
        if not (offered or may_correct):
            raise PermissionDenied
        context = {
            "title": _("What do you want to do?"),
            "offered": [(each, self._address_of(record, each)) for each in offered],
            "form_address": self._address(request, record, "change") if may_correct else "",  # type: ignore[attr-defined]
        }
        return self._page(request, record, "admin/changed.html", context)

    def act_view(self, request: HttpRequest, object_id: str, code: str) -> HttpResponse:
        """Ask what happened, tell what would be written, write it."""
        try:
            return self._act(request, lambda: self._change(request, object_id, code))
        except (RefusalError, DatabaseError) as error:
            self._take_up(request, error)
            return self._change(request, object_id, code)

    def _change(self, request: HttpRequest, object_id: str, code: str) -> HttpResponse:
        record = self._record(request, object_id)
        kind = next((each for each in changes_of(self.model) if each.code == code), None)
        if kind is None:
            raise Http404
        if not kind.may(request.user, record):
            raise PermissionDenied
        if request.method == "GET":
            waiting.put_back(request)
        form = kind(record, request, request.POST if request.method == "POST" else None)
        refusal, told = [*getattr(request, "refusal", ())], None
        if KEEP in request.POST and kind.keeps and not refusal:
            return self._kept(request, form)
        if form.is_bound and not refusal and form.is_valid():
            told = _tried(form, request)
        if DO in request.POST:
            stamp = read(request.POST.get(STAMP, ""), request.user)
            if told and stamp and (form.at_once or request.POST.get(TOLD) == told.digest):
                return self._done(request, form, told, stamp)
            if stamp and (response := self._done_before(request, record, stamp)):
                return response
            if told:
                refusal = [_other_than_told() if stamp else _said_nothing()]
        return self._shown(request, form, told, refusal)

    def _done(
        self, request: HttpRequest, form: Change, told: Carried, stamp: Stamp
    ) -> HttpResponse:
        """Write it, unless that now comes to something else than was told."""
        try:
            done = carry_out(form, request.user, reason_of(request))
        except ValidationError as error:
            raise RefusalError(*error.messages) from None
        if done.digest != told.digest:
            raise RefusalError(_other_than_told())
        remember(request, stamp, form.record, change=False)
        said = _("“%(verb)s” was recorded.") % {"verb": form.verb}
        messages.success(request, recorded(said, done.writes[-1].entry))
        return HttpResponseRedirect(address_of(self.model, "page", form.record.pk))

    def _kept(self, request: HttpRequest, form: Change) -> HttpResponse:
        """Keep what is filled in, whatever else is still to be; then go on with it."""
        try:
            form.keep()
        except ValidationError as error:
            form.errors.clear()  # what is not filled in yet may be kept so
            form.refuse(error)
            return self._shown(request, form, None, [])
        messages.success(request, _("Kept as a draft. Nothing of it is recorded yet."))
        return HttpResponseRedirect(request.get_full_path())

    def _done_before(self, request: HttpRequest, record: Any, stamp: Stamp) -> HttpResponse | None:
        """Lead to the record if this very page was sent before; None if it was not."""
        sent = saved_with(request, stamp, change=False)
        if sent is None:
            return None
        said = _("This was recorded already, %(at)s. Nothing was recorded twice.")
        messages.success(request, said % {"at": moment(sent.at)})
        return HttpResponseRedirect(address_of(self.model, "page", record.pk))

    def _shown(
        self, request: HttpRequest, form: Change, told: Carried | None, refusal: list[str]
    ) -> HttpResponse:
        if told:
            noted(request, told.shown)
        fields: Any = [
            (
                heading,
                {"fields": names, "classes": ["collapse"] if form.folds(heading, names) else []},
            )
            for heading, names in form.groups()
        ]
        asked: Any = form  # any form will do, whatever its hint says
        context = {
            "title": form.verb,
            "form": form,
            "adminform": AdminForm(asked, fields, {}, model_admin=self),
            "media": self.media + form.media,
            "told": told,
            "refusal": refusal,
            "reason": reason_of(request),
            "version": Stamp.of({}).sealed(request.user),
            "asked_address": self._address(  # type: ignore[attr-defined]
                request, form.record, "page" if form.is_tool else "changed"
            ),
        }
        return self._page(request, form.record, "admin/changing.html", context)

    def _record(self, request: HttpRequest, object_id: str) -> Any:
        record = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        if record is None:
            raise Http404
        return record

    def _offered(
        self, request: HttpRequest, record: Any, *, tools: bool = False
    ) -> list[type[Change]]:
        """Return what the user may record that happened to the record as it stands; or what puts
        the register right.
        """
        kinds = [each for each in changes_of(self.model) if each.is_tool is tools]
        kinds = [each for each in kinds if each.may(request.user, record)]
        return [each for each in kinds if each.suits(record)]

    def _address_of(self, record: Any, change: Any) -> str:
        return address_of(self.model, "act", record.pk, change.code)

    def _page(
        self, request: HttpRequest, record: Any, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.opts, "original": record}
        return TemplateResponse(request, template, whole | context)


def recorded(said: str, entry: Any) -> SafeString:
    """Return what is said of something that was recorded, with the way to see and to undo it."""
    address = reverse("admin:g32_historyentry_change", args=[entry.pk])
    text = _("See what was written, or undo it")
    return format_html('{} <a href="{}">{}</a>', said, address, text)


def _tried(form: Change, request: HttpRequest) -> Carried | None:
    """What would be written; None if it is refused, as the form then says."""
    try:
        return attempt(form, request.user)
    except ValidationError as error:
        form.refuse(error)
        return None


def _said_nothing() -> str:
    return _("This page does not say what it showed, or it was open for too long. Look again.")


def _other_than_told() -> str:
    return _(
        "What would be written is no longer what the page told, so nothing was written. Look at "
        "what it is now."
    )
