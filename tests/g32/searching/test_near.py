"""How many mistakes stand between two words."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from g32.searching.near import mistakes, nearest

pytestmark = pytest.mark.once

WORDS = ["enschede", "heerlen", "heegeman", "tilburg", "nijmegen", "dijk", "ede", "een", "g32"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("enshede", {"enschede": 1}),  # missing
        ("eenschede", {"enschede": 1}),  # doubled
        ("enscjede", {"enschede": 1}),  # wrong
        ("ensched", {"enschede": 1}),  # at the end
        ("nschede", {"enschede": 1}),  # at the beginning
        ("neschede", {"enschede": 1}),  # swapped
        ("enhsceed", {}),  # too many
        ("hegeman", {"heegeman": 1}),
        ("nymegen", {"nijmegen": 1}),
        ("dyk", {"dijk": 1}),
        ("eed", {"ede": 2, "een": 2}),
        ("ed", {}),
        ("g33", {}),
        ("h32", {"g32": 2}),
        ("32", {}),
    ],
)
def test_small_mistakes_are_looked_past(typed, meant):
    from g32.searching.near import mistakes_in

    assert nearest(typed, WORDS, mistakes_in(typed)) == meant


@settings(max_examples=300, deadline=None)
@given(one=st.text("abc", max_size=7), other=st.text("abc", max_size=7), most=st.integers(0, 3))
def test_the_number_is_the_least_there_is(one, other, most):
    assert mistakes(one, other, most) == min(_plainly(one, other), most + 1)


@cache
def _plainly(one, other):
    """The same, as it is defined."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        _plainly(one[1:], other) + 1,
        _plainly(one, other[1:]) + 1,
        _plainly(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[:2] == other[1::-1] and len(one) > 1 < len(other):
        ways.append(_plainly(one[2:], other[2:]) + 1)
    return min(ways)
