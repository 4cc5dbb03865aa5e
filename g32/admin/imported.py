"""What the page of an import shows of the rows, and what somebody chose there."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from g32.importing.resource import ADDED

from .lists import PatientPaginator

#: In the address: which rows, and which page of them.
SHOW, PAGE = "show", "p"
#: So many rows a page.
ROWS = 50
#: So many unclear names are asked about at once.
ASKED = 50
#: Which rows can be shown, by what they are.
_SHOWN = {
    "": _("All"),
    "refused": _("Refused"),
    "new": _("New"),
    "changed": _("Changed"),
    "same": _("Unchanged"),
    "noted": _("With a remark"),
}


def selected(request: HttpRequest, shown: dict[str, Any]) -> dict[str, Any]:
    """Return the rows that are asked for: where none are, the refused ones first."""
    numbers = {**shown["totals"], "noted": shown["noted"], "": len(shown["rows"])}
    opens_on = "refused" if numbers["refused"] else ""
    show = request.GET.get(SHOW, opens_on)
    if show not in _SHOWN:
        show = ""
    rows = [row for row in shown["rows"] if _is(row, show)]
    page = PatientPaginator(rows, ROWS).get_page(request.GET.get(PAGE))
    return {
        "page": page,
        "show": show,
        "filters": [
            {"name": name, "label": label, "number": numbers[name], "chosen": name == show}
            for name, label in _SHOWN.items()
            if numbers[name] or not name
        ],
        "writing": numbers["new"] + numbers["changed"],
        "unclear": list(enumerate(shown["unclear"][:ASKED])),
        "unclear_more": max(0, len(shown["unclear"]) - ASKED),
        "added": ADDED,
    }


def chosen_of(given: QueryDict, unclear: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Return what was chosen for the unclear names, by column and name, of what was offered."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for number, each in enumerate(unclear[:ASKED]):
        choice = given.get(f"choice-{number}", "")
        offered = [slug for slug, _words in each["candidates"]]
        if choice in offered or (choice == ADDED and each["adds"]):
            found[each["column"]][each["name"]] = choice
    return dict(found)


def _is(row: dict[str, Any], show: str) -> bool:
    return show in ("", row["kind"]) or (show == "noted" and bool(row["notes"]))
