"""A later source says that something is still so: one by one, on its page, and many at once."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from g32.models import HistoryEntry
from g32.rights import Role
from network.actions import confirm, confirm_all
from network.models import Appointment, AppointmentCitation, Membership, Office
from network.passages import Passage
from tests import factories
from tests.admin import address, said
from tests.changing import act, undone
from tests.factories import (
    make_appointment,
    make_citation,
    make_membership,
    make_office,
    make_source,
)
from tests.happenings import client_of, last
from tests.unwritten import cited, refused, unwritten

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("in_english"),
    pytest.mark.once,  # the pages are the same on every engine
]

PLACE = "Jaarverslag 2014 p. 3 § Bestuurlijk"


@pytest.fixture
def passage(report):
    return Passage(report, 3, None, "Bestuurlijk")


def chosen(client, records, **typed):
    """Choose rows of a list, and confirm them with a source."""
    data = {"action": "confirm_selected", "_selected_action": [each.pk for each in records]}
    url = f"{address(records[0], 'changelist')}?when=all"
    asked = client.post(url, data)
    assert "A later source says that these are still so." in asked.text
    return client.post(url, data | {"post": "yes"} | typed)


@pytest.mark.parametrize("make", [make_appointment, make_office, make_membership])
def test_a_source_confirms_what_still_stands(make, passage):
    record = make(start="2010")
    make_citation(record=record, source=make_source(as_of=date(2013, 12, 31)))

    confirm(record=record, passage=passage)

    assert cited(record)[1:] == [("", "states", PLACE)]
    assert type(record).objects.get(pk=record.pk).end == ""


def test_a_source_that_contradicts_confirms_nothing(passage):
    record = make_appointment(start="2010")
    later = make_source(as_of=date(2016, 12, 31))
    how = {"stance": "contradicts", "value": "2011", "note": "Een vergissing."}
    others = make_appointment(start="2010"), record
    for each in others:
        make_citation(record=each, source=later, field="start", **how)

    confirm(record=record, passage=passage)
    confirm_all(records=Appointment.objects.exclude(pk=record.pk), passage=passage)

    assert [len(cited(each)) for each in others] == [2, 2]


@pytest.mark.parametrize(
    ("record", "as_of", "said"),
    [
        ({"start": "2010", "end": "2014-03"}, date(2015, 1, 1), "It has ended (March 2014)"),
        ({"start": "2010", "planned": True}, date(2015, 1, 1), "It is only announced"),
        ({"start": "2010"}, None, "does not say up to which day"),
        ({"start": "2010"}, date(2013, 12, 31), "it is confirmed up to Dec. 31, 2013 already"),
        ({"start": "2010"}, date(2013, 1, 1), "it is confirmed up to Dec. 31, 2013 already"),
        ({"start": "2014-02-02"}, date(2014, 2, 1), "before the beginning (2 February 2014)"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(record, as_of, said):
    record = make_appointment(**record)
    make_citation(record=record, source=make_source(as_of=date(2013, 12, 31)))
    source = make_source(name="Bron", as_of=as_of)

    found = refused(confirm, record=record, passage=Passage(source))

    assert list(found) == ["source"]
    assert said in found["source"][0]


def test_many_are_confirmed_in_as_many_queries_as_few(passage):
    def confirmed(number):
        numbers = [make_appointment(start="2010").pk for _ in range(number)]
        rows = Appointment.objects.filter(pk__in=numbers).with_holders()
        with CaptureQueriesContext(connection) as queries:
            assert confirm_all(records=rows, passage=passage) == []
        assert AppointmentCitation.objects.filter(record__in=numbers).count() == number
        return len(queries)

    assert confirmed(2) == confirmed(40)


def test_of_many_those_that_cannot_be_confirmed_are_named(passage):
    ended, open_ = make_appointment(end="2014"), make_appointment()

    left = confirm_all(records=Appointment.objects.all(), passage=passage)

    assert [(record, why.split(" (")[0]) for record, why in left] == [(ended, "It has ended")]
    assert (len(cited(ended)), len(cited(open_))) == (0, 1)


@pytest.mark.parametrize(
    "make", [factories.make_appointment, factories.make_office, factories.make_membership]
)
def test_in_one_click_a_later_source_confirms(tom, make):
    record = make(start="2010")
    factories.make_citation(record=record, source=factories.make_source(as_of=date(2013, 12, 31)))
    page = tom.get(address(record, "page", record.pk))
    ((form, url),) = page.context["in_place"]
    ((line, label),) = form.fields["at"].choices

    done = tom.post(url, {"at": line, "_version": page.context["version"], "_do": "1"})

    assert url == act(record, "confirm")
    assert "Confirmed up to Dec. 31, 2013." in page.text
    assert label == "Jaarverslag 2014 (up to Dec. 31, 2014)"
    assert done.url == address(record, "page", record.pk)
    assert record.citations.filter(source__name="Jaarverslag 2014", stance="states").count() == 1


def test_only_sources_that_can_confirm_are_offered_the_latest_first(tom):
    record = factories.make_appointment(start="2014-06")
    for name, day in (
        ("Vroeg", date(2014, 5, 31)),
        ("Laat", date(2016, 1, 1)),
        ("“Vreemd” p. 3", date(2015, 1, 1)),
        ("Nooit", None),
    ):
        factories.make_source(name=name, as_of=day)

    page = tom.get(address(record, "page", record.pk))

    ((form, url),) = page.context["in_place"]
    labels = [label.partition(" (")[0] for _line, label in form.fields["at"].choices]
    assert labels == ["Laat", "“Vreemd” p. 3", "Jaarverslag 2014"]
    line = form.fields["at"].choices[1][0]
    tom.post(url, {"at": line, "_version": page.context["version"], "_do": "1"})
    assert record.citations.get().source.name == "“Vreemd” p. 3"


def test_nothing_is_asked_of_what_is_confirmed_or_over(tom, report):
    today = factories.make_source(as_of=timezone.localdate())
    confirmed, ended = factories.make_appointment(), factories.make_appointment(end="2014")
    announced = factories.make_appointment(planned=True)
    factories.make_citation(record=confirmed, source=today)
    latest = factories.make_appointment()
    factories.make_citation(record=latest, source=report)

    for record in (confirmed, ended, announced):
        assert tom.get(address(record, "page", record.pk)).context["in_place"] == []
    beside = tom.get(address(latest, "page", latest.pk), {"beside": "1"})
    assert "in-place" not in beside.text


@pytest.mark.parametrize("model", [Appointment, Office, Membership])
def test_many_are_confirmed_with_one_source_as_one_act(tom, model):
    records = [factories.make(model, start="2010") for _ in range(3)]
    kinds = [each._meta.db_table for each in (model, model.citations.rel.related_model)]
    ended = factories.make(model, start="2010", end="2012")

    done = chosen(tom, [*records, ended], at="Jaarverslag 2014 p. 3", _reason="Nagelezen")

    entries = HistoryEntry.objects.filter(reason="Nagelezen")
    assert done.status_code == 302
    assert [len(cited(each)) for each in (*records, ended)] == [1, 1, 1, 0]
    assert set(entries.values_list("table", flat=True)) == {kinds[1]}
    assert len(set(entries.values_list("batch", "actor"))) == 1
    assert said(done)[0].startswith("3 confirmed.")
    assert said(done)[1:] == [f"{ended}: It has ended (2012), so there is nothing to confirm."]
    undone(tom, last())
    assert [len(cited(each)) for each in records] == [0, 0, 0]


def test_the_page_asks_again_for_a_source_that_is_none(tom):
    record = make_appointment()

    with unwritten():
        nothing = chosen(tom, [record], at="")
        unknown = chosen(tom, [record], at="Jaarverslag 2099")

    assert [list(page.context["form"].errors) for page in (nothing, unknown)] == [["at"], ["at"]]


@pytest.mark.parametrize("place", ["p. 41", "p. 0", "p. 5-3", f"§ {'x' * 300}", f"p. {'9' * 30}"])
def test_the_page_asks_again_for_a_place_that_is_not_in_the_source(tom, place):
    records = [make_appointment(start="2010") for _ in range(2)]

    with unwritten():
        page = chosen(tom, records, at=f"Jaarverslag 2014 {place}")

    assert list(page.context["form"].errors) == ["at"]
    assert page.context["form"]["at"].value() == f"Jaarverslag 2014 {place}"


def test_who_may_change_records_but_not_cite_them_confirms_none():
    record = make_appointment(start="2010")
    rights = Permission.objects.filter(codename__in=("view_appointment", "change_appointment"))
    cites = Permission.objects.filter(codename="add_appointmentcitation")
    one, other = factories.make_user(), factories.make_user()
    one.user_permissions.set(rights)
    other.user_permissions.set(rights | cites)
    client, citing = client_of(one), client_of(other)
    url = f"{address(record, 'changelist')}?when=all"
    data = {"action": "confirm_selected", "_selected_action": [record.pk], "post": "yes"}

    with unwritten():
        client.post(url, data | {"at": "Jaarverslag 2014"})
    citing.post(url, data | {"at": "Jaarverslag 2014"})

    assert len(cited(record)) == 1


def test_a_list_confirms_many_in_as_many_queries_as_few(tom):
    def queries(number):
        records = [make_appointment(start="2010") for _ in range(number)]
        with CaptureQueriesContext(connection) as asked:
            assert said(chosen(tom, records, at="Jaarverslag 2014"))[-1].startswith(f"{number} ")
        return len(asked)

    queries(1)  # what is asked once and kept is asked here
    assert queries(2) == queries(30)


def test_a_coordinator_confirms_many_of_the_own_city_and_the_others_are_named():
    arnhem, zwolle = factories.make_city(name="Arnhem"), factories.make_city(name="Zwolle")
    user = factories.make_user(Role.COORDINATOR)
    factories.make_coordinator(user=user, city=arnhem)
    own, other = (make_office(city=city, start="2010") for city in (arnhem, zwolle))
    membership = make_membership(city=arnhem)
    ann = client_of(user)

    done = chosen(ann, [own, other], at="Jaarverslag 2014")
    listed = ann.get(address(membership, "changelist"))

    assert [len(cited(each)) for each in (own, other)] == [1, 0]
    assert said(done)[1] == (
        f"{other}: You edit what belongs to your own cities. Choose one of those as city."
    )
    assert "confirm_selected" not in listed.text
