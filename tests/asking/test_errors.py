"""A wrong statement: what is wrong with it, where, and which name is like it, on both engines."""

from pathlib import Path

import pytest

from g32.asking.limits import Within
from g32.asking.refusals import Refusal
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


def refused(text):
    with (
        pytest.raises(Refusal) as refusal,
        rows_of(Question(text, {"x": "1"}, DAY), Within()) as it,
    ):
        list(it[1])
    return refusal.value
