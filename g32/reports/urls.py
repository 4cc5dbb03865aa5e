"""The addresses of the reports, inside those of the admin."""

from functools import partial

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from . import views


def urls(site: AdminSite) -> list[URLPattern]:
    """Return the addresses; only who may enter the site gets an answer."""
    choose = site.admin_view(partial(views.choose, site=site))
    show = site.admin_view(partial(views.show, site=site))
    download = site.admin_view(partial(views.download, site=site))
    return [
        path("rapporten/", choose, name="reports"),
        path("rapporten/<slug:name>/", show, name="report"),
        path("rapporten/<slug:name>/<slug:code>/", download, name="report_download"),
    ]
