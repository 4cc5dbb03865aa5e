"""What the lines of a turnover come down to, and what is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.models import Appointment, Office, Person
from network.passages import Passage
from network.turnover import Line, TurnoverError, plan, turn_over
from tests import factories

DAY = "2014-04-15"


def turn(town, *lines, on=DAY, **given):
    return turn_over(city=town.city, on=on, lines=numbered(lines), **given)


def numbered(lines):
    return [Line(number, **line) for number, line in enumerate(lines, 2)]


def problems(town, *lines, on=DAY):
    """What stands in the way; and that nothing was written."""
    before = everything()
    with pytest.raises(TurnoverError) as refused:
        turn(town, *lines, on=on)
    assert everything() == before
    found = refused.value.plan
    return [found.refusal] if found.refusal else [p.message for r in found.rows for p in r.problems]


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Person, Office, Appointment)]


def leaves(person, **more):
    return {"person": person, "change": "leaves", **more}


def joins(person, **more):
    return {"person": person, "change": "joins", **more}


NEW = {"function": "alderman", "party": "PvdA", "portfolio": "Wonen"}


def test_who_leaves_office_leaves_the_seats_held_for_the_city_and_nothing_else(town):
    elsewhere = town.seat(town.member, town.old, city=factories.make_city(name="Velp"))
    for_none = town.seat(factories.make_seat(), town.old, city=None)

    found = turn(town, leaves("Jan Oud"))

    town.alderman.refresh_from_db()
    town.chairing.refresh_from_db()
    assert [town.alderman.end, town.chairing.end] == ["2014-04-14"] * 2
    assert {each.pk for each in Appointment.objects.filter(end="")} >= {elsewhere.pk, for_none.pk}
    assert [str(seat) for seat in found.vacant] == [str(town.chair)]
    said = " ".join(found.stays)
    assert "Velp" in said
    assert "voor geen gemeente" in said
    assert "Kees Blijver wordt niet genoemd" in said


def test_a_successor_gets_the_office_and_all_seats_that_fall_vacant(town):
    turn(town, leaves("Jan Oud"), joins("Anna de Nieuw", successor_of="Jan Oud", **NEW))

    anna = Person.objects.get(surname="Nieuw")
    office, appointment = anna.offices.get(), anna.appointments.get()
    assert (office.city, office.start, office.function) == (town.city, DAY, "alderman")
    assert (office.party, office.portfolio) == ("PvdA", "Wonen")
    assert (appointment.seat, appointment.city) == (town.chair, town.city)
    assert (appointment.start, appointment.how) == (DAY, "took_over")


def test_seats_can_go_to_different_people(town):
    second = factories.make_seat(body=town.pillar, role="adviser")
    town.seat(second, town.old)

    found = turn(
        town,
        leaves("Jan Oud"),
        joins("Anna Nieuw", body="Pijler Fysiek", role="chair", successor_of="Jan Oud", **NEW),
        joins("Kees Blijver", body="Pijler Fysiek", role="adviser", successor_of="Jan Oud"),
    )

    held = Appointment.objects.filter(end="", seat__in=[town.chair, second])
    assert {(each.seat, str(each.person)) for each in held} == {
        (town.chair, "Anna Nieuw"),
        (second, "Kees Blijver"),
    }
    assert found.vacant == []


def test_a_seat_may_stay_though_the_office_ends(town):
    found = turn(
        town,
        leaves("Jan Oud"),
        {"person": "Jan Oud", "change": "stays", "body": "Pijler Fysiek", "role": "chair"},
    )

    town.chairing.refresh_from_db()
    assert town.chairing.end == ""
    assert any("een regel zegt het" in each for each in found.stays)


def test_who_moves_gets_another_office_and_keeps_the_seats(town):
    turn(town, {"person": "Jan Oud", "change": "moves", "portfolio": "Zorg"})

    offices = town.old.offices.order_by("pk")
    assert [(o.function, o.portfolio, o.start, o.end) for o in offices] == [
        ("alderman", "", "2010", "2014-04-14"),
        ("alderman", "Zorg", DAY, ""),
    ]
    town.chairing.refresh_from_db()
    assert town.chairing.end == ""


def test_who_leaves_a_seat_keeps_the_office(town):
    turn(town, leaves("Jan Oud", body="Pijler Fysiek", role="chair"))

    town.alderman.refresh_from_db()
    town.chairing.refresh_from_db()
    assert [town.alderman.end, town.chairing.end] == ["", "2014-04-14"]


def test_in_a_known_month_what_ends_and_what_begins_get_the_same_date(town):
    turn(town, leaves("Jan Oud"), joins("Anna Nieuw", successor_of="Jan Oud", **NEW), on="2014-04")

    town.chairing.refresh_from_db()
    assert [town.chairing.end, Appointment.objects.latest("pk").start] == ["2014-04", "2014-04"]


def test_everything_that_is_written_is_cited(town):
    passage = Passage(town.source, 2)

    turn(
        town, leaves("Jan Oud"), joins("Anna Nieuw", successor_of="Jan Oud", **NEW), passage=passage
    )

    ended = [each.citations.get(field="end").page for each in (town.alderman, town.chairing)]
    anna = Person.objects.get(surname="Nieuw")
    new = [anna, anna.offices.get(), anna.appointments.get()]
    assert ended + [each.citations.get().page for each in new] == [2] * 5


def test_somebody_who_is_there_already_joins_as_the_same_person(town):
    turn(town, joins("Kees Blijver", function="alderman"))

    assert Person.objects.filter(surname="Blijver").count() == 1
    assert town.kept.offices.count() == 2


def test_a_person_can_be_named_by_id(town):
    factories.make_person(surname="Oud", first_names="Jan")
    other = factories.make_person(surname="Vries", first_names="Piet", prefix="de")

    turn(town, leaves("Jan Oud"), joins(other.slug, **NEW))

    assert other.offices.get().city == town.city


def test_a_plan_writes_nothing(town):
    before = everything()

    found = plan(city=town.city, on=DAY, lines=numbered([leaves("Jan Oud")]))

    assert not found.is_refused
    assert everything() == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"person": "Jan Oud", "change": "weg"}, "“weg” is geen verandering"),
        ({"person": "Piet Onbekend", "change": "leaves"}, "Niemand heet “Piet Onbekend”"),
        (
            {"person": "Kees Blijver", "change": "stays", "portfolio": "Zorg"},
            "(in een bestand “moves”)",
        ),
        (joins("Anna Nieuw"), "Geef de functie"),
        (joins("Anna Nieuw", function="koning"), "Geef de functie"),
        (joins("Jan Oud", function="alderman"), "bekleedt dit ambt al"),
        (joins("Anna Nieuw", body="Pijler Onbekend", **NEW), "Er is geen gremium"),
        (joins("Anna Nieuw", body="Pijler Fysiek", role="baas", **NEW), "“baas” is geen rol"),
        (joins("Anna Nieuw", body="Pijler Fysiek", **NEW), "Geef de rol en het label"),
        (joins("Anna Nieuw", successor_of="Kees Blijver", **NEW), "geen zetel"),
        (
            joins("Kees Blijver", body="Pijler Fysiek", role="member"),
            "bekleedt “lid, Pijler Fysiek” al",
        ),
        (
            joins(
                "Anna Nieuw", body="Pijler Fysiek", role="chair", successor_of="Kees Blijver", **NEW
            ),
            "bekleedt “voorzitter, Pijler Fysiek” niet",
        ),
        (leaves("Jan Oud", successor_of="Kees Blijver"), "Alleen wie erbij komt"),
        (leaves("Kees Blijver", body="Pijler Fysiek", role="chair"), "bekleedt “voorzitter"),
        ({"person": "Jan Oud", "change": "moves", "function": "koning"}, "Geef de functie"),
        ({"person": "", "change": "leaves"}, "Niemand heet"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(town, line, said):
    found = problems(town, line, joins("Extra Mens", **NEW))

    assert any(said in each for each in found), found


def test_a_city_that_is_no_member_has_no_turnover(town):
    town.city = factories.make_city(name="Velp")

    assert "Velp is geen lid" in problems(town, leaves("Jan Oud"))[0]


def test_a_day_before_the_office_began_is_refused(town):
    assert "Kies een latere datum" in problems(town, leaves("Jan Oud"), on="2010-01-01")[0]
    assert "bekleedt op die dag geen ambt" in problems(town, leaves("Jan Oud"), on="2009-06-01")[0]


@pytest.mark.parametrize("on", ["2014-13", "gisteren"])
def test_what_is_no_date_is_refused(town, on):
    with pytest.raises(ValidationError):
        plan(city=town.city, on=on, lines=numbered([leaves("Jan Oud")]))


def test_of_two_of_one_name_an_id_is_asked(town):
    for _ in range(2):
        factories.make_person(surname="Twee", first_names="Jan")

    assert "meer personen" in problems(town, joins("Jan Twee", **NEW))[0]


def test_as_many_queries_are_asked_for_30_people_as_for_3(town):
    def asked(first, number):
        for n in range(first, first + number):
            person = town.person(f"Weg{n}", "Jan")
            town.office(person, "alderman")
            town.seat(town.member, person)
        lines = [leaves(f"Jan Weg{n}") for n in range(first, first + number)]
        lines += [
            joins(f"Anna Nieuw{n}", successor_of=f"Jan Weg{n}", **NEW)
            for n in range(first, first + number)
        ]
        with CaptureQueriesContext(connection) as queries:
            turn(town, *lines, passage=Passage(town.source, 1))
        return sum(not q["sql"].startswith(("UPDATE", "SAVEPOINT", "RELEASE")) for q in queries)

    assert asked(0, 3) == asked(100, 30)
