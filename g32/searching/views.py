"""The page “Zoeken”."""

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from g32.rights import may_read

from .hits import found
from .ranks import Answer
from .typed import Typed

#: In the address: what is looked for; lists call it the same.
QUERY = "q"


def show(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Show what answers to what was typed."""
    if not may_read(request.user):
        raise PermissionDenied(_("You may not look at the register."))
    typed = Typed.of(request.GET.get(QUERY, ""))
    groups = found(request.user, typed)
    hits = [hit for group in groups for hit in group.hits]
    context = {
        **site.each_context(request),
        "title": _("Search"),
        "typed": typed,
        "groups": groups,
        "all_near": bool(hits) and all(hit.near for hit in hits),
        "in_part": any(hit.answer is Answer.PART for hit in hits),
    }
    return TemplateResponse(request, "g32/search.html", context)
