"""The tokens of a user, to see and to revoke by who manages users."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from g32.models import Token
from g32.tokens.views import revoke_for

from .forms import is_number


class TokensMixin(admin.ModelAdmin):
    """Users whose page shows which programs read in their name."""

    def get_urls(self) -> list[Any]:
        """Add where one is revoked."""
        view = self.admin_site.admin_view(self.revoke_view)
        return [
            path("<path:object_id>/revoke/", view, name="auth_user_revoke"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def revoke_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Revoke the token that was chosen."""
        user = self._changeable(request, object_id)
        chosen = request.POST.get("token", "")
        number = chosen if is_number(chosen) else None
        revoke_for(request, get_object_or_404(Token, pk=number, user=user))
        return redirect("admin:auth_user_change", user.pk)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show which tokens there are, to who may change the user."""
        user = kwargs.get("obj")
        if user is not None and self.has_change_permission(request, user):
            context["tokens"] = Token.objects.filter(user=user, revoked=None)
        return super().render_change_form(request, context, *args, **kwargs)
