"""Undoing many rows as one: in as many queries as few, and to the same end as row by row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.history import act
from g32.rights import Act, Role
from meetings.models import Attendance, AttendanceCitation
from network.models import Body, City, CityCitation, CityName, Office
from tests import factories
from tests.happenings import client_of, last
from tests.restoring import barred, go, outcome, restore, undo
from themes.models import Topic, TopicBody

pytestmark = pytest.mark.django_db

KINDS = (Attendance, AttendanceCitation, Body, City, CityCitation, CityName, Topic, TopicBody)


@pytest.fixture
def tom():
    return client_of(factories.make_user(Role.SECRETARIAT, username="tom"))


def state():
    return {kind: list(kind._base_manager.order_by("pk").values()) for kind in KINDS}


def add(number, batch):
    """Add attendances with a citation each, in turn."""
    meeting, source = factories.make_meeting(), factories.make_source()
    with act(actor="tom", batch=batch):
        for place in range(number):
            guest = factories.make_attendance(meeting=meeting, person=None, note=f"Gast {place}")
            factories.make_citation(record=guest, source=source)


def change(number, batch):
    """Change the page of citations, one by one."""
    city, source = factories.make_city(), factories.make_source()
    passages = [factories.make_citation(record=city, source=source) for _ in range(number)]
    with act(actor="tom", batch=batch):
        for page, passage in enumerate(passages, 1):
            passage.page = page
            passage.save()


def delete(number, batch):
    """Delete attendances, each after its citation."""
    add(number, f"voor {batch}")
    with act(actor="tom", batch=batch):
        for guest in Attendance.objects.filter(note__startswith="Gast").order_by("pk"):
            guest.delete()


def queries_of(tom, batch):
    """How many queries it takes to ask, and to undo what was written in the batch."""
    url = undo(last(batch=batch))
    with CaptureQueriesContext(connection) as asked:
        page = tom.get(url)
    with CaptureQueriesContext(connection) as done:
        response = tom.post(url, {"_version": page.context["version"]})
    assert response.status_code == 302
    return len(asked), len(done)


@pytest.mark.parametrize("write", [add, change, delete])
def test_300_rows_are_undone_in_as_many_queries_as_30(tom, write):
    write(1, "een")
    queries_of(tom, "een")  # what is asked once and kept is asked here
    write(30, "weinig")
    few = queries_of(tom, "weinig")
    write(300, "veel")

    many = queries_of(tom, "veel")

    # Django adds on SQLite as many rows at a time as 999 values make: here 83 and 90.
    pieces = 6 if write is delete and connection.vendor == "sqlite" else 0
    assert many == (few[0], few[1] + pieces)


def test_of_many_rows_the_first_are_shown_and_all_are_counted(tom, monkeypatch):
    monkeypatch.setattr("g32.admin.restoring.SHOWN", 3)
    with act(actor="tom", batch="drie"):
        for _ in range(3):
            factories.make_city()
    with act(actor="tom", batch="meer"):
        for name in ("Ede", "Epe", "Elst"):
            factories.make_name(owner=factories.make_city(name=name), text=f"Oud {name}")

    all_of_few = tom.get(undo(last(batch="drie")))
    some = tom.get(undo(last(batch="meer")))

    assert [name for _act, name, _lines in outcome(some)] == ["Oud Elst", "Elst", "Oud Epe"]
    assert "The first 3 of 6 are shown." in some.text
    assert [(each.act, each.kind, each.number) for each in some.context["totals"]] == [
        (Act.DELETE, "other names", 3),
        (Act.DELETE, "cities", 3),
    ]
    assert "Goes: 3 cities" in some.text
    assert len(all_of_few.context["outcome"]) == 3
    assert all_of_few.context["totals"] == []


def test_so_many_writes_and_no_more_are_undone(tom, monkeypatch):
    for module in ("g32.admin.restoring", "g32.restoring.refusals"):
        monkeypatch.setattr(f"{module}.MOST", 4)
    add(2, "vier")
    add(3, "zes")

    too_many = go(tom, undo(last(batch="zes")))
    just = go(tom, undo(last(batch="vier")))

    assert barred(too_many) == ["This is more than 4 writes: too much to put back in one go."]
    assert too_many.context["outcome"] == []
    assert Attendance.objects.count() == 3
    assert just.status_code == 302


def test_so_many_rows_and_no_more_change_or_come_back(tom, monkeypatch):
    for module in ("g32.restoring.plan", "g32.restoring.refusals"):
        monkeypatch.setattr(f"{module}.MOST_READ", 4)
    change(5, "vijf")
    change(4, "vier")
    add(3, "erbij")

    too_many = go(tom, undo(last(batch="vijf")))
    just = go(tom, undo(last(batch="vier")))
    added = go(tom, undo(last(batch="erbij")))

    said = "More than 4 rows would change or come back: too much to do in one go."
    assert barred(too_many) == [said]
    assert too_many.context["outcome"] == []
    assert CityCitation.objects.filter(page__isnull=False).count() == 5
    assert (just.status_code, added.status_code) == (302, 302)


def test_all_that_still_points_to_what_would_go_is_counted(tom):
    with act(actor="tom", batch="erbij"):
        cities = [factories.make_city(name=name) for name in ("Ede", "Epe")]
    with act(actor="kees"):
        for city in cities:
            for place in range(6):
                factories.make_name(owner=city, text=f"{city} {place}")

    tried = go(tom, undo(last(batch="erbij")))

    assert barred(tried) == [
        "City “Epe” cannot go: this still points to it.",
        *(f"Other name “Epe {place}”" for place in range(6)),
        "City “Ede” cannot go: this still points to it.",
        *(f"Other name “Ede {place}”" for place in range(4)),
        "and 2 more",
    ]
    assert City.objects.count() == 2


def test_one_row_beyond_the_rights_refuses_them_all():
    arnhem, zwolle = factories.make_city(), factories.make_city()
    user = factories.make_user(Role.COORDINATOR)
    factories.make_coordinator(user=user, city=arnhem)
    with act(actor="kees", batch="veel"):
        for city in (arnhem, zwolle, arnhem):
            factories.make_office(city=city)
    with act(actor="kees", batch="eigen"):
        for _ in range(2):
            factories.make_office(city=arnhem, person=Office.objects.first().person)

    tried = go(client_of(user), undo(last(batch="veel", table="network_office")))
    done = go(client_of(user), undo(last(batch="eigen")))

    said = "You edit what belongs to your own cities. Choose one of those as city."
    assert said in barred(tried)
    assert done.status_code == 302
    assert Office.objects.count() == 3


def test_sent_twice_nothing_is_done_and_some_of_what_was_is_named(tom):
    asked = []
    for number in (12, 40):
        add(number, str(number))
        url = undo(last(batch=str(number)))
        version = tom.get(url).context["version"]
        tom.post(url, {"_version": version})
        with CaptureQueriesContext(connection) as queries:
            again = tom.post(url, {"_version": version})
        asked.append(len(queries))

    said, *named, more = barred(again)
    assert said == "Since then, this was written again, so nothing of it can be undone:"
    assert set(named) == {f"Citation “{again.context['outcome'][0].record.source}”: deleted by tom"}
    assert more == "and 70 more"
    assert asked[0] == asked[1]


def test_of_many_rows_that_somebody_else_saved_some_are_told(tom):
    city = factories.make_city(name="Ede")
    with act(actor="kees"):
        names = [factories.make_name(owner=city, text=f"Oud {place:02}") for place in range(12)]
    url = restore(last(), city, "&rows=1")
    with act(actor="kees"):
        for name in names:
            name.delete()
    version = tom.get(url).context["version"]
    with act(actor="piet"):
        City.objects.filter(pk=city.pk).update(name="Epe")
        for name in names:
            name.save(force_insert=True)

    said, *told, more = barred(tom.post(url, {"_version": version}))

    assert said == "Somebody else saved this after you opened the page; nothing was done."
    assert told[0].startswith("City: Epe: changed by piet")
    assert len(told) == 10
    assert more == "and 3 more"
