"""The page that tells people what programs can read, and how."""

from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from g32.reports import reports

from .asked import LIMIT, LONGEST, MOST
from .openapi import document
from .pages import LOOKED_AT
from .problems import KINDS


def docs(request: HttpRequest) -> HttpResponse:
    """Show it, in Dutch; of reports and columns it says what the description for programs says."""
    with override("nl"):
        schemas = document()["components"]["schemas"]
    context = {
        **site.each_context(request),
        "title": _("For programs"),
        "origin": request.build_absolute_uri("/").rstrip("/"),
        "limit": LIMIT,
        "most": MOST,
        "looked_at": LOOKED_AT,
        "longest": LONGEST,
        "told": [(report, schemas[name]["properties"]) for name, report in reports().items()],
        "problems": [(status, kind) for status, kind in KINDS.items()],
    }
    return TemplateResponse(request, "g32/api/docs.html", context)
