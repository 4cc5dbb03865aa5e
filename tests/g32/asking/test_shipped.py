"""The questions that the register comes with have one answer, on every engine."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.conf import settings

from g32.asking.limits import Within
from g32.asking.parameters import meant
from g32.asking.running import Question, rows_of
from g32.asking.shipped import files, read, ship
from g32.asking.statement import Statement
from g32.history import act
from g32.models import HistoryEntry
from g32.models import Question as Kept
from g32.seeding import seed
from tests.throwaway import shared_copy  # noqa: F401

#: In seconds: how busy the machine is, is not what is looked at here.
PATIENCE = 30
ANSWERS = Path(__file__).with_name("answers.json")
FILLED_IN = {
    "stad": "Haarlemmermeer",
    "jaar": "2014",
    "gremium": "Themagroep Europa",
    "pijler": "Pijler Sociaal",
    "bron": "Jaarverslag 2014",
    "bladzijde": "3",
}
DAY = dt.date(2014, 9, 1)


@pytest.fixture(scope="module")
def db(shared_copy):  # noqa: F811
    """The register as it ships, committed: what asks is another process."""
    with act(actor="seed"):
        seed(settings.BASE_DIR / "fixtures")
    ship()
    return shared_copy


def asked(file):
    text = read(file).statement
    question = Question(text, meant(FILLED_IN, text), DAY)
    with rows_of(question, Within(PATIENCE)) as (header, rows):
        return {"header": header, "rows": [list(row) for row in rows]}


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_a_question_that_ships_has_the_answer_that_stands_beside_it(db, file):
    assert asked(file) == json.loads(ANSWERS.read_text())[file.stem]


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_of_a_question_that_ships_nothing_is_doubted(db, file):
    assert Statement(read(file).statement).doubts(empty=True) == []


def test_which_city_took_part_and_voted(db):
    answer = asked(next(file for file in files() if file.stem == "woonlasten-en-herindeling"))

    assert [row[0] for row in answer["rows"]] == ["'s-Hertogenbosch"]


def test_at_least_fifteen_ship_and_one_that_was_deleted_stays_so(db):
    written = HistoryEntry.objects.filter(table="g32_question", act="insert")

    number = Kept.objects.count()
    Kept.objects.filter(slug="tegenspraken").delete()

    assert number == len(files()) >= 15
    assert (ship(), Kept.objects.count()) == (0, number - 1)
    assert set(written.values_list("actor", flat=True)) == {"seed"}
