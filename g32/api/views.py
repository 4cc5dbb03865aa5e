"""What programs are answered."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from g32.reports import reports
from g32.reports.formats import FORMATS
from g32.reports.snapshot import snapshot

from .accept import CSV, JSON, form_of
from .asked import Asked, require_none
from .door import for_readers
from .openapi import document
from .pages import page
from .problems import ProblemError
from .tags import tag, unchanged


@for_readers
def start(request: HttpRequest) -> HttpResponse:
    """Tell which reports there are."""
    form_of(request, JSON)
    require_none(request)
    told = [
        {
            "name": name,
            "title": str(report.verbose_name),
            "description": str(report.description),
            "url": _address(request, reverse("api_report", args=[name])),
        }
        for name, report in reports().items()
    ]
    return _json(
        {
            "reports": told,
            "openapi": _address(request, reverse("api_openapi")),
            "docs": _address(request, reverse("api_docs")),
        }
    )


@for_readers
def openapi(request: HttpRequest) -> HttpResponse:
    """Describe all of it to programs."""
    form_of(request, JSON)
    require_none(request)
    return _json(document())


@for_readers
def show(request: HttpRequest, name: str) -> HttpResponseBase:
    """Tell a page of a report."""
    if name not in reports():
        known = ", ".join(reports())
        raise ProblemError(
            404,
            _("There is no report “%(name)s”. There are: %(known)s.")
            % {"name": name[:100], "known": known},
        )
    form = form_of(request, JSON, CSV)
    asked = Asked.of(reports()[name], request)
    with snapshot():
        etag = tag(request, form)
        response = unchanged(request, etag) or _page(request, asked, form)
    response["ETag"] = etag
    response["Content-Language"] = settings.LANGUAGE_CODE
    return response


def _page(request: HttpRequest, asked: Asked, form: str) -> HttpResponse:
    """A page, with the link to the next. Its words are Dutch, as those of an export."""
    kind = FORMATS["csv" if form == CSV else "json"]
    with translation.override(settings.LANGUAGE_CODE):
        rows, place = page(asked, kind)
    report = asked.report
    further = place and _next(request, asked, asked.cursor(place))
    if form == CSV:
        text = kind.head(report, labels=False) + rows
        response = HttpResponse(text, content_type=kind.content_type)
    else:
        told = {
            "report": report.name,
            "on": report.when.day and report.when.day.isoformat(),
            "year": report.when.year,
            "next": further,
        }
        text = f'{_text(told)[:-1]}, "rows": [{rows}]}}'
        response = HttpResponse(text, content_type=JSON)
    if further:
        response["Link"] = f'<{further}>; rel="next"'
    return response


def _json(told: Any) -> HttpResponse:
    return HttpResponse(_text(told), content_type=JSON)


def _text(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False)


def _next(request: HttpRequest, asked: Asked, cursor: str) -> str:
    query = urlencode([*asked.query(), ("after", cursor)])
    return _address(request, f"{request.path}?{query}")


def _address(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(path)
