"""All that the register holds about somebody, as one file to read.

It is a page of HTML that needs nothing else, so that it opens anywhere by a double click; the same
stands in it once more as JSON, for programs.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.fields import KeyField
from g32.happenings.names import Names
from g32.happenings.values import Values, called
from g32.happenings.words import Line, changes
from g32.history.columns import is_private, stored_fields
from g32.models import HistoryEntry, Viewing

from .reach import Reached, reach
from .seeing import note, viewings_of
from .telling import Write, told_viewings, writes_to


@dataclass
class Part:
    """The rows of one kind: what they are called, the labels above them, and what they hold in
    words; `writes`: what was done to them, each with what it changed. `data`: the same as stored.
    """

    title: str
    header: list[str]
    lines: list[list[str]]
    writes: list[tuple[Write, list[Line]]]
    data: dict[str, Any]


def disclosed(user: Any, record: Model) -> str:
    """Return the file. That private rows are given out, is noted first; else they are not.

    Its words are Dutch whatever the visitor's language: it is passed on.
    """
    with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
        found = reach(record)
        for each in found:
            if is_private(each.model) and each.numbers:
                note(user, each.model, _owners(each), Viewing.Where.FILE)
        writes = writes_to(found)
        names = Names()
        names.fetch((each.model, _values(row)) for each in found for row in each.there)
        names.fetch(row for write in writes for row in write.rows())
        parts = [_part(each, names, writes) for each in found]
        viewings = told_viewings(viewings_of(record).order_by("pk"))
    context = {
        "record": record,
        "kind": record._meta.verbose_name,
        "at": timezone.localtime(),
        "by": user.get_username(),
        "parts": parts,
        "viewings": viewings,
    }
    return render_to_string("g32/disclosed.html", context | {"data": _data(context)})


def _part(each: Reached, names: Names, writes: list[Write]) -> Part:
    own = [one for one in writes if one.model is each.model and one.entry.row in each.numbers]
    rows = [
        {line.label: line.new for line in changes(each.model, None, _values(row), names)}
        for row in each.there
    ]
    header = list(dict.fromkeys(label for row in rows for label in row))
    title = _title(each)
    return Part(
        title=title,
        header=header,
        lines=[[row.get(label, "") for label in header] for row in rows],
        writes=[(write, write.lines(names)) for write in own],
        data={
            "kind": each.model._meta.model_name,
            "label": title,
            "rows": [_stored(each.model, _values(row), names) for row in each.there],
            "writes": [_written(write, names) for write in own],
        },
    )


def _values(row: Any) -> Values:
    """A row as history would hold it."""
    return {one.column: one.value_from_object(row) for one in stored_fields(type(row))}


def _title(each: Reached) -> str:
    """What the rows are called; of what, where they are part of something else of the person's."""
    own = str(capfirst(each.model._meta.verbose_name_plural))
    if each.depth < 2:
        return own
    whole = each.link.related_model._meta.verbose_name_plural
    return _("%(parts)s of %(wholes)s") % {"parts": own, "wholes": whole}


def _stored(model: Any, values: Values, names: Names) -> dict[str, Any]:
    """A row with its codes and dates as they are stored; its links lead to something by name."""
    told = {}
    for one in stored_fields(model):
        if not isinstance(one, KeyField):
            value = values.get(one.column)
            found = names.get(one.related_model, value)[0] if one.is_relation and value else None
            told[one.name] = called(found) if found else value
    return told


def _written(write: Write, names: Names) -> dict[str, Any]:
    entry = write.entry
    sides = {"before": write.before, "after": write.after}
    values = {when: held and _stored(write.model, held, names) for when, held in sides.items()}
    told = {"row": entry.row, "at": write.at, "by": entry.actor, "why": entry.reason}
    return told | {"act": entry.act, "erased": write.erased} | values


def _owners(each: Reached) -> set[int]:
    """What the private rows belong to, or belonged to when they were deleted."""
    owners = {getattr(row, each.link.attname) for row in each.there}
    if each.gone:
        deleted = HistoryEntry.objects.filter(
            table=each.model._meta.db_table,
            row__in=each.gone,
            act=HistoryEntry.Act.DELETE,
            private__isnull=False,
        )
        values = deleted.values_list("private__before", flat=True)
        owners |= {before[each.link.column] for before in values if before}
    return owners


def _data(context: dict[str, Any]) -> dict[str, Any]:
    """The same for programs."""
    return {
        "about": str(context["record"]),
        "id": context["record"].slug,
        "at": context["at"],
        "by": context["by"],
        "kinds": [part.data for part in context["parts"]],
        "viewings": context["viewings"],
    }
