"""The addresses of one's own tokens, inside those of the admin."""

from functools import partial

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from . import views


def urls(site: AdminSite) -> list[URLPattern]:
    """Return the addresses; only who may enter the site gets an answer."""
    own, revoke = partial(views.own, site=site), views.revoke_own
    return [
        path("account/toegang/", site.admin_view(own), name="tokens"),
        path("account/toegang/<int:pk>/", site.admin_view(revoke), name="token_revoke"),
    ]
