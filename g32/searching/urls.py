"""The address of the page, inside those of the admin."""

from functools import partial

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from . import views


def urls(site: AdminSite) -> list[URLPattern]:
    """Return the address; only who may enter the site gets an answer."""
    return [path("search/", site.admin_view(partial(views.show, site=site)), name="search")]
