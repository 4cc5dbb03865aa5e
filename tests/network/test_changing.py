"""What changed is recorded as one act: told before it is written, and undone as one."""

import re
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from g32.history import act as by
from g32.models import HistoryEntry
from g32.rights import Role
from network.models import Appointment, AppointmentCitation, Membership, Office, Seat
from tests import factories
from tests.admin import address, said
from tests.changing import act, do, faults, follows, look, seen, told, undone
from tests.faults.digests import digests
from tests.happenings import client_of, last
from tests.hostile.texts import TEXTS
from tests.unwritten import unwritten

pytestmark = pytest.mark.django_db

PASSAGE = "Jaarverslag 2014 p. 3"
CODES = {
    Seat: ["appoint"],
    Appointment: ["succeed", "renew", "end", "confirm"],
    Office: ["end", "confirm"],
    Membership: ["end", "confirm"],
}
#: The first are tried every time, the others when there is time.
EACH_TEXT = [
    pytest.param(name, marks=() if name in ("nul", "markup", "number") else pytest.mark.prove)
    for name in TEXTS
]


@pytest.fixture(autouse=True)
def report():
    return factories.make_source(name="Jaarverslag 2014", as_of=date(2014, 12, 31), pages=40)


@pytest.fixture
def tom():
    return client_of(factories.make_user(Role.SECRETARIAT, username="tom"))


@pytest.fixture
def chair():
    """Somebody who chairs a pillar, and by virtue of that sits on the board."""
    pillar = factories.make_pillar(name="Pijler X")
    seat = factories.make_seat(body=pillar, role="chair")
    board = factories.make_body(name="Bestuur", kind="executive_board")
    factories.make_seat(body=board, label="voorzitter X", ex_officio_of=seat)
    person = factories.make_person(first_names="An", surname="Oud")
    return factories.make_appointment(seat=seat, person=person, start="2013", how="elected")


@pytest.fixture
def new():
    return factories.make_person(first_names="Bo", surname="Nieuw")


def test_the_button_asks_whether_a_mistake_is_corrected_or_a_change_recorded(tom, chair):
    page = tom.get(address(chair, "page", chair.pk))
    asked = tom.get(address(chair, "changed", chair.pk))

    assert f'href="{address(chair, "changed", chair.pk)}">Change</a>' in page.text
    assert "Correct a mistake" in asked.text
    assert f'href="{address(chair, "change", chair.pk)}"' in asked.text
    assert "Record what changed" in asked.text
    codes = [change.code for change, _address in asked.context["offered"]]
    assert codes == CODES[Appointment]
    assert all(f'href="{act(chair, code)}"' in asked.text for code in codes)
    assert "Succeed</a>" in asked.text


def test_where_nothing_is_left_to_record_the_button_leads_to_the_form(tom, chair):
    Appointment.objects.update(end="2014")
    body = chair.seat.body

    pages = [tom.get(address(each, "page", each.pk)) for each in (chair, body)]

    for page, record in zip(pages, (chair, body), strict=True):
        assert f'href="{address(record, "change", record.pk)}">Change</a>' in page.text


def test_a_succession_is_told_before_it_is_written(tom, chair, new):
    with unwritten():
        page = look(tom, act(chair, "succeed"), person=new.pk, start="okt 2014", at=PASSAGE)

    assert told(page) == [
        ("update", "An Oud: chair, Pijler X", [("End", "October 2014")]),
        (
            "insert",
            PASSAGE,
            [
                ("Passage", PASSAGE),
                ("Field", "End"),
                ("Stance", "states"),
                ("Record", "An Oud: chair, Pijler X"),
            ],
        ),
        (
            "insert",
            "Bo Nieuw: chair, Pijler X",
            [
                ("Person", "Bo Nieuw"),
                ("Seat", "chair, Pijler X"),
                ("How", "took over"),
                ("Start", "October 2014"),
            ],
        ),
        (
            "insert",
            PASSAGE,
            [
                ("Passage", PASSAGE),
                ("Stance", "states"),
                ("Record", "Bo Nieuw: chair, Pijler X"),
            ],
        ),
    ]
    assert follows(page) == [
        "An Oud holds “voorzitter X, Bestuur” ex officio up to October 2014.",
        "Bo Nieuw then holds “voorzitter X, Bestuur” ex officio.",
    ]
    assert "Record it" in page.text


def test_what_was_told_is_written_as_one_act_and_undone_as_one(tom, chair, new):
    kept = ("sessions", "g32", "auth")
    before, written = digests(leave_out=kept), last().pk

    done = do(tom, act(chair, "succeed"), "Gelezen", person=new.pk, start="2014-10-02", at=PASSAGE)

    entries = HistoryEntry.objects.filter(pk__gt=written)
    assert (done.status_code, done.url) == (302, address(chair, "page", chair.pk))
    assert entries.count() == 4
    assert len(set(entries.values_list("actor", "reason", "batch"))) == 1
    assert entries.values_list("actor", "reason")[0] == ("tom", "Gelezen")
    assert dict(Appointment.objects.values_list("person__surname", "end")) == {
        "Oud": "2014-10-01",
        "Nieuw": "",
    }
    (message,) = said(done)
    (link,) = re.findall('href="([^"]+)"', message)
    assert "Undo all of it" in tom.get(link).text
    assert undone(tom, last()).status_code == 302
    assert digests(leave_out=kept) == before


@pytest.mark.parametrize(
    ("code", "typed", "row"),
    [
        ("end", {"end": "2014-10"}, ("Oud", "2014-10", "elected")),
        ("renew", {"start": "2014-10"}, ("Oud", "2014-10", "elected")),
    ],
)
def test_an_appointment_ends_or_begins_anew(tom, chair, code, typed, row):
    done = do(tom, act(chair, code), at=PASSAGE, **typed)

    assert done.status_code == 302
    rows = Appointment.objects.order_by("pk").values_list("person__surname", "end", "how")
    assert rows[0] == row
    assert len(rows) == (2 if code == "renew" else 1)


def test_that_a_seat_becomes_vacant_is_told(tom, chair):
    page = look(tom, act(chair, "end"), end="2014-10", at=PASSAGE)

    assert follows(page) == [
        "An Oud holds “voorzitter X, Bestuur” ex officio up to October 2014.",
        "“voorzitter X, Bestuur” is vacant after October 2014.",
        "“chair, Pijler X” is vacant after October 2014.",
    ]


def test_a_seat_that_somebody_may_hold_or_that_is_gone_by_then_is_not_vacant(tom, chair, new):
    factories.make_appointment(seat=chair.seat, person=new, start="2016")
    told_of_later = follows(look(tom, act(chair, "end"), end="2014-10", at=PASSAGE))
    told_of_same = follows(look(tom, act(chair, "end"), end="2015-12", at=PASSAGE))
    Appointment.objects.filter(person=new).delete()
    Seat.objects.update(end="2014-10-15")
    told_of_gone = follows(look(tom, act(chair, "end"), end="2014-10", at=PASSAGE))

    assert [each for each in told_of_later if "vacant" in each] != []
    assert [each for each in (*told_of_same, *told_of_gone) if "vacant" in each] == []


def test_somebody_is_appointed_to_a_seat(tom, chair, new):
    done = do(tom, act(chair.seat, "appoint"), person=new.pk, start="2014", at=PASSAGE)
    derived = chair.seat.ex_officio_seats.get()

    assert done.url == address(chair.seat, "page", chair.seat.pk)
    assert Appointment.objects.get(person=new).seat == chair.seat
    assert AppointmentCitation.objects.get(record__person=new).page == 3
    assert tom.get(address(derived, "changed", derived.pk)).context["offered"] == []


def test_with_an_office_ends_what_is_held_by_virtue_of_it(tom):
    arnhem, zwolle = factories.make_city(name="Arnhem"), factories.make_city(name="Zwolle")
    office = factories.make_office(city=arnhem, start="2010")
    pillar = factories.make_pillar(name="Pijler X")
    for label, city in (("lid A", arnhem), ("lid Z", zwolle), ("lid zelf", None)):
        seat = factories.make_seat(body=pillar, label=label)
        factories.make_appointment(seat=seat, person=office.person, city=city)
    url = act(office, "end")

    page = look(tom, url, end="2014-03-27", at=PASSAGE)
    done = tom.post(url, seen(page))

    ends = [name for done_, name, _lines in told(page) if done_ == "update"]
    assert ends == [str(office), f"{office.person} (Arnhem): lid A, Pijler X"]
    assert follows(page) == [
        "“lid A, Pijler X” is vacant after 27 March 2014.",
        "“lid Z, Pijler X” stays: it is held for Zwolle.",
        "“lid zelf, Pijler X” stays: it is held for no city.",
    ]
    assert done.status_code == 302
    assert Appointment.objects.filter(end="2014-03-27").count() == 1


def test_that_another_office_keeps_a_seat_is_told(tom):
    office = factories.make_office(city=factories.make_city(name="Arnhem"), start="2010")
    factories.make_office(person=office.person, city=office.city, function="mayor")
    factories.make_appointment(
        seat=factories.make_seat(body=factories.make_pillar(name="Pijler X")),
        person=office.person,
        city=office.city,
    )

    page = look(tom, act(office, "end"), end="2014", at=PASSAGE)

    assert follows(page) == ["“member, Pijler X” stays: another office in Arnhem goes on."]


def test_what_every_member_city_holds_ends_with_the_membership(tom):
    board = factories.make_body(name="Algemeen Bestuur", kind="general_assembly")
    factories.make_seat(body=board, every_member=True)
    membership = factories.make_membership(city=factories.make_city(name="Tiel"), start="2001")

    page = look(tom, act(membership, "end"), end="2014", at=PASSAGE)

    assert follows(page) == [
        "Tiel holds “member, Algemeen Bestuur” ex officio up to 2014.",
        "“member, Algemeen Bestuur” is vacant after 2014.",
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


def test_a_coordinator_records_what_is_of_the_own_city_alone():
    arnhem, zwolle = factories.make_city(name="Arnhem"), factories.make_city(name="Zwolle")
    user = factories.make_user(Role.COORDINATOR)
    factories.make_coordinator(user=user, city=arnhem)
    ann = client_of(user)
    seat = factories.make_seat()
    own = factories.make_appointment(seat=seat, city=arnhem, start="2010")
    other = factories.make_appointment(seat=seat, city=zwolle, start="2010")
    new = factories.make_person()
    typed = {"person": new.pk, "start": "2014", "at": PASSAGE}
    membership = factories.make_membership(city=arnhem)

    with unwritten():
        barred = ann.get(act(other, "succeed")), ann.get(act(membership, "end"))
        away = look(ann, act(own, "succeed"), city=zwolle.pk, **typed)
        away_too = look(ann, act(seat, "appoint"), city=zwolle.pk, **typed)
    appointed = do(ann, act(seat, "appoint"), city=arnhem.pk, **typed)
    ended = do(ann, act(own, "end"), end="2014", at=PASSAGE)

    said_ = "You edit what belongs to your own cities. Choose one of those as city."
    assert [page.status_code for page in barred] == [403, 403]
    assert faults(away) == faults(away_too) == [said_]
    assert (appointed.status_code, ended.status_code) == (302, 302)
    assert "Appoint</a>" in ann.get(address(seat, "changed", seat.pk)).text


def test_what_a_coordinator_may_not_write_along_refuses_it_all():
    """The office is of the own city, and so would be the seat; but it was moved away meanwhile."""
    arnhem, zwolle = factories.make_city(name="Arnhem"), factories.make_city(name="Zwolle")
    user = factories.make_user(Role.COORDINATOR)
    factories.make_coordinator(user=user, city=arnhem)
    ann, own = client_of(user), factories.make_appointment(city=arnhem, start="2010")
    page = look(ann, act(own, "end"), end="2014", at=PASSAGE)
    Appointment.objects.update(city=zwolle)

    assert ann.post(act(own, "end"), seen(page)).status_code == 403
    assert Appointment.objects.get().end == ""


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
@pytest.mark.parametrize(("model", "code"), [(m, code) for m in CODES for code in CODES[m]])
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
