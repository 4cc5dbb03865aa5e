"""What is said of a group, and what of each row: SQLite would take any row for the whole group."""

from collections.abc import Iterator, Mapping
from typing import Any

import postgast
from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .refusals import Refusal, Wrong
from .rewriting import written
from .rows import about_several, is_aggregate, refuse_several
from .sources import Owner

Owners = Mapping[int, Owner]


def check(statement: Any, owners: Owners) -> None:
    """Refuse a column of which a group has many values; an aggregate where there is no group.

    `owners`: whose a column is, by the place where it is named.
    """
    for select in reversed(grammar.selects(statement)):  # what is within goes first
        for part in _row_by_row(select):
            refuse_several([part])
        if select.distinct_clause:
            _distinct(select, owners)
        told = _aggregates(select)
        for each in told:
            _of_this_question(each.func_call, owners)
        if select.HasField("having_clause") and not (select.group_clause or told):
            hint, place = _("Write: WHERE …."), grammar.place_of_column(select)
            raise Refusal(Wrong.CONSTRUCT, word="HAVING", position=place, hint=str(hint))
        if select.group_clause or told:
            _Group(select, owners).check()
        if told and not select.group_clause:
            _tell_of_group(select.target_list[0].res_target.val)


def _row_by_row(select: Any) -> Iterator[Any]:
    """What is said of each row, before it is of a group: also what an aggregate is given."""
    own = [each.res_target.val for each in select.target_list]
    yield select.where_clause
    yield from select.values_lists
    for each in select.group_clause:
        number = each.a_const.ival.ival
        yield own[number - 1] if 0 < number <= len(own) else each
    for each in grammar.all_below([*own, select.having_clause]):
        if is_aggregate(each):
            yield from each.func_call.args


def _tell_of_group(node: Any) -> None:
    """Let it count, whatever else it does: where HAVING alone does, SQLite finds no group."""
    if not any(map(is_aggregate, grammar.all_below([node]))):
        count = postgast.parse("SELECT CASE WHEN count(*) >= 0 THEN 1 END").stmts[0].stmt
        told = count.select_stmt.target_list[0].res_target.val
        told.case_expr.args[0].case_when.result.CopyFrom(node)
        node.CopyFrom(told)


def _distinct(select: Any, owners: Owners) -> None:
    own = [each.res_target for each in select.target_list]
    asked = {each for target in own for each in _told(target)}
    columns = [each.val.column_ref for each in own if each.val.HasField("column_ref")]
    owned = [owners[each.location] for each in columns if each.location in owners]
    stars = [_whole(each) for each in columns if each.fields[-1].HasField("a_star")]
    for each in (each.sort_by.node for each in select.sort_clause):
        owner = owners.get(each.column_ref.location) if each.HasField("column_ref") else None
        same = owner and (owner in owned or "" in stars or owner.source in stars)
        if not (each.HasField("a_const") or same or written(each) in asked):
            raise Refusal(Wrong.DISTINCT, position=grammar.place_of(each))


def _whole(star: Any) -> str:
    """Of which source a star gives all columns; "" of every one."""
    return str(star.fields[0].string.sval) if len(star.fields) > 1 else ""


def _told(target: Any) -> tuple[str, str]:
    own = tree.ColumnRef(fields=[tree.Node(string=tree.String(sval=target.name))])
    return written(target.val), written(tree.Node(column_ref=own))


class _Group:
    """What a SELECT groups by: `columns`, and what is `written` otherwise."""

    def __init__(self, select: Any, owners: Owners) -> None:
        self.select = select
        self.owners = owners
        self.own = [each.res_target for each in select.target_list]
        self.named = {each.name: each.val for each in self.own}
        by = list(map(self._meant, select.group_clause))
        self.written = set(map(written, by))
        self.columns = {self._owner(each)[1:] for each in by if self._owner(each)}

    def _meant(self, node: Any) -> Any:
        """What is grouped by: also what stands behind SELECT, by its number or its name."""
        if 0 < node.a_const.ival.ival <= len(self.own):
            return self.own[node.a_const.ival.ival - 1].val
        if node.HasField("column_ref") and not self._owner(node):
            return self.named.get(_last(node), node)
        return node

    def _owner(self, node: Any) -> Any:
        return self.owners.get(node.column_ref.location) if node.HasField("column_ref") else None

    def check(self) -> None:
        """Refuse a column that is not of the group."""
        for each in [*(each.val for each in self.own), *self.select.window_clause]:
            self._grouped(each)
        if self.select.HasField("having_clause"):
            self._grouped(self.select.having_clause)
        for each in (each.sort_by.node for each in self.select.sort_clause):
            if not each.HasField("a_const") and not (
                each.HasField("column_ref") and _last(each) in self.named
            ):
                self._grouped(each)

    def _grouped(self, node: Any) -> None:
        if is_aggregate(node) or written(node) in self.written:
            return
        if node.HasField("column_ref"):
            self._column(node.column_ref, 0)
        for each, deep in _all_in(node.sub_link.subselect, 1):
            if isinstance(each, tree.ColumnRef):
                self._column(each, deep)
        for each in grammar.below(node):
            self._grouped(each)

    def _column(self, column: Any, deep: int) -> None:
        """Refuse it unless it is of the group, or of another question than this one."""
        owner = self.owners.get(column.location, Owner(0, "", grammar.STAR))
        if owner.out == deep and owner[1:] not in self.columns:
            word = written(tree.Node(column_ref=column)).replace("`", "")
            raise Refusal(Wrong.GROUPED, word=word, position=column.location)


def _all_in(message: Any, deep: int) -> Iterator[tuple[Any, int]]:
    """Go through all that it is made of, each with how many questions it lies within."""
    for part, value in message.ListFields():
        if part.message_type is not None:
            within = deep + (part.name == "subselect")
            for each in value if part.is_repeated else (value,):
                yield each, within
                yield from _all_in(each, within)


def _of_this_question(call: Any, owners: Owners) -> None:
    """Refuse what tells of a group of a question further out: the engines differ in that."""
    found = [
        owners[each.location].out - deep
        for each, deep in _all_in(call, 0)
        if isinstance(each, tree.ColumnRef) and each.location in owners
    ]
    if min((out for out in found if out >= 0), default=0) > 0:
        raise about_several(call)


def _aggregates(select: Any) -> list[Any]:
    own = [each.res_target.val for each in select.target_list]
    sorts = [each.sort_by.node for each in select.sort_clause]
    every = [*own, *sorts, select.having_clause, *select.window_clause]
    return list(filter(is_aggregate, grammar.all_below(every)))


def _last(node: Any) -> str:
    return str(node.column_ref.fields[-1].string.sval)
