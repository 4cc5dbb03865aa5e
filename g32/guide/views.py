"""The page of the guide."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from . import dates
from .chapters import CHAPTERS


def guide(request: HttpRequest, site: AdminSite) -> TemplateResponse:
    """Show the whole guide on one page, so that the browser can search it and print it."""
    with override("nl"):
        examples = {
            "typed": dates.typed(),
            "lasting": dates.lasting(),
            "refused": dates.refused(),
        }
    context = {
        **site.each_context(request),
        **examples,
        "title": _("Guide"),
        "chapters": CHAPTERS,
        "admins": {own.opts.model_name: own for own in site._registry.values()},
    }
    return TemplateResponse(request, "g32/guide.html", context)
