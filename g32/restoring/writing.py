"""Writing a group of steps, in as many queries for many rows as for few; only what comes back is
added piece by piece.

Rows are changed in the order of the plan, each by itself: a name may go from row to row. Those that
go, go at once.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.happenings.names import Names
from g32.happenings.values import called, links, record_of
from g32.history.columns import stored_fields
from g32.rights import Act

from .groups import Group

#: So many rows are added with one statement; on SQLite, as many as Django lets.
PIECE = 1000
#: So many of the records that stand in the way are named.
NAMED = 10


class RestoringError(Exception):
    """A plan that cannot be carried out; `lines` say why."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(dict.fromkeys(lines))
        super().__init__(*self.lines)


def write(group: Group) -> None:
    """Write the steps of the group. Raises `RestoringError`."""
    _WRITE[group.act](group)


def title(record: Model) -> str:
    """Return the kind and the name of a record."""
    return f"{capfirst(record._meta.verbose_name)} “{called(record)}”"


def and_more(number: int) -> list[str]:
    """Say how many there are beside those that are named, where there are so many."""
    return [_("and %(number)s more") % {"number": number - NAMED}] if number > NAMED else []


def _add(group: Group) -> None:
    _require_links(group)
    records = [record_of(group.model, step.becomes or {}) for step in group.steps.values()]
    group.model._base_manager.bulk_create(records, batch_size=PIECE)


def _change(group: Group) -> None:
    model, there = group.model, _rows(group).in_bulk()
    _require_there(group, there)
    _require_links(group)
    fields = _changed(group)
    if not fields:
        return
    for number, step in group.steps.items():
        for column in step.columns():
            if field := fields.get(column):
                value = field.to_python((step.becomes or {})[column])
                setattr(there[number], field.attname, value)
    quoted = connection.ops.quote_name
    table, key = quoted(model._meta.db_table), quoted(model._meta.pk.column)
    columns = ", ".join(f"{quoted(column)} = %s" for column in fields)
    rows: Any = ([*_values(there[number], fields.values()), number] for number in group.steps)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {columns} WHERE {key} = %s", rows)


def _values(record: Model, fields: Iterable[Any]) -> list[Any]:
    """What the database is given for a row; keys are derived anew."""
    return [field.get_db_prep_save(field.pre_save(record, False), connection) for field in fields]


def _changed(group: Group) -> dict[str, Any]:
    """The fields that are changed of any row, by column."""
    columns = {column for step in group.steps.values() for column in step.columns()}
    return {f.column: f for f in stored_fields(group.model) if f.column in columns}


def _delete(group: Group) -> None:
    _require_there(group, set(_rows(group).order_by().values_list("pk", flat=True)))
    _require_free(group)
    _rows(group)._raw_delete(connection.alias)


_WRITE = {Act.ADD: _add, Act.CHANGE: _change, Act.DELETE: _delete}


def _rows(group: Group) -> Any:
    """The rows as they stand."""
    return group.model._base_manager.filter(pk__among=group.steps)


def _require_there(group: Group, there: Collection[int]) -> None:
    gone = [number for number in group.steps if number not in there]
    if gone:
        names, model = Names(), group.model
        held = [{"id": number, **(group.steps[number].now or {})} for number in gone[:NAMED]]
        names.fetch((model, values) for values in held)
        said = _("%(record)s is no longer there.")
        lines = [said % {"record": title(names.record(model, values))} for values in held]
        raise RestoringError([*lines, *and_more(len(gone))])


def _require_free(group: Group) -> None:
    """Raise `RestoringError` where a row points to one that goes, and does not go itself."""
    pointing = [
        (number, link.model, pk)
        for link in _links_to(group.model)
        for pk, number in link.model._base_manager.filter(
            **{f"{link.name}__pk__among": group.steps}
        )
        .order_by()
        .values_list("pk", link.attname)
        if link.model is not group.model or pk not in group.steps
    ]
    if not pointing:
        return
    place = {number: place for place, number in enumerate(group.steps)}
    pointing.sort(key=lambda each: (place[each[0]], each[1]._meta.label, each[2]))
    said = _("%(record)s cannot go: this still points to it.")
    lines = []
    for number, model, pk in pointing[:NAMED]:
        record, other = group.model._base_manager.get(pk=number), model._base_manager.get(pk=pk)
        lines += [said % {"record": title(record)}, title(other)]
    raise RestoringError([*lines, *and_more(len(pointing))])


def _links_to(model: Any) -> list[Any]:
    """The links from rows of any kind to rows of the model."""
    return [
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and not relation.concrete
        and (relation.one_to_many or relation.one_to_one)
    ]


def _require_links(group: Group) -> None:
    """Raise `RestoringError` where a row would point to what is no more."""
    lost = []
    for link in links(group.model):
        column, model = link.column, link.related_model
        wanted = {
            step.becomes[column]
            for step in group.steps.values()
            if step.becomes and column in step.columns()
        } - {None}
        if not wanted:
            continue
        there = set(model._base_manager.filter(pk__among=wanted).values_list("pk", flat=True))
        if group.act is Act.ADD and model is group.model:
            there |= group.steps.keys()
        lost += [(link, number) for number in sorted(wanted - there)]
    if lost:
        raise RestoringError([*_told(lost[:NAMED]), *and_more(len(lost))])


def _told(lost: Iterable[tuple[Any, int]]) -> list[str]:
    """Name what links would point to, and what is gone."""
    names = Names()
    names.fetch((link.model, {link.column: number}) for link, number in lost)
    said = _("It points to %(record)s, which is no longer there. Bring that back first.")
    found = ((link.related_model, number) for link, number in lost)
    return [said % {"record": _title_of(names, model, number)} for model, number in found]


def _title_of(names: Names, model: Any, number: int) -> str:
    record, _is_there = names.get(model, number)
    return title(record) if record else f"{capfirst(model._meta.verbose_name)} {number}"
