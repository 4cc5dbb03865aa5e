"""What member cities and groups lack: an administrator, a seat in a pillar, somebody who leads."""

import pytest

from g32.findings import Ask, checks
from g32.reports import When
from tests import factories
from tests.network.finding import appoint, since

pytestmark = pytest.mark.django_db


def test_a_member_without_anybody_is_found_as_long_as_it_is_a_member():
    city = factories.make_city(slug="ede")
    factories.make_membership(city=city, start="2010-01-01", end="2014-12-31")
    factories.make_office(
        person=factories.make_person(), city=city, function="mayor", start="2012-05-01"
    )
    factories.make_city(slug="no-member")

    assert since("no_administrator") == [("ede", "2010-01-01")]
    assert since("no_administrator", on="2012-05-01") == []
    for check in ("no_pillar_seat", "no_coordinator"):
        assert since(check) == [("ede", "2010-01-01")]
        assert since(check, on="2015-01-01") == []


def test_a_seat_in_a_pillar_or_one_that_every_member_has_will_do():
    here, there = factories.make_city(slug="ede"), factories.make_city(slug="almelo")
    for city in (here, there):
        factories.make_membership(city=city, start="2010-01-01")
    pillar = factories.make_pillar()
    appoint(factories.make_seat(body=pillar), "2010-01-01", person=None, city=here)

    assert since("no_pillar_seat") == [("almelo", "2010-01-01")]

    factories.make_seat(body=pillar, label="alle", every_member=True, start="2012-01-01")

    assert since("no_pillar_seat") == [("almelo", "2010-01-01")]
    assert since("no_pillar_seat", on="2012-01-01") == []


def test_a_theme_group_that_nobody_leads_is_found():
    group = factories.make_body(slug="wonen", kind="theme_group", start="2010-01-01")
    factories.make_body(slug="ambtelijk", kind="working_group", level="official", start="2010")
    lead = factories.make_seat(body=group, role="political_lead")
    appoint(lead, "2012-01-01", "2013-12-31")

    assert since("no_lead") == [("wonen", "2010-01-01"), ("wonen", "2014-01-01")]


def test_who_leads_ex_officio_leads():
    group = factories.make_body(kind="theme_group", start="2010-01-01")
    chair = factories.make_seat(role="chair")
    factories.make_seat(body=group, role="chair", ex_officio_of=chair)
    appoint(chair, "2009")

    assert since("no_lead") == []


@pytest.mark.parametrize(
    ("function", "lacking"), [("alderman", []), ("official", ["ede"]), ("administrator", [])]
)
def test_an_official_is_no_administrator(function, lacking):
    city = factories.make_city(slug="ede")
    factories.make_membership(city=city, start="2010-01-01")
    factories.make_office(city=city, function=function, start="2009")

    assert [slug for slug, _day in since("no_administrator")] == lacking


def test_who_sits_in_a_pillar_ex_officio_over_several_steps_sits_there():
    city = factories.make_city(slug="ede")
    factories.make_membership(city=city, start="2010-01-01")
    chair = factories.make_seat(role="chair")
    between = factories.make_seat(ex_officio_of=chair)
    factories.make_seat(body=factories.make_pillar(), ex_officio_of=between)
    appoint(chair, "2009", person=None, city=city)

    assert since("no_pillar_seat") == []


@pytest.mark.parametrize("pillar", [{"end": "2009"}, {"planned": True}])
def test_a_seat_of_every_member_is_none_where_its_pillar_is_not_there(pillar):
    factories.make_membership(city=factories.make_city(slug="ede"), start="2010-01-01")
    body = factories.make_pillar(**({"start": "2005"} | pillar))
    factories.make_seat(body=body, every_member=True, start="")

    assert since("no_pillar_seat") == [("ede", "2010-01-01")]


def test_who_leads_ex_officio_over_several_steps_leads():
    group = factories.make_body(kind="theme_group", start="2010-01-01")
    chair = factories.make_seat(role="chair")
    between = factories.make_seat(ex_officio_of=chair)
    factories.make_seat(body=group, role="chair", ex_officio_of=between)
    appoint(chair, "2009")

    assert since("no_lead") == []


def test_of_one_group_alone_the_same_is_found_as_of_all():
    """Who leads another group, and is only a member of this one, does not lead it."""
    other, group = (factories.make_body(kind="theme_group", start="2010") for _number in "ab")
    chair = factories.make_seat(body=other, role="chair")
    factories.make_seat(body=group, role="member", ex_officio_of=chair)
    factories.make_seat(body=factories.make_body(), role="chair", ex_officio_of=chair)
    appoint(chair, "2010-01-01")
    (check,) = checks()["no_lead"]

    alone = check.findings(Ask(When(), frozenset({group.pk})))

    assert [each.record for each in alone] == [group]
    assert group in [each.record for each in check.findings(Ask(When()))]
