"""The addresses of the questions, inside those of the admin."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from . import views, writing


def urls(site: AdminSite) -> list[URLPattern]:
    """Return the addresses; only who may enter the site gets an answer."""

    def page(view: Callable[..., Any], route: str, name: str) -> URLPattern:
        return path(f"vragen/{route}", site.admin_view(partial(view, site=site)), name=name)

    return [
        page(require_safe(views.choose), "", "questions"),
        page(writing.write, "nieuw/", "question_new"),
        page(require_safe(views.show), "vraag/<slug:slug>/", "question"),
        page(
            require_safe(views.download),
            "vraag/<slug:slug>/als/<slug:code>/",
            "question_download",
        ),
        page(writing.write, "vraag/<slug:slug>/wijzigen/", "question_change"),
        page(writing.delete, "vraag/<slug:slug>/verwijderen/", "question_delete"),
    ]
