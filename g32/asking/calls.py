"""Which functions a statement calls, and how."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar, instead
from .functions import GATHERING, SIGNATURES
from .refusals import Refusal, Wrong, nearest


def check(statement: Any) -> None:
    """Refuse a call of what is no function here, or that is not given what it takes."""
    for each in grammar.of_kind(statement, "FuncCall"):
        _check(each)
        _leave_order(each)
    for each in grammar.of_kind(statement, "RangeFunction"):
        for call in grammar.of_kind(each, "FuncCall")[:1]:
            raise grammar.refused(grammar.function_name(call), call.location)


def _check(node: Any) -> None:
    name, place = grammar.function_name(node), node.location
    if name == grammar.LIKE_ESCAPE:  # which can also be written by its own name
        if len(node.args) != 2 or node.HasField("over"):
            raise grammar.refused(name, place)
        return
    signature = SIGNATURES.get(name)
    if signature is None:
        raise _unknown(node)
    given = signature.least if node.agg_star and name == "count" else len(node.args)
    if not signature.least <= given <= len(signature.given):
        raise Refusal(Wrong.ARGUMENTS, word=name, position=place)
    over = node.HasField("over")
    if node.agg_distinct and (over or not signature.aggregate):
        raise grammar.refused("DISTINCT", place)
    if node.HasField("agg_filter") and not signature.aggregate:
        raise grammar.refused("FILTER", place)
    if over and (name in GATHERING or not (signature.aggregate or signature.alone)):
        raise grammar.refused("OVER", place)
    if not over and signature.alone:
        raise grammar.refused(name, place, _("Write behind it: OVER (ORDER BY …)."))


def _unknown(node: Any) -> Refusal:
    """Refuse a function by the name that people write, with those like it or what to write."""
    name = grammar.function_name(node)
    if node.funcformat == tree.COERCE_SQL_SYNTAX:  # the parser put its schema before it
        name = name.removeprefix("pg_catalog.")
    hint = instead.of_function(name)
    near = () if hint else nearest(name, {each: [each] for each in SIGNATURES})
    return Refusal(Wrong.FUNCTION, word=name, position=node.location, near=near, hint=hint)


def _leave_order(node: Any) -> None:
    """Leave out an ORDER BY in which the texts of a group are put together anyway."""
    if grammar.function_name(node) in GATHERING and len(node.agg_order) == 1 and node.args:
        own = node.agg_order[0].sort_by
        down = own.sortby_dir not in (tree.SORTBY_DEFAULT, tree.SORTBY_ASC)
        if not down and _without_places(own.node) == _without_places(node.args[0]):
            node.ClearField("agg_order")


def _without_places(node: Any) -> Any:
    copy = tree.Node()
    copy.CopyFrom(node)
    for each in grammar.nodes(copy):
        for part in grammar.ANYWHERE.intersection(each.DESCRIPTOR.fields_by_name):
            each.ClearField(part)
    return copy
