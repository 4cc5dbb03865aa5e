"""The address of the guide, inside those of the admin."""

from functools import partial

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from .views import guide


def urls(site: AdminSite) -> list[URLPattern]:
    """Return the address; only who may enter the site gets an answer."""
    return [path("handleiding/", site.admin_view(partial(guide, site=site)), name="guide")]
