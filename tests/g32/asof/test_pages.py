"""Every page speaks of the day that its address names."""

import csv
import io
from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from g32.models import HistoryEntry
from g32.pages.views import PageMixin
from network.models import Appointment, Body, City, Office, Person, Seat
from tests import factories
from tests.admin import address, post
from tests.elements import attribute, elements, text
from tests.pages import tables

pytestmark = pytest.mark.django_db

BEFORE, AFTER = "?op=2014-05-01", "?op=2014-12-01"
TODAY = timezone.localdate()


@pytest.fixture
def handover():
    """A seat that passed from one to another in October 2014."""
    seat = factories.make_seat(
        role="vice_chair", start="2010", body=factories.make_body(name="Pijler", start="2009")
    )
    for surname, start, end in (("Oud", "2012", "2014-10"), ("Nieuw", "2014-10", "")):
        person = factories.make_person(surname=surname)
        factories.make_appointment(seat=seat, person=person, start=start, end=end)
        factories.make_office(person=person, start=start, end=end, title=f"wethouder {surname}")
    return seat


def listed(client, model, query):
    return [
        str(row)
        for row in client.get(address(model, "changelist") + query).context["cl"].result_list
    ]


def exported(client, url):
    return list(csv.reader(io.StringIO(client.get(url).getvalue().decode())))


def band(page):
    return " ".join(text(each) for each in elements(page.text, "p", class_="day-band"))


def test_a_list_opens_on_the_state_of_the_day(admin_client, handover):
    before, after = (listed(admin_client, Appointment, query) for query in (BEFORE, AFTER))

    assert before == ["Oud: vicevoorzitter, Pijler"]
    assert after == ["Nieuw: vicevoorzitter, Pijler"]
    assert listed(admin_client, Appointment, f"{BEFORE}&when=to_come") == after
    assert listed(admin_client, Appointment, f"{AFTER}&when=past") == before


def test_columns_and_panels_tell_who_was_there_on_the_day(admin_client, handover):
    seats = admin_client.get(address(Seat, "changelist") + BEFORE)
    people = admin_client.get(address(Person, "changelist") + AFTER)

    assert [text(each) for each in elements(seats.text, "td", class_="field-holders")] == ["Oud"]
    assert [text(each) for each in elements(people.text, "td", class_="field-offices")] == [
        "wethouder Nieuw",
        "-",
    ]
    for query, first in ((BEFORE, "Oud"), (AFTER, "Nieuw")):
        page = admin_client.get(address(Body, "page", handover.body_id) + query)
        (seats,) = (table for table in tables(page) if table.name == "bodyseats")
        assert seats.lines[0].standing == "now"
        assert first in str(seats.lines[0].cells[1])


def test_what_is_possible_and_what_is_certain_are_told_apart_in_words(admin_client, handover):
    page = admin_client.get(address(Appointment, "changelist") + "?op=2014-10-15")

    stand = [text(each) for each in elements(page.text, "td", class_="field-standing")]
    assert stand == ["mogelijk", "mogelijk"]


def test_the_first_page_tells_who_led_on_the_day(admin_client, handover):
    found = {}
    for query in (BEFORE, AFTER):
        page = admin_client.get(reverse("admin:index") + query)
        (leading,) = (table for table in tables(page) if table.name == "leading")
        found[query] = [str(line.cells[2]) for line in leading.lines]

    assert ["Oud" in cell for cell in found[BEFORE]] == [True]
    assert ["Nieuw" in cell for cell in found[AFTER]] == [True]


def test_a_report_and_an_export_answer_for_the_day(admin_client, handover):
    report = admin_client.get(reverse("admin:report", args=["positions"]) + BEFORE)
    file = reverse("admin:report_download", args=["positions", "csv"])
    rows = exported(admin_client, file + AFTER)
    of_list = exported(admin_client, address(Appointment, "download", "csv") + BEFORE)

    assert [row[5] for row in report.context["rows"]] == ["Oud"]
    assert [(row[5], row[13]) for row in rows[1:]] == [("Nieuw", "certain")]
    assert [row[5] for row in of_list[1:]] == ["Oud"]


def test_a_report_of_a_year_or_of_all_time_can_be_asked_beside_the_day(admin_client, handover):
    address_of = reverse("admin:reports") + BEFORE

    year = admin_client.get(f"{address_of}&report=positions&on=&year=2013", follow=True)
    whole = admin_client.get(f"{address_of}&report=positions&on=&year=", follow=True)

    assert [row[5] for row in year.context["rows"]] == ["Oud"]
    assert [row[5] for row in whole.context["rows"]] == ["Oud", "Nieuw"]


def test_a_list_of_all_tells_the_state_of_the_day_in_its_export(admin_client, handover):
    seats = exported(admin_client, address(Seat, "download", "csv") + f"{BEFORE}&when=all")

    assert dict(zip(*seats, strict=True))["holders"] == "Oud"


def test_a_band_says_which_day_it_is_and_leads_back(admin_client):
    path = address(City, "changelist")

    page = admin_client.get(f"{path}?op=2014-05-01&when=all&q=e&p=3")

    assert band(page).startswith("Stand op 1 mei 2014")
    (back,) = (each for each in elements(page.text, "a") if "data-today" in dict(each.attributes))
    assert attribute(back, "href") == f"{path}?when=all&q=e"
    assert band(admin_client.get(path)) == band(admin_client.get(f"{path}?op={TODAY}")) == ""


def pages():
    yield reverse("admin:index")
    yield reverse("admin:reports")
    yield reverse("admin:report", args=["cities"])
    yield reverse("admin:guide")
    for own in admin.site._registry.values():
        yield address(own.model, "changelist")
        if isinstance(own, PageMixin):
            record = factories.make(own.model)
            for page in ("page", "change", "history"):
                yield address(own.model, page, record.pk)


@pytest.mark.once
def test_wherever_a_page_leads_the_day_goes_along(admin_client):
    forgotten = {}
    for path in pages():
        page = admin_client.get(path + BEFORE)
        assert page.status_code == 200, path
        links = [
            each for each in elements(page.text, "a") if "data-today" not in dict(each.attributes)
        ]
        hrefs = [attribute(each, "href") for each in links]
        ours = [each for each in hrefs if each and not each.startswith(("#", "http", "mailto:"))]
        assert ours, path
        forgotten[path] = [each for each in ours if "op=2014-05-01" not in each]

    assert {path: links for path, links in forgotten.items() if links} == {}


def test_after_a_save_the_day_is_still_there(admin_client):
    city = factories.make_city(name="Ede")

    answer = post(admin_client, address(City, "change", city.pk) + BEFORE, name="Edam")

    assert answer.status_code == 302
    assert "op=2014-05-01" in answer.url
    assert City.objects.get().name == "Edam"


@pytest.mark.parametrize(
    "wrong", ["gisteren", "2014-02-30", "1014-01-01", "2014", "%00", "<b>", "9" * 400]
)
def test_what_is_no_day_is_refused_and_nothing_is_done(admin_client, wrong):
    city = factories.make_city(name="Ede")
    writes = HistoryEntry.objects.count()
    path = address(City, "delete", city.pk)

    shown = admin_client.get(path, {"op": wrong})
    sent = admin_client.post(f"{path}?op={wrong}", {"post": "yes"})

    assert (shown.status_code, sent.status_code) == (400, 400)
    assert HistoryEntry.objects.count() == writes
    assert "<b>" not in shown.text
    assert "vandaag" in shown.text


def test_the_last_of_two_days_counts(admin_client, handover):
    assert listed(admin_client, Appointment, f"{BEFORE}&op=2014-12-01") == [
        "Nieuw: vicevoorzitter, Pijler"
    ]


def test_a_page_of_a_day_asks_as_many_queries_as_one_of_today(admin_client, handover):
    for model in (Appointment, Office, Body, City, Person):
        path = address(model, "changelist")
        admin_client.get(path)
        with CaptureQueriesContext(connection) as today:
            admin_client.get(path)
        with CaptureQueriesContext(connection) as then:
            admin_client.get(f"{path}?op={date(2014, 12, 1)}")

        assert len(then) == len(today), model


def test_who_is_not_logged_in_comes_back_to_the_day(client):
    answer = client.get(reverse("admin:index") + BEFORE)

    assert answer.status_code == 302
    assert "op%3D2014-05-01" in answer.url
