"""How large a question becomes where what stands within it is put in its place.

PostgreSQL puts the expression of a column of a question within, or of a part that WITH names, at
each place where the column is named. One that is named twice at ten levels is there a thousand
times, and while the server plans that it heeds nothing and nobody.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .refusals import Refusal, Wrong
from .rows import is_of_several

#: Of so many columns of views one column may be made, and a whole statement.
MOST = 500
MOST_IN_ALL = 1_500


class Size(NamedTuple):
    """Of how many columns of views a SELECT is made: the largest of its own columns, all of these,
    and those with all else that there is in it.
    """

    largest: int
    columns: int
    together: int


#: A view has some twenty columns, which stand for themselves.
_VIEW = Size(1, 20, 0)
#: By the name of a part of the statement.
_Parts = Mapping[str, Size]


def check(statement: Any) -> None:
    """Refuse what would be too large, before it is looked at whose columns are named."""
    found = _size(statement.select_stmt, {})
    if found.largest > MOST or found.together > MOST_IN_ALL:
        said = _("Questions within others name columns too often that are made of others again.")
        raise Refusal(Wrong.PARTS, hint=said)


def _size(select: Any, parts: _Parts) -> Size:
    within = 0
    for each in (each.common_table_expr for each in select.with_clause.ctes):
        found = _as_source(each.ctequery.select_stmt, parts)
        parts = {**parts, each.ctename: found._replace(together=0)}
        within += found.together
    if select.op != tree.SETOP_NONE:
        one, other = (_size(each, parts) for each in (select.larg, select.rarg))
        return Size(  # what asks of it is there for each part
            one.largest + other.largest,
            one.columns + other.columns,
            one.together + other.together + within,
        )
    sources = [size for each in select.from_clause for size in _sources(each, parts)]
    largest = max((each.largest for each in sources), default=1)
    star = sum(each.columns for each in sources)
    cells = [cell for row in select.values_lists for cell in row.list.items]
    made = [(_number([each], parts),) * 2 for each in cells]
    rest = [select.where_clause, select.having_clause, *select.group_clause, *select.sort_clause]
    rest += [*select.window_clause, *(qual for each in select.from_clause for qual in _quals(each))]
    for each in select.target_list:
        if grammar.called(each) == grammar.STAR:
            made.append((largest, star))
        elif any(map(is_of_several, grammar.all_below([each]))):
            made.append((1, 1))  # stands for itself to who asks of it
            rest.append(each)
        else:
            made.append((_number([each], parts) * largest,) * 2)
    columns = sum(number for _largest, number in made)
    within += sum(each.together for each in sources) + _number(rest, parts) * largest
    return Size(max([1, *(each for each, _all in made)]), columns, columns + within)


def _number(nodes: Iterable[Any], parts: _Parts) -> int:
    """How often columns are named there."""
    number = 0
    for node in grammar.all_below(nodes):
        if node.HasField("column_ref"):
            number += 1
        elif node.HasField("sub_link"):
            number += _size(node.sub_link.subselect.select_stmt, parts).together
    return number


def _sources(node: Any, parts: _Parts) -> Iterator[Size]:
    if node.HasField("join_expr"):
        for each in (node.join_expr.larg, node.join_expr.rarg):
            yield from _sources(each, parts)
    elif node.HasField("range_subselect"):
        yield _as_source(node.range_subselect.subquery.select_stmt, parts)
    else:
        yield parts.get(node.range_var.relname, _VIEW)


def _quals(node: Any) -> Iterator[Any]:
    """What joins are made on; what is on in a question within is counted there."""
    if node.HasField("join_expr"):
        yield node.join_expr.quals
        for each in (node.join_expr.larg, node.join_expr.rarg):
            yield from _quals(each)


def _as_source(select: Any, parts: _Parts) -> Size:
    """What it is to who asks of it: the columns of what has a LIMIT stand for themselves, since
    nothing goes through it. A column within that is too large is so for the statement too.
    """
    found = _size(select, parts)
    together = found.together + (MOST_IN_ALL if found.largest > MOST else 0)
    if select.HasField("limit_count") or select.HasField("limit_offset"):
        return Size(1, found.columns, together)
    return found._replace(together=together)
