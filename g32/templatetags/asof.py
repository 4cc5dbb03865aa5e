"""The day of which a page speaks, and choosing another."""

from typing import Any

from django import template
from django.http import HttpRequest

from g32 import asof
from g32.asof.links import OP

register = template.Library()

#: What of the address does not go along to another day: the page of a list, which may not be there.
_LEFT = {OP, "p", "beside"}


@register.inclusion_tag("admin/day.html")
def day_chooser(request: HttpRequest) -> dict[str, Any]:
    """Let choose of which day this same page speaks."""
    return {
        "day": asof.the_day(),
        "along": [
            (name, value)
            for name, values in request.GET.lists()
            if name not in _LEFT
            for value in values
        ],
    }


@register.inclusion_tag("admin/day_band.html")
def day_band(request: HttpRequest) -> dict[str, Any]:
    """Say that the page speaks of another day than today, and lead back."""
    query = request.GET.copy()
    for name in _LEFT:
        query.pop(name, None)
    return {"day": asof.chosen_day(), "today": f"{request.path}?{query.urlencode()}".rstrip("?")}
