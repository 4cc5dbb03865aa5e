"""The page “Bevindingen”."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from g32.admin.acts import MOST_CHARACTERS
from g32.admin.forms import is_number
from g32.asof import the_day
from g32.history import act
from g32.pages.cells import page_address
from g32.reports.when import When
from g32.rights import Act, can, may_read

from .aside import Aside, NotThereError, set_aside, take_back, told
from .base import Ask, Check, Finding, checks

#: So many findings stand on a page.
SHOWN = 50
#: In the address: which check, which page of it, also what is over, also what was set aside.
CHECK, PAGE, PAST, ALL = "check", "p", "past", "all"


@dataclass
class Kind:
    """A check as the page tells it: how many it finds, and how many of those were set aside."""

    code: str
    check: Check
    number: int
    aside: int

    @property
    def rest(self) -> int:
        """How many ask for attention."""
        return self.number - self.aside


@dataclass
class Line:
    """A finding as the page tells it. `facts`: the digest that tells it apart; `reason`: why it was
    set aside, if it was.
    """

    check: Check
    finding: Finding
    facts: str
    reason: str | None
    may_change: bool

    @property
    def when(self) -> str:
        """From when to when, in words."""
        return self.finding.when

    @property
    def address(self) -> str:
        """The page of the record."""
        return page_address(self.finding.record)

    @property
    def mending(self) -> str:
        """Where it is mended."""
        return self.check.mending(self.finding)


def show(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show how many findings there are of each kind, and those of the kind that is chosen."""
    if not may_read(request.user):
        raise PermissionDenied(_("You may not look at the register."))
    code = request.GET.get(CHECK, "")
    if code and code not in checks():
        raise Http404
    past = PAST in request.GET
    ask = Ask(When() if past else When(day=the_day()))
    aside = Aside()
    lines = list(_lines(request, code, ask, aside)) if code else []
    page = _page(request)
    context = {
        **site.each_context(request),
        "title": _("Findings"),
        "kinds": [] if code else [each for each in kinds(ask, aside, request.user) if each.number],
        "chosen": kind_of(code, ask, aside, request.user) if code else None,
        "lines": lines[:SHOWN],
        "past": past,
        "all": ALL in request.GET,
        "next": _address(request, p=page + 1) if len(lines) > SHOWN else "",
        "previous": _address(request, p=page - 1) if page > 1 else "",
        "with_aside": _address(request, all=1),
        "without_aside": _address(request, all=None),
        "of_the_day": _address(request, past=None),
        "of_all": _address(request, past=1),
    }
    return TemplateResponse(request, "g32/findings.html", context)


def kinds(ask: Ask, aside: Aside, user: Any) -> Iterator[Kind]:
    """Go through all kinds of findings that the page tells, what matters most first."""
    codes = (code for code, some in checks().items() if not some[0].thorough)
    return (kind_of(code, ask, aside, user) for code in codes)


def kind_of(code: str, ask: Ask, aside: Aside, user: Any) -> Kind:
    """Count the findings of one kind, among what the user may look at."""
    some = _seen_by(user, code)
    number = sum(check.count(ask) for check in some)
    return Kind(code, checks()[code][0], number, sum(len(aside.of(check, ask)) for check in some))


def _seen_by(user: Any, code: str) -> list[Check]:
    return [check for check in checks()[code] if can(user, Act.VIEW, check.model)]


def _lines(request: HttpRequest, code: str, ask: Ask, aside: Aside) -> Iterator[Line]:
    """One more than a page shows, if there are more."""
    skip, left = (_page(request) - 1) * SHOWN, SHOWN + 1
    for check in _seen_by(request.user, code):
        found = told(check, ask, skip, skip + left)
        put_by = aside.of(check, ask)
        for finding, own in found:
            may = can(request.user, Act.CHANGE, finding.record)
            yield Line(check, finding, own[1], put_by.get(own), may)
        left -= len(found)
        if not left:
            return
        if skip:
            skip = max(skip - check.count(ask), 0)


def _page(request: HttpRequest) -> int:
    text = request.GET.get(PAGE, "1")
    return max(int(text), 1) if is_number(text) else 1


def _address(request: HttpRequest, **changed: Any) -> str:
    query = request.GET.copy()
    for name, value in changed.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@require_POST
def aside(request: HttpRequest) -> HttpResponse:
    """Set a finding aside with a reason, or let it be there again."""
    some, row = _asked(request.POST.get("check", ""), request.POST.get("row", ""))
    check = some[0]
    record = check.model._base_manager.filter(pk=row).first()
    if record is None or not can(request.user, Act.CHANGE, record):
        raise PermissionDenied
    reason = " ".join(request.POST.get("reason", "").replace("\0", " ").split())[:MOST_CHARACTERS]
    with act(actor=request.user.get_username(), reason=reason, batch=uuid4().hex):
        if request.POST.get("back"):
            take_back(check, row, request.POST.get("facts", ""))
            messages.success(request, _("The finding is there again."))
        elif not reason:
            messages.error(request, _("Say why it can be left as it is. Nothing was set aside."))
        else:
            _set_aside(request, some, row, reason)
    return redirect(f"{reverse('admin:findings')}?{urlencode({CHECK: check.code})}")


def _set_aside(request: HttpRequest, some: list[Check], row: int, reason: str) -> None:
    ask = Ask(When(), frozenset({row}))
    try:
        set_aside(some, ask, request.POST.get("facts", ""), reason)
    except NotThereError:
        messages.error(request, _("The finding has changed meanwhile. Look at it again."))
    else:
        messages.success(request, _("Set aside, until something changes in it."))


def _asked(code: str, row: str) -> tuple[list[Check], int]:
    """The checks and the number of the record that a form names. Raises Http404."""
    table, _dot, number = row.partition(".")
    found = [each for each in checks().get(code, ()) if each.model._meta.db_table == table]
    if not found or not is_number(number):
        raise Http404
    return found, int(number)
