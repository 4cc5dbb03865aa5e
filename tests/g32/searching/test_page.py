"""The page “Zoeken”, and the box on every page."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from g32.rights import Role
from tests import factories
from tests.elements import attribute, elements, text
from tests.hostile.texts import TEXTS
from tests.pages import visitor
from tests.privacy.people import client_of

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:search")


def links(page):
    """Where the hits lead."""
    return [
        attribute(next(elements(each, "a")), "href")
        for section in elements(page.text, "section")
        for each in elements(section, "li")
    ]


def box(page):
    """The form of the box, and what stands in it."""
    [form] = elements(page.text, "form", class_="search-box")
    [typed] = elements(form, "input", id="search-box")
    return attribute(form, "action"), attribute(form, "method"), attribute(typed, "value")


def test_a_hit_leads_to_the_page_of_its_record_also_where_it_is_the_only_one(admin_client):
    city = factories.make_city(name="Enschede")

    page = admin_client.get(PAGE, {"q": " enschede "})

    assert (page.status_code, links(page)) == (200, [f"/admin/network/city/{city.pk}/"])
    assert box(page) == ("/admin/search/", "get", "enschede")


def test_the_chosen_day_goes_along(admin_client):
    city = factories.make_city(name="Enschede")

    page = admin_client.get(PAGE, {"q": "enschede", "op": "2014-09-01"})

    assert links(page) == [f"/admin/network/city/{city.pk}/?op=2014-09-01"]
    [form] = elements(page.text, "form", class_="search-box")
    hidden = [attribute(each, "value") for each in elements(form, "input", name="op")]
    assert hidden == ["2014-09-01"]


def test_the_offices_are_those_of_the_chosen_day(admin_client):
    person = factories.make_person(surname="Jansen")
    for function, start, end in (("alderman", "2002", "2009"), ("mayor", "2010", "")):
        factories.make_office(person=person, function=function, start=start, end=end)

    def parts(day):
        page = admin_client.get(PAGE, {"q": "jansen", "op": day})
        return [hit.parts for group in page.context["groups"] for hit in group.hits]

    assert [parts("2005-01-01"), parts("2015-01-01")] == [[["wethouder"]], [["burgemeester"]]]


@pytest.mark.parametrize("address", ["index", "reports", "network_city_changelist", "guide"])
def test_the_box_stands_on_every_page_empty(admin_client, address):
    page = admin_client.get(reverse(f"admin:{address}"), {"q": "iets"})

    assert box(page) == ("/admin/search/", "get", "")


def test_who_may_read_nothing_has_no_box():
    page = visitor().get(reverse("admin:index"))

    assert list(elements(page.text, "form", class_="search-box")) == []


def test_a_reader_is_asked_no_more_than_everybody_else():
    client = Client()
    client.force_login(factories.make_user(Role.READER))
    factories.make_city(name="Enschede")
    client.get(PAGE, {"q": "enschede"})

    with CaptureQueriesContext(connection) as asked:
        page = client.get(PAGE, {"q": "enschede"})

    assert len(links(page)) == 1
    assert len(asked) <= 10


@pytest.mark.parametrize("typed", ["", " ", "e", "\0", "’", "!?-_ .,", "é" * 10_000, "a " * 5_000])
def test_what_is_nothing_to_look_for_costs_nothing(admin_client, typed):
    factories.make_city(name="Enschede")
    admin_client.get(PAGE)
    with CaptureQueriesContext(connection) as plain:
        admin_client.get(PAGE)

    with CaptureQueriesContext(connection) as asked:
        page = admin_client.get(PAGE, {"q": typed})

    assert (page.status_code, links(page), len(asked)) == (200, [], len(plain))
    told = [text(each) for each in elements(page.text, "p", class_="empty")]
    assert len(told) == bool(typed.replace("\0", "").strip())


@pytest.mark.parametrize("typed", TEXTS.values(), ids=TEXTS)
def test_whatever_is_typed_is_answered(admin_client, typed):
    for name in ("Enschede", "<script>window.taken=1</script>", "{{ request.user.password }}"):
        factories.make_city(name=name)

    page = admin_client.get(PAGE, {"q": typed})

    assert page.status_code == 200
    assert "<script>window" not in page.text
    assert admin_client.get(PAGE + "?q=a&q=enschede").status_code == 200


def test_a_text_of_many_words_is_taken_as_it_was_typed(admin_client):
    factories.make_topic(name="Van alles en nog wat")
    admin_client.get(PAGE)
    with CaptureQueriesContext(connection) as plain:
        admin_client.get(PAGE)

    with CaptureQueriesContext(connection) as asked:
        page = admin_client.get(PAGE, {"q": "van alles en nog watt of iets anders"})

    assert (page.status_code, links(page)) == (200, [])
    assert len(asked) == len(plain) + 1
    assert admin_client.get(PAGE, {"q": "a b c d e f g h i j k l m n o p " * 6}).status_code == 200


@pytest.mark.once
@pytest.mark.parametrize(
    ("path", "status"), [("/nergens/", 404), ("/admin/g32/historyentry/add/", 403)]
)
def test_where_there_is_no_page_one_can_search_for_it(path, status):
    reader = client_of(Role.READER)

    answers = [reader.get(path), Client().get(path)]

    assert answers[0].status_code == status
    assert ['role="search"' in each.content.decode() for each in answers] == [True, False]
