"""Answers are taken along in turn, so that the threads of the server are there for the pages."""

import os
import time

import pytest

from g32 import apart
from g32.asking import answers
from g32.asking.answers import turn
from g32.asking.refusals import Refusal
from tests.questions import keep, page_of

pytestmark = pytest.mark.once


@pytest.fixture
def in_process(monkeypatch):
    """Takes a number and a person: their turn, as in the process with that number."""
    taken = []

    def take(number, who):
        monkeypatch.setattr(answers.os, "getpid", lambda: number)
        taken.append(turn(who))
        return taken[-1]

    yield take
    for each in taken:
        each.close()


@pytest.mark.parametrize(("number", "who"), [(1, "b"), (2, "a"), (3, "c")])
def test_one_a_process_one_a_person_and_two_in_all(in_process, number, who):
    first, _other = in_process(1, "a"), in_process(2, "b")

    with pytest.raises(Refusal) as refused:
        in_process(number, who)
    first.close()
    in_process(1, "a")

    assert refused.value.wrong == "busy"


def test_who_is_refused_holds_up_nobody(in_process):
    in_process(1, "a")

    with pytest.raises(Refusal) as refused:
        in_process(2, "a")
    other = in_process(2, "b")

    assert (refused.value.wrong, other.closed) == ("busy", False)


def test_a_process_that_dies_leaves_its_turn():
    with apart.start(stays, "a") as task:
        next(task.messages())
        with pytest.raises(Refusal):
            turn("a")

    turn("a").close()


def stays(tell, who):
    """Have the turn, and keep it."""
    place = turn(who)
    tell(os.fstat(place.fileno()).st_size)
    time.sleep(60)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["csv", "xlsx"])
def test_until_an_answer_is_sent_another_is_refused(reader, code):
    address = page_of(keep().slug, "question_download", code)

    first = reader.get(address)
    beside = reader.get(address)
    sent = first.getvalue()
    after = reader.get(address)

    assert [each.status_code for each in (first, beside, after)] == [200, 503, 200]
    assert len(after.getvalue()) == len(sent) > 0
    assert beside.context["refusal"].wrong == "busy"
