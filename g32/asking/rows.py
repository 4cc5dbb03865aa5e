"""What is told of several rows; and of a question that stands for one value, which has one row.

PostgreSQL refuses a second; SQLite would take the first, whichever that is.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .functions import OWN, SIGNATURES
from .kinds import Kind, of_type
from .numbers import IN_WINDOW, ONCE, SUMMED
from .refusals import Refusal, Wrong

#: What gives the value of the only row on SQLite; and as what it is told, which no name is.
ONLY = f"{OWN}only"
_TOLD = "` told`"
#: What to write for what tells of rows around a row where that cannot stand; and of a group.
_FIRST = _("Ask for it first, as in: WITH t AS (SELECT …) SELECT … FROM t WHERE ….")
_HAVING = _(
    "For a condition on a group, write: GROUP BY … HAVING count(*) > 2. Otherwise ask for it "
    "first, as in: WITH t AS (SELECT …) SELECT … FROM t WHERE …."
)
#: What SQLite says where there was a second; and where a sum over a window becomes too large.
SEVERAL = "user-defined aggregate's 'finalize' method raised error"


def give_sqlite(connection: sqlite3.Connection) -> None:
    """Give SQLite what it lacks."""
    connection.create_aggregate(ONLY, 1, _Only)


def only(query: str) -> str:
    """Take the value of the only row, for SQLite; what is beyond a second is not looked for."""
    some = f"(SELECT * FROM {_TOLD} LIMIT 2)"
    return f"(WITH {_TOLD} ({_TOLD}) AS {query} SELECT {ONLY}({_TOLD}) FROM {some})"


def is_one(select: Any) -> bool:
    """Whether a SELECT cannot have several rows, whatever there is."""
    if select.limit_count.a_const.ival.ival == 1:
        return True
    if select.op != tree.SETOP_NONE or select.group_clause or len(select.values_lists) > 1:
        return False
    own = [each.res_target.val for each in select.target_list]
    return not select.from_clause or any(map(is_aggregate, grammar.all_below(own)))


def is_aggregate(node: Any) -> bool:
    """Whether it tells of a group; OVER behind it, of each row."""
    if not node.HasField("func_call") or node.func_call.HasField("over"):
        return False
    signature = SIGNATURES.get(grammar.function_name(node.func_call))
    return signature is not None and signature.aggregate


def is_of_several(node: Any) -> bool:
    """Whether it tells of several rows: of a group, or OVER some."""
    return is_aggregate(node) or node.func_call.HasField("over")


def about_several(call: Any) -> Refusal:
    """Return the refusal of a call that tells of several rows, where it cannot."""
    hint = _FIRST if call.HasField("over") else _HAVING
    word = grammar.function_name(call)
    return Refusal(Wrong.AGGREGATE, word=word, position=call.location, hint=str(hint))


def refuse_several(nodes: Iterable[Any]) -> None:
    """Refuse what tells of several rows where each row stands by itself."""
    for each in grammar.all_below(nodes):
        if is_of_several(each):
            raise about_several(each.func_call)


def place_of_several(statement: Any) -> int | None:
    """Return where the question stands that may have several rows for one value; None where there
    are more of them.
    """
    places = {
        each.location
        for each in grammar.of_kind(statement, "SubLink")
        if each.sub_link_type == tree.EXPR_SUBLINK and not is_one(each.subselect.select_stmt)
    }
    return places.pop() if len(places) == 1 else None


def summing(call: Any) -> str:
    """Return what SQLite is given to add up fractions, which are cast for that; "" where it adds up
    none.
    """
    name, given = grammar.function_name(call), call.args[0] if call.args else None
    if name not in SUMMED or not given or not given.HasField("type_cast"):
        return ""
    if of_type(given.type_cast.type_name) is not Kind.FRACTION:
        return ""
    if not call.HasField("over"):
        return OWN + name + ONCE * call.agg_distinct
    return OWN + name + IN_WINDOW


class _Only:
    """The value of the only row."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def step(self, value: Any) -> None:
        """Take it along."""
        self.values.append(value)

    def finalize(self) -> Any:
        """Return it. Raises ValueError where there are several."""
        [value] = self.values
        return value
