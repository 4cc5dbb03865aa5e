"""The box in which one searches the whole register."""

from typing import Any

from django import template
from django.http import HttpRequest

from g32.rights import may_read
from g32.searching.typed import LONGEST, Typed
from g32.searching.views import QUERY

register = template.Library()


@register.inclusion_tag("admin/search_box.html")
def search_box(request: HttpRequest) -> dict[str, Any]:
    """Let who may read the register search it; where that was done, what was typed stands in it."""
    match = request.resolver_match
    here = match is not None and match.view_name == "admin:search"
    typed = Typed.of(request.GET.get(QUERY, "") if here else "")
    shown = may_read(request.user)
    return {"shown": shown, "typed": typed.text[:LONGEST], "longest": LONGEST}
