"""What is to be filled in for a question, and what one may choose from.

A parameter that is called as a noun is (`:city`, or as its model says: `:stad`), stands
for the name of such a record; whichever name or spelling is filled in, the one in use is meant.
Where an id is compared with it (`id = :city`, `city_id = :city`), it stands for the id.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils.http import urlencode

from g32.records import Named, register_models
from g32.reports.kinds import kind_code
from g32.text import fold

from .refusals import Refusal, nearest
from .running import OP
from .statement import MOST
from .words import taken_apart, with_plain_blanks

#: In the address, before the name.
PREFIX = "p-"
#: So many names are offered to choose from; of a kind with more, none.
_OFFERED = 500
#: So many names are told that hold what is filled in.
_NEAR = 3
_SLUG = re.compile(r"[a-z0-9-]+")
#: The words of a statement, with a blank between two, where an id is compared with parameters.
_COMPARED = re.compile(
    r"\b(?:id|\w+_id) (?:(?:=|<>|!=) : \w+|(?:not )?in \( : \w+(?: , : \w+)* \))"
    r"|: \w+ (?:=|<>|!=) (?:\w+ \. )?(?:id|\w+_id)\b"
)
_FILLED_IN = re.compile(r": (\w+)")


@dataclass(frozen=True)
class Parameter:
    """One thing to fill in: its name, what is filled in, what is meant by that where it is another
    name, and what one may choose from. `unknown`: nothing is called so; what is, is in `near`.
    """

    name: str
    value: str
    meant: str = ""
    offers: list[str] = field(default_factory=list)
    unknown: bool = False
    near: Sequence[str] = ()

    @property
    def label(self) -> str:
        """What its box is called."""
        return self.name.replace("_", " ").capitalize()

    @property
    def key(self) -> str:
        """How the address calls it."""
        return PREFIX + self.name


def given(query: QueryDict) -> dict[str, str]:
    """Return what is filled in, by name; of several for one name the last. An empty box is not."""
    found = {key.removeprefix(PREFIX): str(query[key]) for key in query if key.startswith(PREFIX)}
    return {name: value.strip() for name, value in found.items() if value.strip()}


def as_query(filled_in: Mapping[str, str]) -> str:
    """Return the part of an address that fills it in."""
    return urlencode({PREFIX + name: value for name, value in filled_in.items()})


def meant(filled_in: Mapping[str, str], text: str) -> dict[str, str]:
    """Return the same with the name in use, or the id, for whichever name of a record was filled in
    for a statement.
    """
    ids = _ids(text)
    return {name: _meant(name, value, by_id=name in ids) for name, value in filled_in.items()}


def parameters(
    names: Iterable[str], filled_in: Mapping[str, str], in_use: Mapping[str, str]
) -> list[Parameter]:
    """Return what is to be filled in, save the day of the page; `in_use`: what is meant by it."""
    return [
        _parameter(name, filled_in.get(name, ""), in_use.get(name, ""))
        for name in names
        if name != OP
    ]


def _parameter(name: str, value: str, in_use: str) -> Parameter:
    model, offers = _noun(name), _offers(name)
    if model is None or not value or _called(model, in_use):
        return Parameter(name, value, "" if in_use == value else in_use, offers)
    folded = fold(value)
    holding = [each for each in offers if folded in fold(each)][:_NEAR]
    near = holding or nearest(value, {each.casefold(): [each] for each in offers})
    return Parameter(name, value, offers=offers, unknown=True, near=near)


def _called(model: Any, text: str) -> bool:
    """Whether a record of the kind has this name, or this id."""
    own = Q(fold=fold(text)) | Q(slug=text if _SLUG.fullmatch(text) else "")
    named = Q(names__fold=fold(text)) if hasattr(model, "names") else Q()
    return bool(model._default_manager.filter(own | named).exists())


def _meant(name: str, value: str, *, by_id: bool) -> str:
    model = _noun(name)
    if model is None or not value:
        return value
    every = model._default_manager
    if by_id and _SLUG.fullmatch(value) and every.filter(slug=value).exists():
        return value
    folded = fold(value)
    found = {each.slug if by_id else str(each) for each in every.filter(fold=folded)[:2]}
    if not found and hasattr(model, "names"):
        named = every.filter(names__fold=folded)[:2]
        found = {each.slug if by_id else str(each) for each in named}
    return found.pop() if len(found) == 1 else value


def _ids(text: str) -> set[str]:
    """Return the parameters that an id is compared with; none of what cannot be read."""
    try:
        found = taken_apart(with_plain_blanks(text[:MOST]))
    except (Refusal, UnicodeError):
        return set()
    told = " ".join("''" if each.in_quotes else each.name for each in found)
    return {name for part in _COMPARED.findall(told) for name in _FILLED_IN.findall(part)}


def _offers(name: str) -> list[str]:
    model = _noun(name)
    if model is None:
        return []
    found = list(model._default_manager.values_list("name", flat=True)[: _OFFERED + 1])
    return found if len(found) <= _OFFERED else []


def _noun(name: str) -> Any:
    """The kind of record that a parameter is called after."""
    for model in register_models():
        called = (kind_code(model), *getattr(model, "asked_for", ()))
        if issubclass(model, Named) and name in called:
            return model
    return None
