"""The addresses of calendars: of the files, and of the page, inside those of the admin."""

from functools import partial

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from . import views

urlpatterns = [path("agenda/<str:secret>.ics", views.calendar, name="calendar")]


def urls(site: AdminSite) -> list[URLPattern]:
    """Return the address of the page; only who may enter the site gets an answer."""
    subscribe = site.admin_view(partial(views.subscribe, site=site))
    return [path("abonneren/", subscribe, name="subscribe")]
