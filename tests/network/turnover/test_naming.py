"""Whom a name or an id on a line means."""

import pytest

from network.actions import merge_people
from network.models import Person
from tests import factories
from tests.network.turnover.test_turning_over import NEW, joins, leaves, problems, turn


@pytest.mark.parametrize("named", ["{id}", "Piet de Vries ({id})"])
def test_an_id_of_before_a_merge_leads_to_who_took_it_over(town, named):
    gone = factories.make_person(surname="Vries", first_names="Piet", prefix="de")
    line = leaves(named.format(id=gone.slug))
    merge_people(keep=town.old, gone=gone)

    turn(town, line)

    town.alderman.refresh_from_db()
    assert town.alderman.end == "2014-04-14"


def test_an_id_goes_before_a_name(town):
    meant = factories.make_person(surname="Vries", slug="jansen")
    factories.make_person(surname="Jansen", slug="jansen-2")

    turn(town, joins("jansen", **NEW))

    assert meant.offices.get().city == town.city


@pytest.mark.parametrize("name", ["Piet de Vries", "vries, piet de", "P. Fris", "p frís"])
def test_an_id_goes_with_any_name_of_that_person(town, name):
    meant = factories.make_person(surname="Vries", first_names="Piet", prefix="de")
    factories.make_name(owner=meant, text="P. Fris", kind="spelling")

    turn(town, joins(f"{name} ({meant.slug})", **NEW))

    assert meant.offices.get().city == town.city


@pytest.mark.parametrize("name", ["Jan Oud", "Vries", "Piet", "Iemand Anders", ""])
@pytest.mark.parametrize("change", [leaves, joins])
def test_an_id_behind_the_name_of_somebody_else_is_refused(town, change, name):
    meant = factories.make_person(surname="Vries", first_names="Piet", prefix="de")

    (said,) = problems(town, change(f"{name} ({meant.slug})", **NEW))

    assert said.startswith(f"“{meant.slug}” is het id van Piet de Vries, niet van “{name}”.")


def test_that_holds_for_a_predecessor_too(town):
    successor = joins("Anna Nieuw", successor_of=f"Kees Blijver ({town.old.slug})", **NEW)

    (said,) = problems(town, leaves("Jan Oud"), successor)

    assert "is het id van Jan Oud, niet van “Kees Blijver”" in said


@pytest.mark.parametrize("change", [leaves, joins])
def test_nobody_is_made_of_a_name_with_an_id_that_is_not_there(town, change):
    (said,) = problems(town, change("Jansen (jansen-2)", **NEW))

    assert "Niemand heet" in said if change is leaves else "Niemand heeft het id “jansen-2”" in said
    assert not Person.objects.filter(surname__contains="jansen").exists()
