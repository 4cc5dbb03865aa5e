"""Columns of lists."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from g32.asof import on_the_day
from g32.dates.wording import in_words
from g32.standing import stands

_LABELS: dict[str, Any] = {
    "start": _("start"),
    "end": _("end"),
    "date": _("date"),
    "due": _("due"),
}


def when(name: str) -> Callable[[Model], str]:
    """The partial date in the field `name`, in words, in the order of the days it can mean."""

    @admin.display(description=_LABELS[name], ordering=f"{name}_earliest")
    def column(record: Model) -> str:
        return in_words(getattr(record, name))

    column.__name__ = name
    return column


@admin.display(description=on_the_day)
def standing(record: Model) -> str:
    """How the record stands on the day of the page; its list fetches `CONFIRMATION` along."""
    return stands(record).words


#: What `standing` looks at beside the record itself.
CONFIRMATION = ("citations__source",)


def listed(name: str, label: Any, texts: Callable[[Any], Iterable[object]]) -> Any:
    """Several things in one cell: what `texts` gives for the record, joined by "; "."""

    @admin.display(description=label)
    def column(record: Model) -> str:
        return "; ".join(str(text) for text in texts(record))

    column.__name__ = name
    return column


def flag(name: str, label: Any) -> Callable[[Model], str]:
    """The yes-or-no field `name`: a word where it is so, nothing where it is not."""

    @admin.display(description=label, ordering=name, empty_value="")
    def column(record: Model) -> str:
        return str(_("yes")) if getattr(record, name) else ""

    column.__name__ = name
    return column
