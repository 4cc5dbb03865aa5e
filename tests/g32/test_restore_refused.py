"""What cannot be put back: because of others, of the guards, of rights, of an erasure."""

import pytest
from django.urls import reverse

from g32.history import act, erase
from g32.models import HistoryEntry
from g32.rights import Role
from network.models import Appointment, City, CityCitation, ContactDetails, Office
from tests import factories
from tests.admin import change, delete, post
from tests.happenings import client_of, last
from tests.restoring import about, barred, go, restore, state, undo
from tests.unguarded import unguarded
from themes.models import TopicBody

pytestmark = pytest.mark.django_db


@pytest.fixture
def tom():
    return client_of(factories.make_user(Role.SECRETARIAT, username="tom"))


def test_a_batch_of_which_a_row_was_written_since_is_refused_whole(tom):
    with act(actor="marijke", batch="wissel"):
        city = factories.make_city(name="Ede")
        factories.make_city(name="Zwolle")
    with act(actor="kees"):
        city.name = "Barneveld"
        city.save()
    before = state()

    asked = tom.get(undo(last(batch="wissel")))
    tried = tom.post(undo(last(batch="wissel")), {"_version": asked.context["version"]})

    assert (
        barred(asked)
        == barred(tried)
        == [
            "Since then, this was written again, so nothing of it can be undone:",
            "City “Barneveld”: changed by kees",
        ]
    )
    assert state() == before


def test_what_somebody_writes_between_asking_and_doing_is_noticed(tom):
    city = factories.make_city(name="Ede")
    post(tom, change(city), name="Barneveld")
    url = restore(HistoryEntry.objects.filter(table="network_city").first(), city)
    asked = tom.get(url)
    with act(actor="kees"):
        City.objects.filter(pk=city.pk).update(name="Rhenen")

    tried = tom.post(url, {"_version": asked.context["version"], "_reason": "Vergissing"})

    assert (
        barred(tried)[0] == "Somebody else saved this after you opened the page; nothing was done."
    )
    assert "Vergissing" in tried.text
    assert City.objects.get().name == "Rhenen"
    assert tom.post(url, {"_version": tried.context["version"]}).status_code == 302
    assert City.objects.get().name == "Ede"


@pytest.mark.parametrize("version", ["", "vals"])
def test_without_having_looked_nothing_is_put_back(tom, version):
    city = factories.make_city(name="Ede")
    post(tom, change(city), name="Barneveld")

    tried = tom.post(undo(last(), about(city)), {"_version": version})

    assert barred(tried) == [
        "This page does not say what it showed, or it was open for too long. Look again."
    ]
    assert City.objects.get().name == "Barneveld"


def test_what_would_point_to_something_that_is_gone_is_refused(tom):
    seat = factories.make_seat(body=factories.make_body(name="Pijler X"), role="chair")
    one = factories.make_appointment(seat=seat)
    delete(tom, one)
    deleted = last(table="network_appointment")
    with act(actor="kees", batch="later"):
        seat.delete()

    tried = go(tom, undo(deleted, about(one)))

    assert barred(tried) == [
        "It points to Seat “chair, Pijler X”, which is no longer there. Bring that back first."
    ]
    assert not Appointment.objects.exists()


def test_what_would_point_again_to_something_that_is_gone_is_refused(tom):
    link, old = factories.make_topic_body(), factories.make_body(name="Pijler X")
    TopicBody.objects.update(body=old)
    with act(actor="kees", batch="om"):
        TopicBody.objects.update(body=link.body)
    with act(actor="kees", batch="later"):
        old.delete()

    tried = go(tom, undo(last(batch="om")))

    assert barred(tried) == [
        "It points to Body “Pijler X”, which is no longer there. Bring that back first."
    ]


@pytest.mark.parametrize("then", [[], ["Barneveld"]])
def test_what_went_without_a_word_in_history_is_said_to_be_gone(tom, then):
    for name in ("Ede", *then):
        with act(actor="kees", batch=name):
            city, _is_new = City.objects.update_or_create(pk=1, defaults={"name": name})
    with unguarded():
        city.delete()

    tried = go(tom, undo(last(batch=city.name)))

    assert barred(tried) == [f"City “{city.name}” is no longer there."]


def test_what_parts_of_others_have_come_to_point_to_cannot_go(tom):
    with act(actor="tom", batch="erbij"):
        whole = factories.make_topic(name="Geheel")
        factories.make_topic(name="Eigen deel", part_of=whole)
    with act(actor="kees"):
        factories.make_topic(name="Deel", part_of=whole)

    tried = go(tom, undo(last(batch="erbij")))

    assert barred(tried) == [
        "Topic “Geheel” cannot go: this still points to it.",
        "Topic “Deel”",
    ]


def test_what_others_have_come_to_point_to_cannot_go(tom):
    with act(actor="tom", batch="erbij"):
        city = factories.make_city(name="Ede")
    with act(actor="kees"):
        factories.make_name(owner=city, text="Veluwe")

    tried = go(tom, undo(last(batch="erbij")))

    assert barred(tried) == [
        "City “Ede” cannot go: this still points to it.",
        "Other name “Veluwe”",
    ]
    assert City.objects.exists()


def test_what_the_guards_refuse_is_refused_in_their_words(tom):
    city = factories.make_city(name="Ede")
    membership = factories.make_membership(city=city, start="2001", end="2009-12")
    post(tom, change(membership), end="2008")
    entry = last(table="network_membership")
    factories.make_membership(city=city, start="2009-02")
    before = state()

    tried = go(tom, undo(entry, about(membership)))

    assert len(barred(tried)) == 1
    assert "on one of these days" in barred(tried)[0]
    assert state() == before


def test_what_a_form_would_refuse_is_refused(tom):
    source = factories.make_source(name="Jaarverslag 2014", pages=40)
    city = factories.make_city()
    passage = factories.make_citation(record=city, source=source, page=30)
    with act(actor="kees", batch="lager"):
        passage.page = 3
        passage.save()
    source.pages = 10
    source.save()

    tried = go(tom, undo(last(batch="lager")))

    assert barred(tried) == [
        "Citation “Jaarverslag 2014 p. 30”: Page: “Jaarverslag 2014” has 10 pages."
    ]
    assert CityCitation.objects.get().page == 3


def test_contact_details_come_back_and_erased_ones_do_not(tom):
    contact = factories.make_contact_details(email="a@example.nl")
    office = contact.office
    post(tom, change(office), **{"contact-0-email": "b@example.nl"})
    changed = last(table="network_contactdetails")
    go(tom, undo(changed, about(office)))
    back = ContactDetails.objects.get().email
    with act(actor="kees", batch="weg"):
        ContactDetails.objects.all().delete()
    deleted = last(table="network_contactdetails")
    erase(table="network_contactdetails", rows=[contact.pk], actor="tom", reason="verzoek")

    asked = tom.get(undo(deleted))

    assert back == "a@example.nl"
    assert barred(asked) == ["What stood there was erased on request, so it cannot be put back."]


def test_a_reader_sees_what_would_be_put_back_and_puts_nothing_back():
    reader = client_of(factories.make_user(Role.READER))
    city = factories.make_city(name="Ede")

    tried = go(reader, undo(last(), about(city)))

    assert barred(tried) == ["You may not delete cities."]
    assert City.objects.exists()


def test_who_may_not_see_private_rows_does_not_get_them_told():
    with act(actor="kees", batch="erbij"):
        contact = factories.make_contact_details(email="geheim@example.nl")
    entry, office = last(table="network_contactdetails"), last(table="network_office")
    reader = client_of(factories.make_user(Role.READER))

    assert reader.get(undo(entry)).status_code == 404
    page = reader.get(undo(office))
    assert barred(page) == ["Part of it you may not see, so you cannot put it back."]
    assert page.context["outcome"] == []
    assert contact.email not in page.text


def test_a_coordinator_puts_back_what_is_of_the_own_city_alone():
    arnhem, zwolle = factories.make_city(name="Arnhem"), factories.make_city(name="Zwolle")
    user = factories.make_user(Role.COORDINATOR)
    factories.make_coordinator(user=user, city=arnhem)
    coordinator = client_of(user)
    own, other = factories.make_office(city=arnhem), factories.make_office(city=zwolle)
    for office in (own, other):
        with act(actor="kees", batch=str(office.pk)):
            office.party = "VVD"
            office.save()
    moved, away = factories.make_office(city=zwolle), factories.make_office(city=arnhem)
    with act(actor="kees", batch="verhuisd"):
        moved.city = arnhem
        moved.save()
    with act(actor="kees", batch="weg"):
        away.city = zwolle
        away.save()

    done = go(coordinator, undo(last(batch=str(own.pk))))
    tried = go(coordinator, undo(last(batch=str(other.pk))))
    out = go(coordinator, undo(last(batch="verhuisd")))
    back = go(coordinator, undo(last(batch="weg")))

    said = "You edit what belongs to your own cities. Choose one of those as city."
    assert done.status_code == 302
    assert barred(tried) == barred(out) == barred(back) == [said]
    offices = dict(Office.objects.values_list("pk", "party"))
    assert (offices[own.pk], offices[other.pk]) == ("", "VVD")
    moved.refresh_from_db()
    assert moved.city == arnhem


def test_who_has_access_is_not_put_back(admin_client):
    admin_client.cookies["django_language"] = "en"
    with act(actor="kees", batch="erbij"):
        factories.make_user(Role.SECRETARIAT)

    assert barred(admin_client.get(undo(last(batch="erbij")))) == [
        "Who has access is not put back here. Change the user instead."
    ]


@pytest.mark.parametrize(
    "only",
    [
        "",
        "x",
        "network_city",
        "network_city.0",
        "network_city.99999999999999999999",
        "auth_user.1",
        "%00.1",
        "network_city.-1",
    ],
)
def test_forged_addresses_find_nothing(tom, only):
    factories.make_city()

    for page in ("undo", "restore"):
        url = reverse(f"admin:g32_historyentry_{page}", args=[last().pk])
        assert tom.get(f"{url}?only={only}").status_code == 404
    assert tom.get("/admin/g32/historyentry/0/undo/").status_code == 404
    assert tom.get("/admin/g32/historyentry/99999999999999999999/undo/").status_code == 404
