"""The page “Bevindingen”, what is set aside there, and what stands on the pages of records."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from g32.findings import checks
from g32.models import HistoryEntry, SetAside
from g32.rights import Role
from network.models import City
from tests import factories
from tests.admin import address
from tests.elements import attribute, elements, text
from tests.pages import panels, visit, visitor
from tests.rights.world import make_user

pytestmark = pytest.mark.django_db

PAGE, ASIDE = reverse("admin:findings"), reverse("admin:finding_aside")


@pytest.fixture
def vacancies():
    """Two seats that were vacant: one in 2012, one since 2014."""
    seats = []
    for slug, start, end, again in (("toen", "2010", "2011", "2013"), ("nu", "2010", "2013", "")):
        seat = factories.make_seat(slug=slug, start="2010-01-01")
        factories.make_appointment(seat=seat, start=start, end=end)
        if again:
            factories.make_appointment(seat=seat, start=again)
        seats.append(seat)
    return seats


def numbers(client, query=""):
    """How many findings there are of each kind."""
    return {kind.code: kind.rest for kind in client.get(PAGE + query).context["kinds"]}


def lines(client, query):
    return [
        (line.finding.record.slug, line.reason)
        for line in client.get(PAGE + query).context["lines"]
    ]


def put_aside(client, record, check="vacant", place=0, **typed):
    """Send the form that stands with one of the findings of a record."""
    page = client.get(f"{PAGE}?check={check}&past=1&all=1")
    forms = [
        {attribute(e, "name"): attribute(e, "value") for e in elements(form, "input")}
        for form in elements(page.text, "form", action=ASIDE)
    ]
    row = f"{record._meta.db_table}.{record.pk}"
    given = [form for form in forms if form["row"] == row][place]
    del given["csrfmiddlewaretoken"]
    return client.post(ASIDE, given | typed, follow=True)


def test_the_page_counts_what_is_found_on_the_day_and_on_all_days(admin_client, vacancies):
    assert numbers(admin_client)["vacant"] == 1
    assert numbers(admin_client, "?past=1")["vacant"] == 2
    assert numbers(admin_client, "?op=2012-06-01")["vacant"] == 1
    assert "vacant" not in numbers(admin_client, "?op=2011-06-01")


def test_a_kind_of_finding_is_listed_with_since_when_and_where_it_is_mended(
    admin_client, vacancies
):
    page = admin_client.get(f"{PAGE}?check=vacant&past=1")

    assert lines(admin_client, "?check=vacant&past=1") == [("toen", None), ("nu", None)]
    said = [text(each) for each in elements(page.text, "span", class_="since")]
    assert said == ["Van 1 januari 2012 t/m 31 december 2012.", "Sinds 1 januari 2014."]
    hrefs = [attribute(each, "href") for each in elements(page.text, "a", class_="button")]
    assert hrefs == [vacant_mending(seat) for seat in vacancies]


def vacant_mending(seat):
    return address(seat, "act", seat.pk, "appoint")


def test_a_finding_that_is_set_aside_no_longer_counts(admin_client, vacancies):
    toen, _nu = vacancies

    answer = put_aside(admin_client, toen, reason="Zo was het afgesproken")

    assert "Opzij gezet" in answer.text
    kind = answer.context["chosen"]
    assert (kind.number, kind.rest) == (1, 1)
    assert numbers(admin_client, "?past=1")["vacant"] == 1
    listed = lines(admin_client, "?check=vacant&past=1&all=1")
    assert listed == [("toen", "Zo was het afgesproken"), ("nu", None)]
    assert "toen" not in panels(visit(admin_client, toen))


def test_it_returns_when_its_facts_change(admin_client, vacancies):
    toen, _nu = vacancies
    put_aside(admin_client, toen, reason="Zo was het afgesproken")

    later = toen.appointments.get(start="2013")
    later.start = "2013-03"
    later.save()

    assert numbers(admin_client, "?past=1")["vacant"] == 2


def test_it_can_be_brought_back(admin_client, vacancies):
    toen, _nu = vacancies
    put_aside(admin_client, toen, reason="Zo was het afgesproken")

    put_aside(admin_client, toen, back="1")

    assert numbers(admin_client, "?past=1")["vacant"] == 2


def test_who_set_it_aside_and_why_is_history(admin_client, vacancies):
    put_aside(admin_client, vacancies[0], reason="Zo was het afgesproken")

    entry = HistoryEntry.objects.get(table=SetAside._meta.db_table)
    assert (entry.actor, entry.reason) == ("admin", "Zo was het afgesproken")


def test_without_a_reason_nothing_is_set_aside(admin_client, vacancies):
    answer = put_aside(admin_client, vacancies[0], reason="  ")

    assert "Zeg waarom" in answer.text
    assert not SetAside.objects.exists()


def test_what_was_mended_meanwhile_is_not_set_aside(admin_client, vacancies):
    toen, _nu = vacancies
    given = {"check": "vacant", "row": f"network_seat.{toen.pk}", "reason": "x"}

    answer = admin_client.post(
        ASIDE, {**given, "since": "2012-02-01", "until": "2012-12-31"}, follow=True
    )

    assert "intussen veranderd" in answer.text
    assert not SetAside.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {"check": "nonsense", "row": "network_seat.1"},
        {"check": "vacant", "row": "network_city.1"},
        {"check": "vacant", "row": "network_seat.x"},
        {"check": "vacant", "row": "network_seat.99999999999999999999"},
        {},
    ],
)
def test_what_is_no_finding_is_not_there(admin_client, given):
    assert admin_client.post(ASIDE, {**given, "reason": "x"}).status_code == 404


def test_who_may_not_change_the_record_may_not_set_aside(client, vacancies):
    client.force_login(make_user(Role.READER))
    given = {"check": "vacant", "row": f"network_seat.{vacancies[0].pk}", "reason": "x"}

    assert client.get(PAGE).status_code == 200
    assert client.post(ASIDE, given).status_code == 403
    assert not SetAside.objects.exists()


def test_who_may_not_read_the_register_does_not_see_what_is_wrong():
    assert visitor().get(PAGE).status_code == 403


@pytest.mark.parametrize(
    ("query", "status"),
    [("?check=nonsense", 404), ("?check=vacant&p=0", 200), ("?check=vacant&p=99999", 200)],
)
def test_a_strange_address_is_answered(admin_client, vacancies, query, status):
    assert admin_client.get(PAGE + query).status_code == status


def test_pages_follow_each_other_over_kinds_of_records(admin_client, monkeypatch):
    monkeypatch.setattr("g32.findings.views.SHOWN", 2)
    for n in range(3):
        factories.make_city(slug=f"stad-{n}")
        factories.make_person(slug=f"mens-{n}")

    shown = [lines(admin_client, f"?check=uncited&p={page}")[:2] for page in (1, 2, 3, 4)]

    flat = [slug for page in shown for slug, _reason in page]
    assert sorted(flat) == [f"mens-{n}" for n in range(3)] + [f"stad-{n}" for n in range(3)]
    assert [len(page) for page in shown] == [2, 2, 2, 0]


def test_the_page_asks_as_many_queries_for_many_findings_as_for_few(admin_client):
    def asked(query):
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(PAGE + query)
        return len(queries)

    for _ in range(3):
        factories.make_city()
    few = [asked(query) for query in ("", "?check=uncited")]
    for _ in range(30):
        factories.make_city()

    assert [asked(query) for query in ("", "?check=uncited")] == few


def test_a_record_says_what_is_the_matter_with_it_and_with_its_seats(reader, vacancies):
    _toen, nu = vacancies

    assert panels(visit(reader, nu))["Needs attention"] == [
        ["No source is named.", "", "Mend"],
        ["Nobody is known to hold it.", "since 1 January 2014", "Mend"],
    ]
    about = [row[:2] for row in panels(visit(reader, nu.body))["Needs attention"]]
    assert ["member, " + str(nu.body), "Nobody is known to hold it."] in about
    assert not any("Nobody" in row[0] for row in concerning(reader, nu, "?op=2013-06-01"))


def concerning(reader, record, query):
    return panels(visit(reader, record, query)).get("Needs attention", [])


def test_every_check_says_what_it_looks_for_in_words():
    for code, some in checks().items():
        assert code
        assert {str(check.label) for check in some} == {str(some[0].label)}
        assert len({(check.model, getattr(check, "prefix", "")) for check in some}) == len(some)


def test_nobody_is_told_of_records_that_they_may_not_look_at(vacancies):
    _toen, nu = vacancies
    alone, whole = visitor("network.view_body"), visitor("network.view_body", "network.view_seat")

    told = [[row[1] for row in concerning(client, nu.body, "")] for client in (alone, whole)]
    assert ["Nobody is known to hold it." in each for each in told] == [False, True]
    assert ["vacant" in numbers(client) for client in (alone, whole)] == [False, True]


@pytest.fixture
def reader(admin_client):
    """Somebody who may see everything, in English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client


def test_what_is_wrong_with_a_proxy_is_told_on_its_page(reader):
    city = factories.make_city()

    assert City.objects.count() == 1
    assert concerning(reader, city, "") == [["No source is named.", "Mend"]]
