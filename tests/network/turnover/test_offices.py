"""Which offices begin: each once, and of one person no two that contradict each other."""

import pytest

from network.models import Appointment, Office, Person
from network.passages import Passage
from network.turnover import Happens, TurnoverError
from tests.network.turnover.test_turning_over import DAY, NEW, joins, leaves, problems, turn


def moves(person, **more):
    return {"person": person, "change": "moves", **more}


CHAIR = {"body": "Pijler Fysiek", "role": "chair", "successor_of": "Jan Oud"}


@pytest.mark.parametrize("seat", [{}, CHAIR])
def test_the_same_said_twice_of_who_joins_is_done_once(town, seat):
    same = joins("Anna Nieuw", **seat, **NEW)

    turn(town, leaves("Jan Oud"), same, same, passage=Passage(town.source, 2))

    (anna,) = Person.objects.filter(surname="Nieuw")
    assert anna.citations.count() == 1
    assert anna.offices.get().citations.count() == 1
    assert anna.appointments.count() == bool(seat)


def test_the_same_said_twice_of_who_moves_or_leaves_is_done_once(town):
    lines = (moves("Kees Blijver", portfolio="Zorg"), leaves("Jan Oud"))

    turn(town, *lines, *lines, passage=Passage(town.source, 2))

    before, after = town.kept.offices.order_by("pk")
    assert (before.end, after.portfolio) == ("2014-04-14", "Zorg")
    ended = [before, after, town.alderman, town.chairing]
    assert [each.citations.count() for each in ended] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "lines",
    [
        (joins("Anna Nieuw", **NEW), joins("Anna Nieuw", **NEW | {"party": "CDA"})),
        (joins("Anna Nieuw", **NEW), joins("Anna Nieuw", **NEW | {"function": "mayor"})),
        (moves("Jan Oud", portfolio="Zorg"), moves("Jan Oud", portfolio="Sport")),
    ],
)
def test_something_else_said_of_one_person_is_refused(town, lines):
    (said,) = problems(town, *lines)

    assert said.startswith("Een andere regel geeft ")


def stays(person, **more):
    return {"person": person, "change": "stays", **more}


SEAT = {"body": "Pijler Fysiek", "role": "chair"}


@pytest.mark.parametrize(
    "lines",
    [
        (leaves("Jan Oud"), moves("Jan Oud", portfolio="Zorg")),
        (leaves("Jan Oud"), stays("Jan Oud")),
        (moves("Jan Oud", portfolio="Zorg", **SEAT | {"role": "member"}), stays("jan-oud")),
        (leaves("Jan Oud", **SEAT), stays("Jan Oud", **SEAT)),
    ],
)
def test_of_two_lines_that_contradict_each_other_the_second_is_refused(town, lines):
    for first, second in (lines, lines[::-1]):
        with pytest.raises(TurnoverError) as refused:
            turn(town, first, second)

        before, after = refused.value.plan.rows
        assert not before.problems
        happens = Happens(first["change"]).label
        said = f"Een andere regel zegt “{happens}” van Jan Oud: houd één van beide."
        assert [problem.message for problem in after.problems] == [said]


@pytest.mark.parametrize(
    "lines",
    [
        (leaves("Jan Oud"), stays("Jan Oud", **SEAT)),
        (leaves("Jan Oud", **SEAT), stays("Jan Oud")),
        (leaves("Jan Oud"), joins("Jan Oud", function="mayor")),
        (stays("Jan Oud"), joins("Jan Oud", function="mayor")),
        (leaves("Jan Oud"), stays("Kees Blijver"), moves("Kees Blijver", **CHAIR)),
    ],
)
def test_what_office_and_seat_each_do_is_no_contradiction(town, lines):
    turn(town, *lines)


@pytest.mark.parametrize("seat", [{}, SEAT])
def test_nobody_is_the_own_successor(town, seat):
    succeeds = joins("Jan Oud", function="mayor", successor_of="Jan Oud", **seat)

    assert problems(town, leaves("Jan Oud"), succeeds) == ["Jan Oud kan zichzelf niet opvolgen."]


def test_who_gets_another_function_takes_only_the_party_along(town):
    said = {"party": "PvdA", "portfolio": "Wonen", "title": "wethouder en locoburgemeester"}
    Office.objects.filter(pk=town.alderman.pk).update(**said)

    turn(town, moves("Jan Oud", function="mayor"))

    new = town.old.offices.get(start=DAY)
    assert (new.function, new.party, new.portfolio, new.title) == ("mayor", "PvdA", "", "")


@pytest.mark.parametrize("function", ["", "alderman"])
def test_who_keeps_the_function_keeps_what_is_not_said(town, function):
    said = {"party": "PvdA", "portfolio": "Wonen", "title": "wethouder en locoburgemeester"}
    Office.objects.filter(pk=town.alderman.pk).update(**said)

    turn(town, moves("Jan Oud", function=function, portfolio="Zorg"))

    new = town.old.offices.get(start=DAY)
    assert (new.function, new.party, new.portfolio) == ("alderman", "PvdA", "Zorg")
    assert new.title == said["title"]


def test_one_seat_that_two_lines_give_to_one_person_is_given_once(town):
    turn(town, leaves("Jan Oud"), joins("Anna Nieuw", **CHAIR, **NEW), joins("Anna Nieuw", **CHAIR))

    assert Appointment.objects.get(person__surname="Nieuw").seat == town.chair
