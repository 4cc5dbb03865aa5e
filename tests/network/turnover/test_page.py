"""The page “Wisseling” of a city: filled in, told, recorded, undone."""

import pytest

from g32.models import HistoryEntry
from g32.rights import Role
from network.models import Appointment, Person, TurnoverDraft
from tests import factories
from tests.changing import act, do, faults, follows, look, seen, told, undone
from tests.faults.digests import stored
from tests.happenings import client_of
from tests.unwritten import unwritten

pytestmark = pytest.mark.once  # the pages are the same on every engine

HISTORY = ("g32_historyentry", "g32_privatevalues", "g32_seal", "g32_sentform", "sqlite_sequence")


@pytest.fixture
def page(town):
    return act(town.city, "turnover")


def filled(town, **more):
    """Jan leaves; Anna is new, and takes his chair."""
    return {
        "on": "15 april 2014",
        "at": "Raadsbrief p. 2",
        f"p{town.old.pk}_change": "leaves",
        f"a{town.chairing.pk}_successor": "Anna de Nieuw",
        "n0_person": "Anna de Nieuw",
        "n0_function": "alderman",
        "n0_party": "PvdA",
        **more,
    }


def state():
    return {table: each for table, each in stored().items() if table not in HISTORY}


def test_everybody_in_office_is_listed_with_office_and_seats(tom, town, page):
    form = tom.get(page).context["form"]

    titles = [title for title, _fields in form.groups()]
    assert titles[1:3] == ["Kees Blijver – mayor", "Jan Oud – alderman"]
    assert titles[3:-1] == ["Who joins", "More who join"]
    assert form.fields[f"a{town.chairing.pk}_then"].label == "Chair, Pijler Fysiek"


def test_what_will_happen_is_told_and_nothing_is_written(tom, town, page):
    tom.get(page)
    with unwritten():
        answer = look(tom, page, **filled(town))

    said = [(done, name) for done, name, _lines in told(answer)]
    assert ("insert", "Anna de Nieuw") in said
    assert ("update", "Jan Oud, alderman (Ede)") in said
    assert ("update", "Jan Oud (Ede): chair, Pijler Fysiek") in said
    assert ("insert", "Anna de Nieuw (Ede): chair, Pijler Fysiek") in said
    assert "Kees Blijver is not named, and stays." in follows(answer)


def test_that_somebody_gets_a_seat_without_an_office_is_told(tom, town, page):
    only_a_seat = look(tom, page, **filled(town) | {"n0_person": ""})
    an_office_too = look(tom, page, **filled(town))

    said = "Anna de Nieuw gets “chair, Pijler Fysiek” without an office in Ede."
    assert said in follows(only_a_seat)
    assert said not in follows(an_office_too)


def test_a_turnover_is_one_batch_and_undone_whole(tom, town, page):
    tom.get(page)
    before = state()

    answer = do(tom, page, "Verkiezing", **filled(town))

    assert answer.status_code == 302
    entry = HistoryEntry.objects.latest("pk")
    assert (entry.actor, entry.reason) == ("tom", "Verkiezing")
    (anna,) = Person.objects.filter(surname="Nieuw")
    assert anna.appointments.get().seat == town.chair

    undone(tom, entry)

    assert state() == before


def test_of_two_who_are_called_the_same_the_one_with_the_id_takes_the_seat(tom, town, page):
    one, other = (town.person("Nieuw", "Anna") for _number in range(2))
    named = {f"a{town.chairing.pk}_successor": f"Anna Nieuw ({other.slug})"}

    leaves = {"on": "15 april 2014", "at": "Raadsbrief p. 2", f"p{town.old.pk}_change": "leaves"}
    do(tom, page, **leaves, **named)

    assert other.appointments.get().seat == town.chair
    assert not one.appointments.exists()


def test_it_is_not_undone_where_somebody_has_changed_a_row_since(tom, town, page):
    do(tom, page, **filled(town))
    entry = HistoryEntry.objects.latest("pk")
    new = Appointment.objects.get(person__surname="Nieuw")
    new.how = "elected"
    new.save()

    answer = undone(tom, entry)

    assert Person.objects.filter(surname="Nieuw").exists()
    assert "Anna de Nieuw" in answer.text


def test_a_seat_that_falls_vacant_is_told(tom, town, page):
    answer = look(tom, page, **filled(town, **{f"a{town.chairing.pk}_successor": ""}))

    assert any("vacant" in each for each in follows(answer))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"on": "2009"}, "holds no office"),
        ({"on": "gisteren"}, ""),
        ({"n0_function": ""}, "Give the function"),
        ({"at": "Nergens p. 1"}, "Nergens"),
        ({"n0_person": "Jan Oud", "n0_function": "alderman"}, ""),
        ({"n1_person": "Piet Nieuw (piet-nieuw-7)", "n1_function": "mayor"}, "Nobody has the id"),
    ],
)
def test_what_cannot_be_is_told_on_the_form_and_nothing_is_written(tom, town, page, typed, said):
    tom.get(page)
    with unwritten():
        answer = look(tom, page, **filled(town, **typed))

    found = faults(answer)
    assert found
    assert any(said in each for each in found), found


def test_what_is_typed_beside_who_stays_is_told_there(tom, town, page):
    stays = {f"p{town.kept.pk}_change": "stays"}

    silent = look(tom, page, **filled(town), **stays)
    answer = look(tom, page, **filled(town), **stays, **{f"p{town.kept.pk}_portfolio": "Zorg"})

    assert not faults(silent)
    (said,) = answer.context["form"].errors[f"p{town.kept.pk}_change"]
    assert "say “changes office or portfolio”" in said


def test_who_sits_there_already_is_no_successor(tom, town, page):
    town.seat(town.chair, town.kept, start="2012")

    answer = look(tom, page, **filled(town, **{f"a{town.chairing.pk}_successor": "Kees Blijver"}))

    assert any("already" in each for each in faults(answer))


def test_nothing_filled_in_is_nothing_to_record(tom, town, page):
    answer = look(tom, page, on="2014-04-15", at="Raadsbrief p. 2")

    assert faults(answer) == ["Nothing is filled in that changes anything."]


@pytest.mark.parametrize("kept", [False, True])
def test_what_comes_to_nothing_is_not_recorded_and_its_draft_stays(tom, town, page, kept):
    stays = {"on": "2014-04-15", "at": "Raadsbrief p. 2", f"a{town.chairing.pk}_then": "stays"}
    if kept:
        tom.post(page, stays | {"_keep": "1"})

    asked = look(tom, page, **stays)
    with unwritten():
        done = tom.post(page, seen(asked))

    for answer in (asked, done):
        assert answer.context["told"] is None
        assert faults(answer) == ["Nothing is filled in that changes anything."]
    assert TurnoverDraft.objects.exists() is kept


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_rows_of_a_spreadsheet_can_be_pasted(tom, town, page, between):
    rows = [
        ["person", "change", "function", "successor_of"],
        ["Jan Oud", "leaves", "", ""],
        ["Anna de Nieuw", "joins", "alderman", "Jan Oud"],
    ]
    lines = "\n".join(between.join(row) for row in rows)

    answer = do(tom, page, on="2014-04-15", at="Raadsbrief p. 2", lines=lines)

    assert answer.status_code == 302
    assert Appointment.objects.get(person__surname="Nieuw").seat == town.chair


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("hoed;jas\nx;y", ""),
        ("person;change\nPiet Onbekend;leaves", "Piet Onbekend: Nobody is called"),
    ],
)
def test_what_is_wrong_with_pasted_rows_is_told_there(tom, town, page, lines, said):
    answer = look(tom, page, on="2014-04-15", at="Raadsbrief p. 2", lines=lines)

    assert any(said in each for each in answer.context["form"].errors["lines"])


def test_two_who_turn_over_one_city_do_it_once(tom, town, page):
    first = look(tom, page, **filled(town))
    second = look(tom, page, **filled(town))

    tom.post(page, seen(first))
    answer = tom.post(page, seen(second))

    assert answer.status_code == 200
    assert faults(answer)
    assert Person.objects.filter(surname="Nieuw").count() == 1


def test_a_coordinator_turns_over_the_own_city_only(town, page):
    ede, velp = (factories.make_user(Role.COORDINATOR) for _ in range(2))
    factories.make_coordinator(user=ede, city=town.city)
    factories.make_coordinator(user=velp, city=factories.make_city(name="Velp"))
    ede, velp = client_of(ede), client_of(velp)

    assert do(ede, page, **filled(town)).status_code == 302
    assert velp.get(page).status_code == 403


def test_a_city_that_never_was_a_member_has_no_turnover(tom, town):
    answer = tom.get(act(factories.make_city(name="Velp"), "turnover"))

    assert answer.status_code in (200, 404)
    assert look(tom, act(town.city, "turnover")).status_code == 200
