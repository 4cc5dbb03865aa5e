"""The page on which a statement is written, tried and kept."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.asof import the_day
from g32.history import act
from g32.models import Question as Kept
from g32.records import is_written
from g32.reports.formats import FORMATS
from g32.reports.writing import NoFileError
from g32.rights import Act

from .functions import EXPLAINED, KNOWN
from .parameters import as_query, given, meant
from .running import Question, ask
from .views import answers, find, gone, page, require, take_along, told
from .vocabulary import views

#: What the buttons say.
KEEP, TAKE, DELETE = "keep", "take", "delete"


class StatementForm(forms.ModelForm):
    """What is written of a question; its title is asked for only where it is to be kept."""

    #: What is missing is told by us: a browser would not ask either without a title to keep it by.
    use_required_attribute = False
    #: What it was when it was opened.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Kept
        fields = ("statement", "title", "explanation")
        labels = {"statement": gettext_lazy("Statement in SQL")}
        widgets = {
            "statement": forms.Textarea(
                attrs={"rows": 14, "spellcheck": "false", "autocapitalize": "off"}
            ),
            "explanation": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, keeping: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        statement: Any = self.fields["statement"]
        statement.required = True
        statement.strip = False  # the line of what is wrong is counted from the top
        self.fields["title"].required = keeping
        # A browser would cut off what is too long, without a word.
        statement.widget.attrs.pop("maxlength", None)

    def clean_title(self) -> str:
        """Refuse a title by which one could not tell two questions apart."""
        title: str = self.cleaned_data["title"]
        others = Kept.objects.exclude(pk=self.instance.pk)
        if self.instance.pk is None:  # what is sent twice is kept once
            others = others.exclude(**_same(self.instance, self.cleaned_data.get("statement")))
        if title and is_written(title, others, "title"):
            raise forms.ValidationError(_("There is a question with this title. Choose another."))
        return title


def write(request: HttpRequest, site: AdminSite, slug: str = "") -> HttpResponseBase:
    """Write a new question, or change one that is kept: try it, keep it, take its answer along."""
    kept = find(request, slug) if slug else None
    require(request, Act.CHANGE if kept else Act.ADD, kept or Kept)
    if request.method != "POST":
        return gone(request, site) if slug and not kept else _opened(request, site, kept)
    who: Any = request.user
    own = kept or Kept(owner=who)
    form = StatementForm(request.POST, instance=own, keeping=KEEP in request.POST)
    is_valid, text = form.is_valid(), form.cleaned_data.get("statement")
    if text is None:
        return _page(request, site, kept, form)
    if slug and kept is None and KEEP not in request.POST:
        messages.warning(
            request, _("This question was deleted meanwhile. Keep it to have it anew.")
        )
    filled_in, theirs = given(request.POST), None
    question = Question(text, meant(filled_in, text), the_day())
    answer = ask(question)
    if KEEP in request.POST and is_valid and (answer.refusal is None or answer.lacks):
        theirs = _keep(request, form)
        if theirs is None:
            return _kept(request, form.instance, filled_in, anew=bool(slug and not kept))
        form.add_error(None, _("Somebody else changed this question meanwhile."))
        form.data = {**request.POST.dict(), "seen": digest(theirs)}
    code = request.POST.get(TAKE, "")
    if code in FORMATS and answer.refusal is None:
        report = answers(question, answer, "question", str(_("question")))
        try:
            return take_along(request, report, code)
        except NoFileError as refusal:
            answer.refusal = refusal
    more = told(question, answer, filled_in) | {"answered": True, "theirs": theirs}
    return _page(request, site, kept, form, **more)


def delete(request: HttpRequest, site: AdminSite, slug: str) -> HttpResponseBase:
    """Keep a question no longer, after asking."""
    kept = find(request, slug)
    if kept is None:
        return gone(request, site)
    require(request, Act.DELETE, kept)
    if DELETE not in request.POST:
        return page(request, site, "delete", title=_("Delete question"), kept=kept)
    with act(actor=request.user.get_username()):
        kept.delete()
    messages.success(request, _("“%s” is not kept any more.") % kept.title)
    return redirect("admin:questions")


def _same(kept: Kept, statement: str | None) -> dict[str, Any]:
    """By what one tells that a question is the same, its title aside."""
    return {"owner": kept.owner, "statement": statement}


def digest(kept: Kept) -> str:
    """Tell whether a question is still as somebody saw it."""
    said = f"{kept.title}\0{kept.explanation}\0{kept.statement}"
    return hashlib.sha256(said.encode()).hexdigest()


def _opened(request: HttpRequest, site: AdminSite, kept: Kept | None) -> HttpResponseBase:
    """The page as it is opened: empty, with a question that is kept, or with a copy of one."""
    if kept is not None:
        form = StatementForm(instance=kept, initial={"seen": digest(kept)}, keeping=False)
    else:
        copied = find(request, request.GET.get("from", ""))
        begin = {"statement": copied.statement if copied else ""}
        form = StatementForm(initial=begin, keeping=False)
    return _page(request, site, kept, form)


def _keep(request: HttpRequest, form: StatementForm) -> Kept | None:
    """Keep what was written, once however often it is sent; where somebody else has changed it
    meanwhile, return theirs.
    """
    who: Any = request.user
    own = form.instance
    with act(actor=who.get_username()):
        # Who sends it twice waits here.
        get_user_model()._base_manager.select_for_update().get(pk=who.pk)
        same = Kept.objects.filter(title=own.title, **_same(own, own.statement))
        if own.pk is None and (twin := same.first()):
            form.instance = twin
            return None
        theirs = Kept.objects.select_for_update().filter(pk=form.instance.pk).first()
        if theirs is not None and digest(theirs) != form.cleaned_data["seen"]:
            return theirs
        form.save()
    return None


def _kept(
    request: HttpRequest, kept: Kept, filled_in: Mapping[str, str], *, anew: bool
) -> HttpResponseBase:
    """Lead to what is kept; `anew`: it was deleted while somebody changed it."""
    said = _("“%s” was deleted meanwhile, and is kept anew.") if anew else _("“%s” is kept.")
    messages.success(request, said % kept.title)
    address = reverse("admin:question", args=[kept.slug])
    return redirect(f"{address}?{as_query(filled_in)}" if filled_in else address)


def _page(
    request: HttpRequest, site: AdminSite, kept: Kept | None, form: StatementForm, **more: Any
) -> HttpResponseBase:
    context = {
        "form": form,
        "kept": kept,
        "views": views().values(),
        "formats": [FORMATS[code] for code in ("csv", "excel", "xlsx", "json")],
        "functions": EXPLAINED,
        "examples": Kept.objects.filter(owner=None),
        "names": {
            "views": {name: [each.name for each in view.columns] for name, view in views().items()},
            "functions": sorted(KNOWN),
        },
        **more,
    }
    title = _("Change question") if kept else _("New question")
    return page(request, site, "write", title=title, **context)
