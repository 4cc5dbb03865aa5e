"""What a file has to look like: every column, and a file to fill in."""

import io
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.importing import RecordResource
from g32.importing.columns.words import words_of
from g32.importing.resource import EXAMPLE, EXPLANATION
from g32.reports import When
from g32.reports.columns import Column
from g32.reports.formats import FORMATS

_REQUIRED = gettext_lazy("A new record cannot be without it.")
#: The formats in which there is a file to fill in: those of spreadsheets.
OFFERED = ("excel", "xlsx", "ods")


@dataclass
class Explained:
    """A column: how it is called, what goes in it and what that may look like."""

    name: str
    label: str
    text: str
    example: str
    is_required: bool = False
    is_derived: bool = False


def explained(resource: RecordResource) -> list[Explained]:
    """Return all columns in their order, in the language of the moment."""
    return [_explained(resource, column) for column in resource.known_columns().values()]


def template(resource: RecordResource, code: str) -> tuple[str, str, bytes]:
    """Return a file to fill in: its name, its type and its content. `code`: one of `OFFERED`.

    Under the header stand what goes in each column and an example: an import passes those over. Its
    words are Dutch whatever the visitor's language: files are passed on.
    """
    form = FORMATS[code]
    with translation.override(settings.LANGUAGE_CODE):
        report = resource.report(When(), resource._meta.model._base_manager.none())
        report.only(["id", *resource.fields])
        told = [_explained(resource, column) for column in report.columns]
        rows = (
            [str(EXPLANATION), *(_in_short(each) for each in told[1:])],
            [each.example for each in told],
        )
        body = form.body(tuple(map(form.cell, row)) for row in rows)
        text = form.head(report, labels=True) + body + form.foot()
        name = _("template-%s") % resource.report.verbose_name
        content, file = io.BytesIO(text.encode()), io.BytesIO()
        if form.binary:
            form.pack(content, file, report)
    return (
        f"g32-{name}{form.suffix}".replace(" ", "-").lower(),
        form.content_type,
        (file if form.binary else content).getvalue(),
    )


def _explained(resource: RecordResource, column: Column) -> Explained:
    field: Any = resource.fields.get(column.name)
    told = Explained(column.name, str(column.label), "", _example(resource, column))
    if column.name == "id":
        told.text = _("Finds the record that the row changes. Empty: the row is a new record.")
    elif field is None:
        told.is_derived = True
        told.text = _("Follows from other columns: it is compared, and never taken over.")
    else:
        told.is_required = field.is_required
        told.text = field.explain()
    return told


def _in_short(told: Explained) -> str:
    """What goes in a column, in one cell."""
    return f"{_REQUIRED} {told.text}" if told.is_required else told.text


def _example(resource: RecordResource, column: Column) -> str:
    if column.name == "id":
        return str(EXAMPLE)
    code = resource.example.get(column.name, "")
    return words_of(column).get(code, code)
