"""Putting back what was: a happening, a record as it stood, what was deleted, a batch."""

import pytest

from g32.history import act
from g32.models import HistoryEntry
from g32.rights import Role
from network.models import City, CityName
from tests import factories
from tests.admin import address, change, delete, post
from tests.happenings import client_of, last
from tests.restoring import about, go, outcome, restore, state, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def tom():
    return client_of(factories.make_user(Role.SECRETARIAT, username="tom"))


def test_a_happening_is_undone_for_its_record(tom):
    city = factories.make_city(name="Ede")
    before = state()
    rows = {"names-TOTAL_FORMS": "1", "names-0-text": "Veluwe", "names-0-kind": "alias"}
    post(tom, change(city), name="Barneveld", **rows)
    url = undo(last(), about(city))

    asked = tom.get(url)
    done = go(tom, url, reason="Vergissing")

    assert outcome(asked) == [
        (
            "delete",
            "Veluwe",
            [("Name", "Veluwe", "–"), ("Kind", "alias", "–"), ("City", "Barneveld", "–")],
        ),
        ("change", "Ede", [("Name", "Barneveld", "Ede")]),
    ]
    assert done.status_code == 302
    assert done.url == address(city, "history", city.pk)
    assert state() == before
    own = HistoryEntry.objects.filter(actor="tom", reason="Vergissing")
    assert own.count() == 2
    assert len(set(own.values_list("batch", flat=True))) == 1


def test_undoing_is_undone(tom):
    city = factories.make_city(name="Ede")
    post(tom, change(city), name="Barneveld")
    after = state()
    go(tom, undo(last(), about(city)))

    go(tom, undo(last(), about(city)))

    assert state() == after


def test_what_was_deleted_comes_back_with_its_parts(tom):
    city = factories.make_city(name="Ede")
    factories.make_name(owner=city, text="Veluwe")
    factories.make_citation(record=city, page=3)
    before = state()
    delete(tom, city)
    gone = tom.get(address(city, "history", city.pk))

    done = go(tom, undo(last(), about(city)))

    assert gone.status_code == 200
    assert "Bring back" in gone.text
    assert done.status_code == 302
    assert state() == before


def test_a_record_is_put_back_as_it_was_alone_or_with_its_rows(tom):
    city = factories.make_city(name="Ede")
    post(tom, change(city), name="Barneveld")
    then = last()
    rows = {"names-TOTAL_FORMS": "1", "names-0-text": "Veluwe", "names-0-kind": "alias"}
    post(tom, change(city), name="Wageningen", **rows)
    post(tom, change(city), name="Rhenen")

    alone = outcome(tom.get(restore(then, city)))
    go(tom, restore(then, city, "&rows=1"))

    assert alone == [("change", "Barneveld", [("Name", "Rhenen", "Barneveld")])]
    assert list(City.objects.values_list("name", flat=True)) == ["Barneveld"]
    assert not CityName.objects.exists()


def test_a_batch_is_undone_whole(tom):
    before = state()
    with act(actor="marijke", batch="wissel"):
        seat = factories.make_seat()
        first = factories.make_appointment(seat=seat)
        first.end = "2014"
        first.save()
        factories.make_appointment(seat=seat)
    with act(actor="marijke", batch="wissel"):
        first.delete()

    done = go(tom, undo(last(batch="wissel")))

    assert done.status_code == 302
    assert state() == before
