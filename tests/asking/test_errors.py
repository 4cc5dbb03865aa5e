"""A wrong statement: what is wrong with it, where, and which name is like it, on both engines."""

import re
from pathlib import Path

import pytest

from g32.asking.limits import Within
from g32.asking.refusals import Refusal, place
from g32.asking.running import Question, rows_of
from tests.asking.outcomes import DAY

#: What is wrong, the statement with a mark where that is, and the names that may be meant.
LINES = Path(__file__).with_name("errors.txt").read_text(encoding="utf-8").splitlines()
MARK = "¦"


@pytest.mark.parametrize("line", LINES)
def test_what_is_wrong_is_told_with_its_place_and_the_nearest_name(line):
    wrong, marked, near = (part.strip() for part in line.rsplit(" |", 2))

    refusal = refused(marked.replace(MARK, ""))

    told = marked.find(MARK) if MARK in marked else None
    assert (refusal.wrong, refusal.position, " ".join(refusal.near)) == (wrong, told, near)
    assert "%" not in str(refusal)


def test_where_no_column_is_like_it_those_that_there_are_are_told():
    refusal = refused("SELECT r.title FROM topic AS r, body")

    assert "“r”" in str(refusal.hint)
    assert {"id", "name"} <= set(re.findall(r"\w+", refusal.hint))
    assert "“body”" not in refusal.hint


def test_of_a_wrong_column_its_view_is_marked_too():
    text = "SELECT r.title FROM result AS r"

    assert place(text, refused(text)).word == "r.title"


def refused(text):
    with (
        pytest.raises(Refusal) as refusal,
        rows_of(Question(text, {"x": "1"}, DAY), Within()) as it,
    ):
        list(it[1])
    return refusal.value
