"""The pages of the reports."""

from functools import partial
from itertools import islice
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.asof import chosen_day
from g32.exports import Asked, answer, form
from g32.importing import resources
from g32.rights import may_read

from .base import Report, reports
from .formats import FORMATS
from .snapshot import snapshot
from .table import Table
from .when import When, WhenError
from .writing import NoFileError

#: So many rows are shown on the page.
SHOWN = 50


def choose(request: HttpRequest, site: AdminSite) -> HttpResponseBase:
    """Show which reports there are; with ?report=… go to that one."""
    _require_reader(request)
    if name := request.GET.get("report"):
        if name in reports():
            return redirect(f"{reverse('admin:report', args=[name])}?{_time(request.GET)}")
        error = _("There is no such report. Choose one from the list.")
        return _page(request, site, "reports", error=error)
    return _page(request, site, "reports")


def show(request: HttpRequest, site: AdminSite, name: str) -> HttpResponseBase:
    """Show the first rows of a report, and where to download all of it."""
    _require_reader(request)
    report_class = _find(name)
    try:
        when = _when(request.GET)
    except WhenError as bad:
        return _page(request, site, "reports_show", report_class, error=bad.message)
    report = report_class(when)
    with snapshot():
        shown = list(islice(report.rows(labels=True), SHOWN))
        number = report.count()
    table: dict[str, Any] = {
        "when": when,
        "header": [capfirst(label) for label in report.header(labels=True)],
        "rows": shown,
        "number": number,
        "export": form(report, request.GET, partial(_address, name), number=number),
        "import_url": _to_import(request, name),
    }
    return _page(request, site, "reports_show", report_class, **table)


def download(request: HttpRequest, site: AdminSite, name: str, code: str) -> HttpResponseBase:
    """Send a report as a file."""
    _require_reader(request)
    report_class = _find(name)
    if code not in FORMATS:
        raise Http404
    try:
        when = _when(request.GET)
    except WhenError:
        return redirect(f"{reverse('admin:report', args=[name])}?{_time(request.GET)}")
    report = report_class(when)
    expected = report.count() if isinstance(report, Table) else None  # others are counted by making
    asked = Asked.of(request.GET, report, FORMATS[code], words=when.in_words, expected=expected)
    try:
        return answer(request, asked)
    except NoFileError as refusal:
        return _page(request, site, "reports_show", report_class, error=str(refusal))


def _page(
    request: HttpRequest,
    site: AdminSite,
    template: str,
    report: type[Report] | None = None,
    error: str = "",
    **context: Any,
) -> HttpResponseBase:
    context |= {
        **site.each_context(request),
        "title": capfirst(str(report.verbose_name)) if report else _("Reports"),
        "report": report,
        "reports": sorted(reports().values(), key=lambda each: str(each.verbose_name).casefold()),
        "error": error,
        "on": request.GET.get("on", chosen_day() or ""),
        "year": request.GET.get("year", ""),
    }
    status = 400 if error else 200
    return TemplateResponse(request, f"g32/{template}.html", context, status=status)


def _address(name: str, code: str) -> str:
    return reverse("admin:report_download", args=[name, code])


def _to_import(request: HttpRequest, name: str) -> str:
    """Where the report comes back in; "" where the user may not bring it."""
    resource = resources().get(name)
    if resource is None or not resource.may_import(request.user):
        return ""
    opts = resource._meta.model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_import")


def _time(given: QueryDict) -> str:
    """What the address says of the time. That it is empty says something only beside a day."""
    query = QueryDict(mutable=True)
    for key in ("on", "year"):
        if given.get(key) or (key in given and chosen_day()):
            query[key] = given.get(key, "")
    return query.urlencode()


def _when(given: QueryDict) -> When:
    """The time that the address asks for; where it does not say, the day of the page.

    Empty is something that it says: of all time.
    """
    if not _time(given):
        return When(day=chosen_day())
    return When.parse(given.get("on") or None, given.get("year") or None)


def _find(name: str) -> type[Report]:
    try:
        return reports()[name]
    except KeyError:
        raise Http404 from None


def _require_reader(request: HttpRequest) -> None:
    """Refuse who may not even look at anything in the register."""
    if not may_read(request.user):
        raise PermissionDenied(_("You may not look at the register."))
