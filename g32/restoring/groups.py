"""Steps that are written together: the same act on rows of one kind, however many."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from g32.happenings.values import links
from g32.rights import Act

from .plan import Step

#: What is done to rows of which kind.
Deed = tuple[Act, Any]


@dataclass
class Group:
    """`steps`: one for each row, by its number, in the order of the plan."""

    act: Act
    model: Any
    steps: dict[int, Step] = field(default_factory=dict)


def grouped(steps: Iterable[Step]) -> list[Group]:
    """Put the steps together so that writing group after group comes to the same as step by step.

    A step joins a group that others have followed if it could as well have been written before all
    of those (`_passes`): records with a citation each, added in turn, make two groups.
    """
    found: list[Group] = []
    going: dict[Deed, Group] = {}
    for step in steps:
        deed, number = (step.act, step.model), step.row[1]
        group = going.get(deed)
        if group is None or number in group.steps:
            group = Group(*deed)
            found.append(group)
            going = {each: other for each, other in going.items() if _passes(each, deed)}
            going[deed] = group
        group.steps[number] = step
    return found


def _passes(deed: Deed, other: Deed) -> bool:
    """Whether the first may as well be done before the second, which it follows.

    Rows of one kind share their keys. What is to point to a row comes after it, and what points to
    a row goes before it.
    """
    (act, model), (_act, written) = deed, other
    needs = act is not Act.DELETE and written in _targets(model)
    is_needed = act is not Act.ADD and model in _targets(written)
    return model is not written and not needs and not is_needed


@cache
def _targets(model: Any) -> frozenset[Any]:
    """The kinds that rows of the model point to."""
    return frozenset(link.related_model._meta.concrete_model for link in links(model))
