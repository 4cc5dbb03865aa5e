"""What is not recorded: refused with a sentence, or already there; and nothing is written."""

import pytest
from django.contrib.sessions.models import Session

from g32.admin.changing import mixin
from g32.history import act as by
from g32.rights import Role
from network.models import Appointment, Membership, Office, Person, Seat
from tests import factories
from tests.admin import address, said
from tests.changing import act, faults, look, seen, told
from tests.happenings import client_of
from tests.hostile.texts import TEXTS
from tests.unwritten import unwritten

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine

PASSAGE = "Jaarverslag 2014 p. 3"
ACTS = [
    (Seat, "appoint"),
    *((Appointment, code) for code in ("succeed", "renew", "end", "confirm")),
    (Person, "merge"),
    *((kind, code) for kind in (Office, Membership) for code in ("end", "confirm")),
]
#: The first are tried every time, the others when there is time.
EACH_TEXT = [
    pytest.param(name, marks=() if name in ("nul", "markup", "number") else pytest.mark.prove)
    for name in TEXTS
]


def test_what_is_refused_is_told_at_its_field_and_nothing_is_written(tom, chair, new):
    url = act(chair, "succeed")
    with unwritten():
        himself = look(tom, url, person=chair.person.pk, start="2014", at=PASSAGE)
        nobody = look(tom, url, start="2014", at=PASSAGE)
        before = look(tom, url, person=new.pk, start="2012", at=PASSAGE)
        no_source = look(tom, url, person=new.pk, start="2014", at="Jaarverslag 2099")
        no_page = look(tom, url, person=new.pk, start="2014", at="Jaarverslag 2014 p. 41")
        never = look(tom, url, person=new.pk, start="ooit", at="")

    pages = (himself, nobody, before, no_source, no_page, never)
    assert [page.context["told"] for page in pages] == [None] * 6
    assert [sorted(page.context["form"].errors) for page in pages] == [
        ["person"],
        ["person"],
        ["start"],
        ["at"],
        ["at"],
        ["at", "start"],
    ]
    assert "An Oud holds this seat already." in himself.text


def test_without_having_looked_nothing_is_written(tom, chair):
    url, typed = act(chair, "end"), {"end": "2014", "at": PASSAGE, "_do": "1"}
    version = tom.get(url).context["version"]
    with unwritten():
        unseen = tom.post(url, typed | {"_version": version})
        other = tom.post(url, typed | {"_version": version, "_told": "x"})
        unsaid = tom.post(url, typed | {"_told": unseen.context["told"].digest})

    assert [faults(page)[0][:35] for page in (unseen, other, unsaid)] == [
        "What would be written is no longer ",
        "What would be written is no longer ",
        "This page does not say what it show",
    ]
    assert tom.post(url, seen(other)).status_code == 302


def test_what_somebody_else_changed_meanwhile_is_told_anew(tom, chair, new):
    office = factories.make_office(city=factories.make_city(), start="2010")
    url = act(office, "end")
    page = look(tom, url, end="2014", at=PASSAGE)
    with by(actor="kees"):
        factories.make_appointment(person=office.person, city=office.city)

    with unwritten():
        tried = tom.post(url, seen(page))

    assert faults(tried)[0].startswith("What would be written is no longer what the page told")
    assert len(told(tried)) == len(told(page)) + 2
    assert tom.post(url, seen(tried)).status_code == 302
    assert Appointment.objects.filter(end="2014").count() == 1


def test_of_two_who_record_the_same_the_second_is_told_what_stands(tom, chair, new):
    kees, url = client_of(factories.make_user(Role.SECRETARIAT)), act(chair, "succeed")
    typed = {"person": new.pk, "start": "2014-10", "at": PASSAGE}
    pages = [look(client, url, **typed) for client in (tom, kees)]
    tom.post(url, seen(pages[0]))

    with unwritten():
        tried = kees.post(url, seen(pages[1]))

    assert "It has ended already (October 2014)." in faults(tried)[0]
    assert Appointment.objects.count() == 2


def test_sent_twice_it_is_recorded_once(tom, chair, new):
    url = act(chair.seat, "appoint")
    posted = seen(look(tom, url, person=new.pk, start="2014/2016", at=PASSAGE))
    first = tom.post(url, posted)

    with unwritten():
        again = tom.post(url, posted)
        otherwise = tom.post(url, posted | {"_reason": "toch"})

    assert first.url == again.url == otherwise.url == address(chair.seat, "page", chair.seat.pk)
    assert said(again)[-1].startswith("This was recorded already")
    assert Appointment.objects.filter(person=new).count() == 1


def appoint_along(office):
    factories.make_appointment(person=office.person, city=office.city)


def end_first(office):
    Office.objects.filter(pk=office.pk).update(end="2013")


@pytest.mark.parametrize(
    ("meanwhile", "sentence"),
    [
        (appoint_along, "What would be written is no longer what the page told"),
        (end_first, "It has ended already (2013)."),
    ],
)
def test_what_is_written_after_all_must_be_what_was_told(tom, monkeypatch, meanwhile, sentence):
    """Somebody writes just between trying it and doing it, which no lock prevents."""
    office = factories.make_office(city=factories.make_city(), start="2010")
    url = act(office, "end")
    posted = seen(look(tom, url, end="2014", at=PASSAGE))
    attempt = mixin.attempt

    def tried(change, user):
        found = attempt(change, user)
        meanwhile(office)
        return found

    monkeypatch.setattr(mixin, "attempt", tried)
    page = tom.post(url, posted)

    assert faults(page)[0].startswith(sentence)
    assert not Office.objects.filter(end="2014").exists()


def test_a_reader_records_nothing(chair):
    reader = client_of(factories.make_user(Role.READER))

    page = reader.get(address(chair, "page", chair.pk))

    assert "Change</a>" not in page.text
    assert "in-place" not in page.text
    assert reader.get(address(chair, "changed", chair.pk)).status_code == 403
    assert reader.get(act(chair, "end")).status_code == 403


def test_an_unknown_act_or_record_is_not_there(tom, chair):
    urls = [
        act(chair, "abolish"),
        address(chair, "act", 99, "end"),
        address(chair, "act", "x", "end"),
        address(chair, "act", "9" * 30, "end"),
        address(chair, "changed", 99),
        act(chair.seat, "succeed"),
    ]

    for url in urls:
        assert tom.get(url).status_code == 404
        assert tom.post(url, {"_do": "1"}).status_code == 404


@pytest.mark.parametrize("text", EACH_TEXT)
@pytest.mark.parametrize(("model", "code"), ACTS)
def test_a_form_that_is_full_of_anything_is_refused(tom, model, code, text):
    url = act(factories.make(model), code)
    names = [*tom.get(url).context["form"].fields, "_version", "_told", "_reason", "_do"]

    with unwritten():
        page = tom.post(url, dict.fromkeys(names, TEXTS[text]))

    assert page.status_code == 200
    assert TEXTS["markup"] not in page.text
    assert faults(page) != []


@pytest.mark.parametrize("text", EACH_TEXT)
def test_one_hostile_field_among_good_ones_is_refused_or_kept_as_text(tom, chair, new, text):
    url = act(chair, "succeed")
    good = {"person": new.pk, "start": "2014", "at": PASSAGE}
    for name in ("person", "city", "organisation", "note", "start", "how", "at"):
        with unwritten():
            page = look(tom, url, **good | {name: TEXTS[text]})
        assert page.status_code == 200
        assert TEXTS["markup"] not in page.text
        assert faults(page) or name == "note"


def test_what_was_typed_when_the_session_had_ended_is_there_again(tom, chair):
    url = act(chair, "end")
    page = tom.get(url)
    typed = {"_version": page.context["version"], "end": "okt 2014", "at": PASSAGE}
    user = page.wsgi_request.user
    Session.objects.all().delete()
    sent = tom.post(url, typed)
    tom.force_login(user)

    page = tom.get(sent.url.partition("next=")[2])

    assert page.context["form"]["end"].value() == "okt 2014"
    assert "You had to log in" in faults(page)[0]
