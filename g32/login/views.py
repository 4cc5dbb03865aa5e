"""The pages of the second step and of the own account."""

import base64
from typing import Any

import segno
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from g32.models import Token

from . import factor, session
from .forms import CodeForm, PasswordForm, SetupForm
from .look import names
from .middleware import step_ahead

#: Where the session keeps the key that is being set up.
_KEY = "second_step_key"


def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the code, after the password."""
    if step_ahead(request) != "admin:second_step":
        return _onwards(request)
    form = CodeForm(request.user, request.POST or None)
    if form.is_valid():
        session.passed(request, form.device)
        if isinstance(form.device, StaticDevice):
            return redirect("admin:account")
        return _onwards(request)
    context = {"form": form, "title": _("The second step")}
    return _page(request, "second_step", context)


def set_up(request: HttpRequest) -> HttpResponse:
    """Give the app its key, and show the recovery codes once the app has it."""
    first = bool(step_ahead(request))
    key = request.session.setdefault(_KEY, factor.new_key())
    form = SetupForm(request, key, request.POST or None, first=first)
    if form.is_valid():
        del request.session[_KEY]
        session.passed(request, form.device)
        return _codes(request)
    url = factor.as_device(request.user, key).config_url
    secret = base64.b32encode(bytes.fromhex(key)).decode()
    context = {
        "form": form,
        "first": first,
        "title": _("Set up the second step"),
        "picture": segno.make(url, error="m").svg_data_uri(scale=5, border=4, light="#fff"),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
    }
    return _page(request, "setup", context)


def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes, for who has a second step and gives the password again."""
    if not session.has_passed(request):
        return redirect("admin:account")
    form = PasswordForm(request, request.POST or None)
    if form.is_valid():
        return _codes(request)
    context = {"form": form, "title": _("New recovery codes")}
    return _page(request, "recovery", context)


def account(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show the own account: what is known, and what can be changed."""
    user: Any = request.user
    context = {
        **site.each_context(request),
        "title": _("My account"),
        "device": TOTPDevice.objects.filter(user=user, confirmed=True).first(),
        "codes_left": factor.recovery_codes_left(user),
        "roles": user.groups.order_by("name"),
        "tokens": Token.objects.filter(user=user, revoked=None).count(),
    }
    return TemplateResponse(request, "g32/login/account.html", context)


def _codes(request: HttpRequest) -> HttpResponse:
    context = {
        "codes": factor.new_recovery_codes(request.user),
        "next": _next(request),
        "title": _("Your recovery codes"),
    }
    return _page(request, "codes", context)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> TemplateResponse:
    return TemplateResponse(request, f"g32/login/{template}.html", names() | context)


def _onwards(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(_next(request))


def _next(request: HttpRequest) -> str:
    """The page that was asked for before the step, where it is one of ours."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else reverse("admin:index")
