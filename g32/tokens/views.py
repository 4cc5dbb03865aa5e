"""The page of one's own tokens: which there are, a new one, and revoking one."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from g32.history import act
from g32.models import Token

from .forms import TokenForm
from .secrets import issue, revoke


def own(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show the own tokens; make one, whose secret is shown on this answer and never again."""
    user: Any = request.user
    form = TokenForm(request, request.POST or None)
    secret = ""
    if form.is_valid():
        with act(actor=user.get_username()):
            secret = issue(user, Token.Purpose.API, form.cleaned_data["name"]).secret
        form = TokenForm(request)
    context = {
        **site.each_context(request),
        "title": _("Access for programs"),
        "form": form,
        "secret": secret,
        "tokens": Token.objects.filter(user=user),
        "origin": request.build_absolute_uri("/").rstrip("/"),
    }
    return TemplateResponse(request, "g32/tokens/own.html", context)


@require_POST
def revoke_own(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one of the own tokens open nothing any more."""
    revoke_for(request, get_object_or_404(Token, pk=pk, user=request.user))
    return redirect("admin:tokens")


def revoke_for(request: HttpRequest, token: Token) -> None:
    """Revoke a token in the name of who asks, and say so."""
    with act(actor=request.user.get_username()):
        revoke(token)
    messages.success(request, _("“%s” does not work any more.") % token.name)
