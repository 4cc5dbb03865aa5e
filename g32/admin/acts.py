"""Every write through the admin is the act of somebody, with a reason if they gave one."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import DatabaseError, OperationalError, connection
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from g32.errors import is_unanswered
from g32.guards import explain
from g32.history import act

from .busy import is_busy, is_deadlock

REASON = "_reason"
MOST_CHARACTERS = 500
#: So often an act begins anew that the database undid because two waited for each other.
_TRIES = 2


class RefusalError(Exception):
    """A save that may not go on; `lines` are shown above the form, which keeps what was typed.

    `asks_again`: whether a page that asks for a confirmation is shown again too.
    """

    asks_again = False

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__(*lines)


def reason_of(request: HttpRequest) -> str:
    """The reason that was given with a form, on one line and not without end."""
    return " ".join(request.POST.get(REASON, "").replace("\0", " ").split())[:MOST_CHARACTERS]


class ActingMixin:
    """A `ModelAdmin` whose every POST is one act, kept whole or undone whole.

    What only the database refuses (a race, a guard that no form knows) comes back as an error on
    the form. The form must take up `refusal`, as `forms.RecordForm` does.
    """

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show or save; a refused save shows the form again with the refusal and what was typed."""
        context = {"asks_reason": True, "reason": reason_of(request)} | (extra_context or {})
        view = super().changeform_view  # type: ignore[misc]
        try:
            return self._act(request, lambda: view(request, object_id, form_url, context))
        except (RefusalError, DatabaseError) as error:
            self._take_up(request, error)
            return view(request, object_id, form_url, context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask, or delete; a refusal of the database is told in a message."""
        view = super().delete_view  # type: ignore[misc]
        return self._act_or_say(request, lambda: view(request, object_id, extra_context))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list, or do with the chosen rows what was asked."""
        view = super().changelist_view  # type: ignore[misc]
        return self._act_or_say(request, lambda: view(request, extra_context))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Give the form the refusal of a save that was tried."""
        form = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]
        form.refusal = getattr(request, "refusal", ())
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Tell a refusal by itself: nothing that was typed needs to be corrected for it."""
        refusal = [*context["adminform"].form.refusal]
        if refusal:
            context["errors"] = [each for each in context["errors"] if [*each] != refusal]
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """Write nothing in Django's own journal: history tells it all, and guards it."""

    log_change = log_addition

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        """Nor of what is deleted."""

    def _act_or_say(self, request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
        try:
            return self._act(request, view)
        except (RefusalError, DatabaseError) as error:
            self._take_up(request, error)
            if getattr(error, "asks_again", False):
                return view()
            messages.error(request, " ".join(_lines(error)))
            return HttpResponseRedirect(request.get_full_path())

    @staticmethod
    def _take_up(request: HttpRequest, error: RefusalError | DatabaseError) -> None:
        """Put the refusal at hand for the view. What is no refusal is raised again."""
        if request.method != "POST" or (is_unanswered(error) and not is_busy(error)):
            raise error
        # What the save already announced did not happen.
        messages.get_messages(request)._queued_messages.clear()
        request.refusal = _lines(error)  # type: ignore[attr-defined]

    @staticmethod
    def _act(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
        if request.method != "POST":
            return view()
        for again in range(_TRIES, -1, -1):
            try:
                who, batch = request.user.get_username(), uuid4().hex
                with act(actor=who, reason=reason_of(request), batch=batch):
                    return view()
            except OperationalError as error:
                # Of two who wait for each other the database undoes one, whole: it begins anew.
                if not is_deadlock(error) or not again or connection.in_atomic_block:
                    raise
                messages.get_messages(request)._queued_messages.clear()
        raise AssertionError("unreachable")


def _lines(error: RefusalError | DatabaseError) -> tuple[str, ...]:
    if isinstance(error, RefusalError):
        return error.lines
    if is_busy(error):
        return (
            _(
                "Somebody else is saving this at the same moment. Nothing of yours was saved; what "
                "you typed is still here. Save again."
            ),
        )
    if isinstance(error, ProtectedError):  # somebody has just linked to it
        return (_("Something still points to it, so it cannot be deleted."),)
    return (explain(error),)
