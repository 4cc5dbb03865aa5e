"""What changed is recorded as one act: told before it is written, and undone as one."""

import re

import pytest

from g32.models import HistoryEntry
from network.models import Appointment, AppointmentCitation, Body, Seat
from tests import factories
from tests.admin import address, said
from tests.changing import act, do, follows, look, seen, told, undone
from tests.faults.digests import stored
from tests.happenings import last
from tests.unwritten import unwritten

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine

PASSAGE = "Jaarverslag 2014 p. 3"


def test_the_button_asks_whether_a_mistake_is_corrected_or_a_change_recorded(tom, chair):
    page = tom.get(address(chair, "page", chair.pk))
    asked = tom.get(address(chair, "changed", chair.pk))

    assert f'href="{address(chair, "changed", chair.pk)}">Change</a>' in page.text
    assert "Correct a mistake" in asked.text
    assert f'href="{address(chair, "change", chair.pk)}"' in asked.text
    assert "Record what changed" in asked.text
    codes = [change.code for change, _address in asked.context["offered"]]
    assert codes == ["succeed", "renew", "end", "confirm"]
    assert all(f'href="{act(chair, code)}"' in asked.text for code in codes)
    assert "Succeed</a>" in asked.text


def test_where_nothing_is_left_to_record_the_button_leads_to_the_form(tom, chair):
    Appointment.objects.update(end="2014")
    body = chair.seat.body
    Body.objects.update(end="2015")

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
    before, written = stored(leave_out=kept), last().pk

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
    assert stored(leave_out=kept) == before


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
    Seat.objects.update(end="")
    Body.objects.update(end="2014-10-15")
    told_of_gone += follows(look(tom, act(chair, "end"), end="2014-10", at=PASSAGE))

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
