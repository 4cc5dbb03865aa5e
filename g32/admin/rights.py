"""Every door of the admin asks the one policy (see `g32.rights`)."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from g32.rights import Act, allowed, beyond, can

from .acts import RefusalError


class RightsMixin(BaseModelAdmin):
    """A `ModelAdmin` or an inline that lets a user do what the policy lets them do."""

    def asked_about(self, obj: Any) -> Any:
        """Return what is asked about: the record, or the kind where there is none."""
        return self.model if obj is None else obj

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether anything of its app may be done at all: what may be done with each kind says."""
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may look."""
        return _may(request, Act.VIEW, self.asked_about(obj))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may add such a record."""
        return _may(request, Act.ADD, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may change."""
        return _may(request, Act.CHANGE, self.asked_about(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may delete."""
        return _may(request, Act.DELETE, self.asked_about(obj))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Show only what the user may look at."""
        return self.visible(request, super().get_queryset(request))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Refuse who may not look at such records, before any is looked for."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        view = super().history_view  # type: ignore[misc]
        return view(request, object_id, extra_context)

    def visible(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the rows that the user may look at."""
        return allowed(request.user, Act.VIEW, rows)


class ReadOnlyMixin(BaseModelAdmin):
    """Rows that are written by themselves, and are never changed."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False


def _may(request: HttpRequest, act: Act, subject: Any) -> bool:
    """Ask the policy once a request: a form asks it over and over."""
    asked = request.__dict__.setdefault("_g32_asked", {})
    kind = subject if isinstance(subject, type) else type(subject)
    key = act, kind, None if kind is subject else subject.pk
    if key not in asked:
        asked[key] = can(request.user, act, subject)
    return bool(asked[key])


def require_within(request: HttpRequest, act: Act, records: Iterable[Model]) -> None:
    """Raise `RefusalError` where a record, as it is stored now, lies beyond the user's limits."""
    lines = [said for record in records if (said := beyond(request.user, act, record))]
    if lines:
        raise RefusalError(*dict.fromkeys(lines))
