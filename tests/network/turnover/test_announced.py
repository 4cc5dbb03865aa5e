"""Who was announced in a seat gets it by a turnover: that appointment becomes so, and no second."""

import pytest

from network.models import Appointment
from network.passages import Passage
from tests import factories
from tests.changing import act, follows, look
from tests.network.turnover.test_command import HEADER, run
from tests.network.turnover.test_page import filled
from tests.network.turnover.test_turning_over import DAY, NEW, joins, leaves, problems, turn

CHAIR = {"body": "Pijler Fysiek", "role": "chair"}


@pytest.fixture
def anna(town):
    return town.person("Nieuw", "Anna")


@pytest.fixture
def announced(town, anna):
    return town.seat(town.chair, anna, start="2015", planned=True)


def moves(person, **more):
    return {"person": person, "change": "moves", **more}


@pytest.mark.parametrize(
    ("line", "how"),
    [
        (joins("Anna Nieuw", successor_of="Jan Oud", **NEW), "took_over"),
        (joins("Anna Nieuw", successor_of="Jan Oud", **CHAIR), "took_over"),
        (joins("Anna Nieuw", **CHAIR, **NEW), "appointed"),
        (moves("Anna Nieuw", successor_of="Jan Oud", **CHAIR), "took_over"),
    ],
)
def test_what_was_announced_is_carried_through(town, announced, line, how):
    later = town.seat(town.chair, announced.person, start="2018", planned=True)
    before = Appointment.objects.count()

    turn(town, leaves("Jan Oud"), line, line, passage=Passage(town.source, 2))

    announced.refresh_from_db()
    later.refresh_from_db()
    town.chairing.refresh_from_db()
    assert (announced.planned, announced.start, announced.end) == (False, DAY, "")
    assert announced.how == how
    assert later.planned
    assert town.chairing.end == "2014-04-14"
    assert Appointment.objects.count() == before
    assert [each.page for each in announced.citations.all()] == [2]


def test_that_is_told_by_the_page(town, tom, announced):
    page = look(
        tom,
        act(town.city, "turnover"),
        **filled(town)
        | {
            f"a{town.chairing.pk}_successor": "Anna Nieuw",
            "n0_person": "Anna Nieuw",
        },
    )

    said = "“Anna Nieuw (Ede): chair, Pijler Fysiek” was announced. That is carried through"
    assert [each for each in follows(page) if each.startswith(said)]


def test_that_is_told_by_the_command(town, tmp_path, announced):
    text = HEADER + "Jan Oud,leaves,,,,,,,\nAnna Nieuw,joins,alderman,,,,,,Jan Oud\n"

    _status, out, _err = run(tmp_path, text)

    said = (
        "Regel 3: aangekondigd, en nu zo: Benoeming “Anna Nieuw (Ede): voorzitter, Pijler Fysiek”"
    )
    assert said in out.splitlines()


@pytest.mark.parametrize("city", ["Velp", ""])
def test_what_was_announced_for_another_city_or_none_stands_in_the_way(town, anna, city):
    city = factories.make_city(name=city) if city else None
    town.seat(town.chair, anna, city=city, start="2015", planned=True)

    (said,) = problems(town, leaves("Jan Oud"), joins("Anna Nieuw", **CHAIR, **NEW))

    assert "is hier alleen aangekondigd" in said


def test_who_sits_there_already_does_not_begin_anew(town, announced):
    town.seat(town.chair, announced.person)

    (said,) = problems(town, leaves("Jan Oud"), joins("Anna Nieuw", **CHAIR, **NEW))

    assert said == "Anna Nieuw bekleedt “voorzitter, Pijler Fysiek” al."


@pytest.mark.parametrize("turned", [False, True])
def test_a_term_that_ends_makes_room_for_the_announced_one_whichever_is_told_first(
    town, anna, turned
):
    sits = town.seat(town.chair, anna)
    announced = town.seat(town.chair, anna, start="2015", planned=True)
    lines = [joins("Anna Nieuw", **CHAIR), leaves("Anna Nieuw", **CHAIR)]

    turn(town, *(lines[::-1] if turned else lines))

    for each in (sits, announced):
        each.refresh_from_db()
    assert sits.end == "2014-04-14"
    assert (announced.planned, announced.start) == (False, DAY)
