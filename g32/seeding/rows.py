"""From what a file says to rows: which model, which values, which other rows they point to."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from .errors import FixtureError

#: "source", "source p. 3", "source p. 3-4", each with or without " § section".
_PLACE = re.compile(
    r"(?P<source>[a-z0-9-]+)(?: p\. (?P<page>\d+)(?:-(?P<page_to>\d+))?)?(?: § (?P<section>.+))?"
)


@dataclass(eq=False)
class Row:
    """One record to be: its texts by field, and by link the id of a record or the row itself."""

    model: Any
    where: str
    slug: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    links: dict[str, "Row | str"] = field(default_factory=dict)
    record: Any = None


Owner = tuple[str, Row] | None


def rows_of_all(model: Any, items: list[Any], where: str, owner: Owner = None) -> list[Row]:
    """Return the rows that a list describes, each followed by the rows that hang on it.

    `where` names file and kind; `owner` is the link that leads to the row above, and that row.
    Raises FixtureError for a key that the model does not have and for a value of a wrong form.
    """
    rows = []
    for number, item in enumerate(items, start=1):
        slug = item.get("id", "") if isinstance(item, dict) else ""
        here = f"{where} “{slug}”" if slug and isinstance(slug, str) else f"{where} {number}"
        rows += _rows_of(model, item, here, owner)
    return rows


def _rows_of(model: Any, item: Any, where: str, owner: Owner) -> list[Row]:
    owning = owner[0] if owner else ""
    data = _spelt_out(model, item, where, owning)
    row = Row(model, where)
    if _is_record(model) and "id" in data:
        row.slug = _one(data.pop("id"), f"{where}, id")
    if owner:
        row.links[owning] = owner[1]
    rows = [row]
    for key, value in data.items():
        found = _field(model, "citations" if key == "cite" else key)
        if key == owning or found is None:
            raise FixtureError(where, _("There is no “%s” here.") % key)
        if found.one_to_many:
            if not isinstance(value, list):
                raise FixtureError(f"{where}, {key}", _("A list belongs here."))
            above = (found.field.name, row)
            rows += rows_of_all(found.related_model, value, f"{where}, {key}", above)
        elif not found.is_relation:
            row.texts[key] = _one(value, f"{where}, {key}")
        elif value:
            row.links[key] = _one(value, f"{where}, {key}")
    return rows


def _one(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise FixtureError(where, _("One value belongs here, not several."))
    return value


def _is_record(model: Any) -> bool:
    return any(each.name == "slug" for each in model._meta.concrete_fields)


def _field(model: Any, name: str) -> Any:
    """Return the field a file may fill, or the relation from rows that hang on this one."""
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if found.one_to_many:
        return found
    fillable = found.concrete and found.editable and not found.generated
    return found if fillable and not found.primary_key and found.name != "slug" else None


def _spelt_out(model: Any, data: Any, where: str, owning: str) -> dict[str, Any]:
    """Return a mapping: short forms of citations, names and link rows written in full."""
    if owning and model._meta.get_field(owning).remote_field.get_accessor_name() == "citations":
        return _citation(model, data, where)
    if isinstance(data, str):
        asked = [each.name for each in _must_be_given(model) if each.name != owning]
        if len(asked) == 1:
            return {asked[0]: data}
    if not isinstance(data, dict):
        raise FixtureError(where, _("A record with its fields belongs here."))
    return dict(data)


def _must_be_given(model: Any) -> list[Any]:
    return [
        each
        for each in model._meta.concrete_fields
        if each.editable and not (each.generated or each.blank or each.has_default())
    ]


def _citation(model: Any, data: Any, where: str) -> dict[str, Any]:
    """Return a citation in full.

    Its short form: the place alone, or a mapping with the place as `at`, the stance as a key with
    the field it speaks of, and the fields of the citation that remain.
    """
    given = {"at": data} if isinstance(data, str) else dict(data) if isinstance(data, dict) else {}
    place = _PLACE.fullmatch(str(given.pop("at", "")))
    if not place:
        raise FixtureError(where, _("A place belongs here, such as “report-2014 p. 3 § Heading”."))
    full = {key: text for key, text in place.groupdict().items() if text}
    stances = [
        code for code, _label in model._meta.get_field("stance").flatchoices if code in given
    ]
    if len(stances) > 1:
        raise FixtureError(where, _("A citation has one stance, not several."))
    for stance in stances:
        full |= {"stance": stance, "field": given.pop(stance)}
    return full | given
