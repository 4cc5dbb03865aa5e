"""The addresses of logging in: those for everybody, and those inside the admin's."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from . import views
from .passwords import ChoosePassword, LostPassword

urlpatterns = [
    path("wachtwoord/", LostPassword.as_view(), name="password_reset"),
    path("wachtwoord/<uidb64>/<token>/", ChoosePassword.as_view(), name="password_reset_confirm"),
]


def urls(site: AdminSite) -> list[URLPattern]:
    """Return the addresses for who has logged in, with a password at least."""

    def page(view: Callable[..., Any], route: str, name: str) -> URLPattern:
        return path(route, site.admin_view(view), name=name)

    return [
        page(partial(views.account, site=site), "account/", "account"),
        page(views.second_step, "account/code/", "second_step"),
        page(views.set_up, "account/app/", "second_step_setup"),
        page(views.recovery_codes, "account/herstelcodes/", "recovery_codes"),
    ]
