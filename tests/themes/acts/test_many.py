"""What becomes of bodies of many members: in as many queries as of a few, on the page too."""

from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from network.models import Appointment, Body
from tests import factories
from tests.admin import address
from tests.changing import act, look, seen
from tests.happenings import change_of, last
from themes.actions import continue_as, dissolve, merge, split

pytestmark = pytest.mark.django_db

#: Members; pages take time.
FEW, MANY, ON_PAGES = 3, 60, 8
GIVEN = {"on": "2 okt 2014", "at": "Jaarverslag 2014 p. 3"}


def pillar(name, number):
    """A pillar with so many seats by virtue of which others are filled, there and on the board, and
    as many the other way round; so many who hold them, get them or leave them by themselves; and so
    many groups.
    """
    body = factories.make_body(name=name, kind="pillar", start="2010")
    board = factories.make_body(name=f"Bestuur {name}", kind="executive_board")
    leads = factories.make_seat(body=board, role="chair")
    members = factories.make_seat(body=body, role="member", maximum=None)
    for place in range(number):
        seat = factories.make_seat(body=body, label=f"lid {place}")
        holder = {"person": factories.make_person(surname="Jansen"), "city": factories.make_city()}
        if place % 3 == 1:
            holder = {"person": None, "note": f"een wethouder van stad {place}"}
        for each in (seat, members):
            factories.make_appointment(seat=each, start="2012", **holder)
        for where in (body, board):
            factories.make_seat(body=where, role="adviser", label=f"{place}", ex_officio_of=seat)
        factories.make_seat(body=body, role="secretary", label=f"{place}", ex_officio_of=leads)
        factories.make_appointment(seat=seat, start="2014", planned=True)
        factories.make_appointment(seat=seat, start="2012", end="2016")
        factories.make_pillar_link(pillar=body, group=factories.make_body())
    factories.make_seat(body=body, role="secretary", every_member=True)
    return body


def three(number):
    """Two pillars, and a third that has the seats of the first already: each third of those is held
    there by the same, and each third only announced.
    """
    one, other = (pillar(name, number) for name in ("Pijler Een", "Pijler Twee"))
    third = factories.make_body(name="Pijler Drie", kind="pillar", start="2009")
    for place, seat in enumerate(one.seats.filter(label__startswith="lid").order_by("pk")):
        own = factories.make_seat(body=third, label=seat.label, maximum=None)
        held = seat.appointments.get(end="", planned=False)
        if place % 3:
            factories.make_appointment(
                seat=own, person=held.person, note=held.note, start="2011", planned=place % 3 == 2
            )
    return one, other, third


def new(name="Pijler Nieuw"):
    return Body(name=name, kind="pillar")


def on(passage):
    """Each act, with seats that go along and without."""
    given = {"on": "2014-10-02", "passage": passage}
    along = given | {"seats_along": True}
    return {
        "merge": lambda one, other, _in: merge(predecessors=[one, other], into=new(), **given),
        "merge, new": lambda one, other, _in: merge(predecessors=[one, other], into=new(), **along),
        "merge, there": lambda one, other, there: merge(
            predecessors=[one, other], into=there, **along
        ),
        "continue": lambda one, _other, there: continue_as(
            predecessor=one, successor=there, **given
        ),
        "continue, new": lambda one, _other, _in: continue_as(
            predecessor=one, successor=new(), **along
        ),
        "split": lambda one, _other, there: split(predecessor=one, into=[new(), there], **given),
        "dissolve": lambda one, _other, _in: dissolve(body=one, **given),
    }


def asked(do, *given):
    """How many queries it takes, and what comes of it."""
    with CaptureQueriesContext(connection) as queries:
        found = do(*given)
    return len(queries), found


def undone(number, do, *each):
    """What comes of each with pillars of so many members; all of it is taken back."""
    found = {}
    with transaction.atomic():
        pillars = three(number)
        for what in each:
            with transaction.atomic():
                found[what] = do(what, *pillars)
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return found


@pytest.mark.once  # the same queries on every engine
def test_of_many_members_as_of_a_few(passage):
    acts = on(passage)

    def queries(name, *pillars):
        number, _found = asked(acts[name], *pillars)
        assert not Appointment.objects.filter(seat__body=pillars[0], end="").exists()
        assert not pillars[0].group_links.filter(end="").exists()
        return number

    few, many = (undone(number, queries, *acts) for number in (FEW, MANY))

    assert few == many


@pytest.mark.once  # the same queries on every engine
def test_on_the_page_that_tells_it_and_where_it_leads(tom):
    """What a page of the history shows is bounded: there it takes no more than of a few."""

    def queries(code, one, other, third):
        url, along = act(one, code), {"into": third.pk, "seats_along": "on"}
        typed = {
            "merge": along | {"others": [other.pk]},
            "continue": along,
            "split": {"new": "Pijler C\nPijler D", "ends": "on"},
            "dissolve": {},
        }
        looking, page = asked(lambda: look(tom, url, **typed[code] | GIVEN))
        doing, done = asked(lambda: tom.post(url, seen(page)))
        assert done.url == address(one, "page", one.pk)
        showing = [asked(tom.get, address(e, "page", e.pk))[0] for e in (one, other, third)]
        told, _page = asked(tom.get, change_of(last()))
        return (looking, doing, *showing), told

    codes = ("merge", "continue", "split", "dissolve")
    few, many = (undone(number, queries, *codes) for number in (FEW, ON_PAGES))

    assert {code: pages for code, (pages, _told) in few.items()} == {
        code: pages for code, (pages, _told) in many.items()
    }
    assert all(many[code][1] <= few[code][1] for code in codes)


def test_what_a_database_writes_in_another_order_is_what_was_told(tom):
    url = act(pillar("Pijler Een", FEW), "dissolve")
    told = look(tom, url, **GIVEN).context["told"]

    turned, less = replace(told, writes=told.writes[::-1]), replace(told, writes=told.writes[1:])

    assert turned.digest == told.digest
    assert less.digest != told.digest
