"""The page “Vragen”: what is kept, and the answer to one of those."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from g32 import apart
from g32.asof import chosen_day, the_day
from g32.exports import Asked, answer, form
from g32.models import Question as Kept
from g32.reports.formats import FORMATS
from g32.reports.writing import NoFileError
from g32.rights import Act, can

from .answers import Answers, turn
from .charts import chart
from .limits import ALONG
from .parameters import given, meant, parameters
from .refusals import Refusal, Wrong, place
from .running import OP, Answer, Question, ask, refusal_of

#: So many questions stand on a page.
_ON_A_PAGE = 100
#: What is not the fault of who asks.
_LATER = {Wrong.BUSY, Wrong.BROKEN, Wrong.UNAVAILABLE}


def choose(request: HttpRequest, site: AdminSite) -> HttpResponseBase:
    """Show which questions are kept."""
    require(request, Act.VIEW, Kept)
    return _list(request, site)


def show(request: HttpRequest, site: AdminSite, slug: str) -> HttpResponseBase:
    """Answer one of those, with what the address fills in."""
    kept = find(request, slug)
    if kept is None:
        return gone(request, site)
    question = Question(kept.statement, meant(given(request.GET), kept.statement), the_day())
    return _answered(request, site, kept, question, ask(question))


def download(request: HttpRequest, site: AdminSite, slug: str, code: str) -> HttpResponseBase:
    """Send all of an answer as a file; where there is none, say why."""
    kept = find(request, slug)
    if code not in FORMATS:
        raise Http404
    if kept is None:
        return gone(request, site)
    question = Question(kept.statement, meant(given(request.GET), kept.statement), the_day())
    answer_ = ask(question)
    if answer_.refusal is None:
        try:
            return take_along(request, answers(question, answer_, kept.slug, kept.title), code)
        except NoFileError as refusal:
            answer_.refusal = refusal
    page_ = _answered(request, site, kept, question, answer_)
    if answer_.lacks:  # of the page that is no fault
        page_.status_code = 400
    return page_


def answers(question: Question, answer_: Answer, name: str, title: str) -> Answers:
    """Return all of an answer as a report; of what is filled in, what the question asks for."""
    filled_in = {each: value for each, value in question.given.items() if each in answer_.names}
    return Answers(replace(question, given=filled_in), name, title, answer_.header)


def take_along(request: HttpRequest, report: Answers, code: str) -> HttpResponseBase:
    """Send an answer as a file; others wait until it is sent. Raises `NoFileError`."""
    words = " ".join(f"{name}={value}" for name, value in report.question.given.items())
    asked = Asked.of(request.GET, report, FORMATS[code], words=words)
    with ExitStack() as held:
        held.enter_context(turn(request.user.pk))
        try:
            response: Any = answer(request, asked)
        except apart.ApartError as broken:
            raise refusal_of(broken, most=ALONG) from None
        except OSError:  # what it may grow to
            raise Refusal(Wrong.MEMORY) from None
        response._resource_closers.append(held.pop_all().close)
    return response


def _answered(
    request: HttpRequest, site: AdminSite, kept: Kept, question: Question, answer_: Answer
) -> HttpResponseBase:
    context = told(question, answer_, given(request.GET)) | {
        "title": kept.title,
        "kept": kept,
        "may_change": can(request.user, Act.CHANGE, kept),
        "may_delete": can(request.user, Act.DELETE, kept),
        "may_write": can(request.user, Act.ADD, Kept),
        "link": request.build_absolute_uri(_with_day(request)),
    }
    if answer_.refusal is None:
        report = answers(question, answer_, kept.slug, kept.title)
        number = None if answer_.more else len(answer_.rows)
        export = form(report, request.GET, partial(_address, kept), number=number)
        context["export"] = export | {"as_named": True}
    return page(request, site, "question", status=_status(answer_), **context)


def told(question: Question, answer_: Answer, filled_in: Mapping[str, str]) -> dict[str, Any]:
    """Return what the pages show of an answer, or of why there is none."""
    return {
        "answer": answer_,
        "lacks": answer_.lacks,
        "refusal": None if answer_.lacks else answer_.refusal,
        "place": place(question.text, answer_.refusal),
        "parameters": parameters(answer_.names, filled_in, question.given),
        "day": the_day(),
        "chart": chart(answer_.header, answer_.rows),
        "most": len(answer_.rows),
    }


def page(
    request: HttpRequest, site: AdminSite, template: str, *, status: int = 200, **context: Any
) -> HttpResponseBase:
    """Return a page of the questions; the context has its `title`."""
    shown = site.each_context(request) | context
    return TemplateResponse(request, f"g32/asking/{template}.html", shown, status=status)


def require(request: HttpRequest, act: Act, subject: Any) -> None:
    """Refuse who may not."""
    if not can(request.user, act, subject):
        raise PermissionDenied(_("You may not do this with questions."))


def find(request: HttpRequest, slug: str) -> Kept | None:
    """Return the question that is kept under this id, if it still is."""
    require(request, Act.VIEW, Kept)
    if "\0" in slug:  # of which PostgreSQL would not hear
        return None
    return Kept.objects.filter(slug=slug).select_related("owner").first()


def _list(request: HttpRequest, site: AdminSite, error: str = "") -> HttpResponseBase:
    kept = Paginator(Kept.objects.select_related("owner"), _ON_A_PAGE)
    context = {
        "title": _("Questions"),
        "questions": kept.get_page(request.GET.get("p")),
        "may_write": can(request.user, Act.ADD, Kept),
        "error": error,
    }
    return page(request, site, "questions", status=404 if error else 200, **context)


def gone(request: HttpRequest, site: AdminSite) -> HttpResponseBase:
    """Say that a question is not kept (any more), and which are."""
    return _list(request, site, _("This question is not kept any more. These are:"))


def _address(kept: Kept, code: str) -> str:
    return reverse("admin:question_download", args=[kept.slug, code])


def _with_day(request: HttpRequest) -> str:
    """The address of this page as others can open it: of the same day, also tomorrow."""
    query = request.GET.copy()
    if chosen_day():
        query[OP] = the_day().isoformat()
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _status(answer_: Answer) -> int:
    """What the answer is for a program."""
    refusal = answer_.refusal
    if refusal is None or answer_.lacks:
        return 200
    later = isinstance(refusal, Refusal) and refusal.wrong in _LATER
    return 503 if later else 400
