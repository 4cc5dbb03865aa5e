"""The words of a record as SQL tells them, for a column to be made of.

A record whose words are those of its fields says which (`worded_by`). One whose words are made of
more has a `told`, which gives an expression for them, from a path to it.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf, Replace, Trim
from django.db.models.lookups import Exact

_TEXT = CharField()


def words(model: Any, prefix: str = "") -> Any:
    """Return what tells the words of a record as it does itself; None where no fields tell them."""
    paths = [f"{prefix}{name}" for name in getattr(model, "worded_by", ())]
    if len(paths) < 2:
        return F(paths[0]) if paths else None
    spaced = (
        Case(
            When(**{path: ""}, then=Value("")),
            default=Concat(F(path), Value(" "), output_field=_TEXT),
            output_field=_TEXT,
        )
        for path in paths
    )
    return Trim(Concat(*spaced, output_field=_TEXT))


def looked_up(model: Any, link: str) -> Any:
    """Return the same of the record that a link leads to, each looked up by itself: who does not
    ask for them waits for no join.
    """
    told = words(model, f"{link}__")
    if told is not None or not hasattr(model, "told"):
        return told
    record = model._base_manager.order_by().filter(pk=OuterRef(f"{link}_id"))
    return Subquery(record.annotate(told=model.told()).values("told"), output_field=_TEXT)


class _Chosen(Case):
    """The words of a code, beside each code; of any other text that text.

    To PostgreSQL they are one list: a statement is planned with all there is in a view that it
    names, and what that takes of memory counts.
    """

    def __init__(self, told: Any, codes: Mapping[str, Any]) -> None:
        of_each = (When(Exact(told, text(code)), then=text(word)) for code, word in codes.items())
        super().__init__(*of_each, default=told, output_field=_TEXT)
        self.codes = codes

    def as_postgresql(self, compiler: Any, connection: Any, **_more: Any) -> Any:
        """Look it up in the list."""
        told, given = compiler.compile(self.default)
        listed = json.dumps({code: str(word) for code, word in self.codes.items()})
        return f"COALESCE(%s::jsonb ->> {told}, {told})", (listed, *given, *given)


def chosen(told: Any, codes: Mapping[str, Any]) -> Any:
    """Return the words of a code; of any other text that text."""
    return _Chosen(told, codes)


def joined(*parts: Any) -> Any:
    """Return texts one after the other; a part that is not known is left out."""
    return Concat(*parts, output_field=_TEXT)


def first_of(*parts: Any) -> Any:
    """Return the first of these that is known and not empty; else nothing."""
    return Coalesce(*(NullIf(part, text("")) for part in parts), text(""), output_field=_TEXT)


def filled(template: Any, **parts: Any) -> Any:
    """Return a template of messages (`%(city)s`) with what stands in it."""
    told: Any = text(template)
    for name, part in parts.items():
        told = Replace(told, text(f"%({name})s"), part, output_field=_TEXT)
    return told


def text(said: Any) -> Value:
    """Return a text of ours, which is translated only when it is written."""
    return Value(said, output_field=_TEXT)
