"""What stands behind FROM: by what name it goes there, and its columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .expressions import Kinds
from .kinds import Kind
from .refusals import Refusal, Wrong, nearest

#: The names of columns, with their kinds, in their order.
Columns = list[tuple[str, Kind]]


class Source(NamedTuple):
    """Something behind FROM: by what name it goes there, and its columns."""

    name: str
    columns: Columns


class Owner(NamedTuple):
    """Whose a column is: of a source so many questions further out than where it is named.

    `source`: None where a FULL JOIN has made one column of two.
    """

    out: int
    source: str | None
    name: str


class Scope(NamedTuple):
    """What can be named in one SELECT; `merged`: columns that a join has made one of two, with the
    source whose values they have (None: of both). `given`: the names that it gives to
    columns of its answer, which cannot be named in it.
    """

    sources: list[Source]
    merged: dict[str, str | None]
    outer: "Scope | None"
    given: frozenset[str] = frozenset()

    def has(self, name: str, of: str = "") -> list[Kind]:
        """Return the kinds of all columns of this name, of one source or of any."""
        return [
            kind
            for source in self.sources
            if of in ("", source.name)
            for each, kind in source.columns
            if each == name
        ]

    def of(self, name: str) -> str | None:
        """Return of which source the column is that goes by its name alone."""
        if name in self.merged:
            return self.merged[name]
        return next(each.name for each in self.sources if name in dict(each.columns))

    def beside(self, other: "Scope") -> dict[str, str | None]:
        """Return the merged columns of both that go by name alone, though the other is there."""
        merged = self.merged | other.merged
        return {name: of for name, of in merged.items() if not (self.has(name) and other.has(name))}

    def all(self) -> "Iterator[Scope]":
        """Go through this one and those around it."""
        yield self
        if self.outer:
            yield from self.outer.all()


def names(scope: Scope, of: str = "") -> set[str]:
    """Return the names of the columns, of one source or of any."""
    return {name for each in scope.sources if of in ("", each.name) for name, _kind in each.columns}


def unknown(
    name: str, of: str, scope: Scope, position: int | None, words: Mapping[str, Sequence[str]]
) -> Refusal:
    """Return the refusal of a column that is nobody's, with the nearest that there is."""
    sources = {each.name for part in scope.all() for each in part.sources}
    if of and of not in sources:
        near = nearest(of, {each: [each] for each in sources}) or tuple(sorted(sources))[:3]
        return Refusal(Wrong.SOURCE, word=of, position=position, near=near)
    there = {each for part in scope.all() for each in names(part, of)}
    meant = {word: [each for each in found if each in there] for word, found in words.items()}
    near = nearest(name, meant | {each: [each] for each in there})
    if not (near or of) and any(name in part.given for part in scope.all()):
        return Refusal(Wrong.ALIAS, word=name, position=position)
    hint = "" if near else _columns_of(scope, of)
    if not sources:
        hint = str(_("Behind the columns stands of what you ask: SELECT name FROM city."))
    word = f"{of}.{name}" if of else name
    return Refusal(Wrong.COLUMN, word=word, position=position, near=near, hint=hint)


def told(target: Any, scope: Scope, kinds: Kinds) -> Columns:
    """The columns that one of a SELECT gives: one, or with a star more."""
    own = target.res_target
    if own.name or not grammar.is_star(own.val):
        return [(own.name, kinds.of(own.val))]
    fields = own.val.column_ref.fields
    if len(fields) == 1 and scope.merged:
        hint = _("Name the columns: a star with USING or NATURAL JOIN is not the same everywhere.")
        place = own.val.column_ref.location
        raise Refusal(Wrong.CONSTRUCT, word=grammar.STAR, position=place, hint=str(hint))
    of = fields[0].string.sval if len(fields) > 1 else ""
    found = [each for source in scope.sources if of in ("", source.name) for each in source.columns]
    if not found:
        raise Refusal(Wrong.SOURCE, word=of or grammar.STAR, position=own.location)
    return found


def check_names(left: Scope, right: Scope, node: Any) -> None:
    """Refuse two of one name; `node`: what is behind FROM at the right."""
    taken = {each.name for each in left.sources if each.name}
    for each in right.sources:
        if each.name in taken:
            every = grammar.of_kind(node, "RangeVar")
            place = next((one.location for one in every if _called(one) == each.name), None)
            raise Refusal(Wrong.TWICE, word=each.name, position=place)


def _called(view: Any) -> str:
    return str(view.alias.aliasname or view.relname)


def check_shared(
    shared: Iterable[str], left: Scope, right: Scope, words: Mapping[str, Sequence[str]]
) -> None:
    """Refuse what USING makes one of two: where a side lacks it, or they are not of one kind."""
    for name in shared:
        for side in (left, right):
            if not side.has(name):
                raise unknown(name, "", side, None, words)
        if len({*left.has(name), *right.has(name)}) > 1:
            hint = _("“%(name)s” is of two kinds. Write: ON a.%(name)s = b.%(name)s.")
            raise Refusal(Wrong.CONSTRUCT, word="USING", hint=hint % {"name": name})


def check_full(condition: Any, left: Scope, owners: Mapping[int, Owner]) -> None:
    """Refuse what PostgreSQL makes no FULL JOIN on: anything but "=" with what is of the one source
    before it and what is of the other behind it. `left`: what can be named of the one.
    """
    if condition.bool_expr.boolop == tree.AND_EXPR:
        for each in condition.bool_expr.args:
            check_full(each, left, owners)
        return
    own = condition.a_expr
    equal = own.kind == tree.AEXPR_OP and own.name and own.name[0].string.sval == "="
    sides = [_sides(each, left, owners) for each in (own.lexpr, own.rexpr)]
    if not equal or sides not in ([{True}, {False}], [{False}, {True}]):
        hint = _("Write: ON a.id = b.id.")
        raise grammar.refused("FULL JOIN", grammar.place_of(condition) or 0, hint)


def _sides(node: Any, left: Scope, owners: Mapping[int, Owner]) -> set[bool | None]:
    """Of which sides the columns are that it names: True is the left one, None neither."""
    if grammar.of_kind(node, "SubLink"):  # what that names may be of any side
        return {None}
    columns = (each.column_ref for each in grammar.all_below([node]) if each.HasField("column_ref"))
    named = [owners[each.location] for each in columns]
    return {None if each.out else bool(left.has(each.name, each.source or "")) for each in named}


def name_rest(statement: Any) -> None:
    """Name each question behind FROM that has no name, as no other is; by that it is not known."""
    given = {each.aliasname for each in grammar.of_kind(statement, "Alias")}
    names = (name for number in count(1) if (name := f"unnamed {number}") not in given)
    nameless = (
        each for each in grammar.of_kind(statement, "RangeSubselect") if not each.HasField("alias")
    )
    for each, name in zip(nameless, names, strict=False):
        each.alias.aliasname = name


def _columns_of(scope: Scope, of: str) -> str:
    """Say which columns there are, of one source or of each."""
    told = [
        _("The columns of “%(source)s”: %(names)s.")
        % {"source": source.name, "names": ", ".join(name for name, _kind in source.columns)}
        for source in scope.sources
        if source.name and of in ("", source.name)
    ]
    return " ".join(told)


def called(columns: Columns, own: Any, position: int | None) -> Columns:
    """Give the first columns names of their own, which stand at that place, and those to the others
    that they have: where some are named, SQLite wants all.
    """
    if not own:
        return columns
    if len(own) > len(columns):
        raise Refusal(Wrong.UNEVEN, position=position)
    for name, _kind in columns[len(own) :]:
        own.add().string.sval = name
    return [(each.string.sval, kind) for each, (_name, kind) in zip(own, columns, strict=True)]


def given(select: Any) -> frozenset[str]:
    """The names that a SELECT gives to columns of its answer, but for those that they had."""
    own = (each.res_target for each in select.target_list)
    return frozenset(each.name for each in own if each.name != alone(each.val))


def alone(node: Any) -> str:
    """The name of a column that goes by that alone; "" for anything else."""
    fields = node.column_ref.fields
    return str(fields[0].string.sval) if len(fields) == 1 else ""


def settled(columns: Columns) -> Columns:
    """The same; what nothing says the kind of is a text."""
    return [(name, Kind.TEXT if kind is Kind.OPEN else kind) for name, kind in columns]
