"""A part of a statement that goes on from itself: as both engines know it, and no further."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .refusals import Refusal, Wrong
from .rows import is_of_several

_HINT = _(
    "Behind UNION or UNION ALL, it may stand behind FROM once, by itself or in a join; without "
    "GROUP BY, ORDER BY and LIMIT, and not in a question within another. LIMIT can stand at the "
    "end of the whole statement."
)
#: What a SELECT that goes on from itself has none of.
_NONE = ("sort_clause", "group_clause", "values_lists")
_NEITHER = ("limit_count", "limit_offset", "with_clause", "having_clause")


def check(part: Any, name: str) -> None:
    """Refuse a part of WITH RECURSIVE that goes on from itself otherwise than both engines know.

    `name`: as what it names itself by now.
    """
    query = part.ctequery.select_stmt
    itself = [each for each in grammar.nodes(query) if _is(each, name)]
    step = query.rarg
    begins = query.op == tree.SETOP_UNION and not query.sort_clause
    begins = begins and not (query.HasField("limit_count") or query.HasField("limit_offset"))
    once = len(itself) == 1 and any(_stands(each, name) for each in step.from_clause)
    if itself and not (begins and once and _is_plain(step)):
        place = itself[-1].location
        raise Refusal(Wrong.CONSTRUCT, word=part.ctename, position=place, hint=str(_HINT))


def _is(node: Any, name: str) -> bool:
    return isinstance(node, tree.RangeVar) and node.relname == name


def _is_plain(select: Any) -> bool:
    """Whether each row goes on by itself."""
    if select.op != tree.SETOP_NONE or any(getattr(select, part) for part in _NONE):
        return False
    own = grammar.all_below(each.res_target.val for each in select.target_list)
    of_several = any(map(is_of_several, own))
    return not of_several and not any(map(select.HasField, _NEITHER))


def _stands(node: Any, name: str) -> bool:
    """Whether it stands there, on a side of which a join keeps no row that is not."""
    if not node.HasField("join_expr"):
        return _is(node.range_var, name)
    join = node.join_expr
    sides = {
        tree.JOIN_INNER: (join.larg, join.rarg),
        tree.JOIN_LEFT: (join.larg,),
        tree.JOIN_RIGHT: (join.rarg,),
    }
    return any(_stands(each, name) for each in sides.get(join.jointype, ()))
