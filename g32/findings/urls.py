"""The addresses of the findings, inside those of the admin."""

from functools import partial

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from . import views


def urls(site: AdminSite) -> list[URLPattern]:
    """Return the addresses; only who may enter the site gets an answer."""
    show = site.admin_view(partial(views.show, site=site))
    aside = site.admin_view(views.aside)
    return [
        path("bevindingen/", show, name="findings"),
        path("bevindingen/opzij/", aside, name="finding_aside"),
    ]
