"""Nobody deletes what somebody else changed since the page that asks was shown."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from g32.admin.acts import reason_of
from g32.admin.deletion import going
from g32.admin.forms import is_number

from .overtaken import require_unchanged, stamp_for
from .stamps import row_of

#: What a page posts that asks whether to go on.
_CONFIRMED = "post"


class DeletingMixin(admin.ModelAdmin):
    """A `ModelAdmin` whose pages that ask for a confirmation carry a stamp."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask, delete, or ask again with the refusal that `ActingMixin` caught."""
        context = extra_context or {}
        if hasattr(request, "refusal"):
            context |= {"refusal": request.refusal, "reason": reason_of(request)}
            request.POST = QueryDict()
        if not request.POST and (record := self.get_object(request, unquote(object_id))):
            context["version"] = stamp_for(request, going([record]))
        return super().delete_view(request, object_id, context)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete, unless something that goes along was written after the page was shown."""
        require_unchanged(request, [row_of(obj)], lambda: map(row_of, going([obj])))
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete the rows, unless something of it was written after the page was shown."""
        require_unchanged(
            request, map(row_of, queryset), lambda: map(row_of, going(list(queryset.all())))
        )
        super().delete_queryset(request, queryset)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list, do what was asked of rows, or ask again with a refusal."""
        if hasattr(request, "refusal"):
            messages.error(request, " ".join(request.refusal))
            request.POST = request.POST.copy()
            request.POST.pop(_CONFIRMED, None)
        return super().changelist_view(request, extra_context)

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """Do with the chosen rows what was asked; a page that asks first is given a stamp.

        It is counted before Django reads the rows again to show them.
        """
        rows = _chosen(request, queryset)
        if not rows:
            if _CONFIRMED in request.POST:
                require_unchanged(request, ())  # says what became of them
            nothing = _(
                "Items must be selected in order to perform actions on them. No items have been "
                "changed."
            )
            messages.warning(request, nothing)
            return HttpResponseRedirect(request.get_full_path())
        if _CONFIRMED in request.POST:
            return super().response_action(request, queryset)
        version = stamp_for(request, going(list(rows)))
        response = super().response_action(request, queryset)
        if getattr(response, "context_data", None):
            response.context_data |= {"version": version, "reason": reason_of(request)}
        return response


def _chosen(request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """The rows that are ticked, or all of them."""
    if request.POST.get("select_across", "0") not in ("", "0"):
        return queryset
    ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
    return queryset.filter(pk__in=[number for number in ticked if is_number(number)])
