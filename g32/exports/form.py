"""The form with which one chooses how something is taken along."""

from collections.abc import Callable
from typing import Any

from django.http import QueryDict

from g32.reports import Report
from g32.reports.formats import FORMATS

from .asked import COLUMNS, LABELS, PROGRESS

#: The formats in the order in which they are offered: first those for people.
_OFFERED = ("excel", "xlsx", "ods", "csv", "json")


def form(
    report: Report, given: QueryDict, address: Callable[[str], str], *, number: int | None
) -> dict[str, Any]:
    """Return what the form shows: each format with its address, the columns, and what of the
    address goes along unseen. `number`: of how many rows,
    if that is known.
    """
    chosen = given.getlist(COLUMNS)
    return {
        "formats": [{"name": FORMATS[code].name, "url": address(code)} for code in _OFFERED],
        "columns": [
            {
                "name": column.name,
                "label": column.label,
                "chosen": not chosen or column.name in chosen,
            }
            for column in report.columns
        ],
        "codes": LABELS in given and given[LABELS] != "yes",
        "along": [
            (name, value)
            for name, values in given.lists()
            if name not in (COLUMNS, LABELS, PROGRESS)
            for value in values
        ],
        "number": number,
    }
