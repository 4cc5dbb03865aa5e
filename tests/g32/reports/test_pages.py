"""The page “Rapporten”."""

import csv
import io

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from g32.reports import reports
from tests.factories import make_citation, make_city, make_membership


@pytest.fixture
def reader(db):
    """A visitor who may look at cities, and nothing more."""
    user = User.objects.create_user("lezer", password="een goed wachtwoord", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_city"))
    return logged_in(user)


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def page(name="cities"):
    return reverse("admin:report", args=[name])


def test_all_reports_are_offered(reader):
    answer = reader.get(reverse("admin:reports"))

    assert [name for name in reports() if page(name) not in answer.text] == []


def test_the_chosen_report_opens_with_its_day(reader):
    answer = reader.get(
        reverse("admin:reports"), {"report": "cities", "on": "2014-09-01", "year": ""}
    )

    assert (answer.status_code, answer.url) == (302, f"{page()}?on=2014-09-01")


@pytest.mark.parametrize("name", reports())
def test_every_report_has_a_page(reader, name):
    assert reader.get(page(name), {"year": "2014"}).status_code == 200


def test_the_first_rows_are_shown_with_how_many_there_are(reader):
    for number in range(60):
        make_city(name=f"Stad {number:02}")

    answer = reader.get(page())

    assert "Stad 49" in answer.text
    assert "Stad 50" not in answer.text
    assert answer.context["number"] == 60


def test_the_page_asks_as_many_queries_for_30_rows_as_for_3(reader):
    grow(3)
    reader.get(page())
    with CaptureQueriesContext(connection) as few:
        reader.get(page())
    grow(27)
    with CaptureQueriesContext(connection) as many:
        answer = reader.get(page())

    assert len(many) == len(few)
    assert answer.context["number"] == 30


def grow(times):
    for _ in range(times):
        make_citation(record=make_membership())


@pytest.mark.parametrize(
    "query",
    [
        {"on": "31-02-2014"},
        {"on": "2014-02-30"},
        {"on": "2014-09-01", "year": "2014"},
        {"year": "1000000"},
        {"year": "\0"},
        {"on": "<script>"},
    ],
)
def test_a_bad_day_or_year_gets_a_message_and_keeps_what_was_typed(reader, query):
    answer = reader.get(page(), query)

    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "<script>alert" not in answer.text
    assert answer.context["on"] == query.get("on", "")


def test_an_unknown_report_gets_a_message_or_is_not_found(reader):
    assert reader.get(reverse("admin:reports"), {"report": "quatsch"}).status_code == 400
    assert reader.get(page("quatsch")).status_code == 404
    assert reader.get(f"{page()}pdf/").status_code == 404


@pytest.mark.parametrize(
    ("code", "content_type", "suffix"),
    [
        ("csv", "text/csv; charset=utf-8", ".csv"),
        ("excel", "text/csv; charset=utf-8", "-excel.csv"),
        ("json", "application/json", ".json"),
        ("ods", "application/vnd.oasis.opendocument.spreadsheet", ".ods"),
        (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".xlsx",
        ),
    ],
)
def test_a_report_is_downloaded_in_every_format(reader, code, content_type, suffix):
    answer = reader.get(f"{page()}{code}/", {"on": "2014-09-01"})
    content = answer.getvalue()

    assert answer["Content-Type"] == content_type
    assert answer["Content-Disposition"] == (
        f'attachment; filename="g32-cities-2014-09-01{suffix}"'
    )
    assert len(content) > 0
    if code in ("xlsx", "ods"):
        assert int(answer["Content-Length"]) == len(content)


def test_the_page_offers_files_of_the_same_day(reader):
    make_city(name="Ede", slug="ede")

    offered = reader.get(page(), {"on": "2014-09-01"}).context["export"]
    plain = reader.get(f"{page()}csv/", dict(offered["along"]))
    rows = list(csv.reader(io.StringIO(plain.getvalue().decode())))

    assert f"{page()}csv/" in [each["url"] for each in offered["formats"]]
    assert offered["along"] == [("on", "2014-09-01")]
    assert rows[1][:2] == ["ede", "Ede"]


def test_a_download_with_a_bad_day_leads_back_to_the_page(reader):
    answer = reader.get(f"{page()}csv/", {"on": "gisteren"})

    assert (answer.status_code, answer.url) == (302, f"{page()}?on=gisteren")


@pytest.mark.parametrize("path", ["", "cities/", "cities/csv/"])
@pytest.mark.parametrize(
    ("facts", "status"),
    [
        (None, 302),
        ({"is_staff": False}, 302),
        ({"is_staff": True, "is_active": False}, 302),
        ({"is_staff": True}, 403),
        ({"is_staff": True, "is_superuser": True}, 200),
    ],
)
def test_only_who_may_look_at_the_register_sees_a_report(db, path, facts, status):
    client = logged_in(User.objects.create_user("bezoeker", **facts)) if facts else Client()

    answer = client.get(reverse("admin:reports") + path)
    answer.close()

    assert answer.status_code == status


def test_no_style_or_script_stands_inside_the_page(reader):
    make_city()

    answer = reader.get(page(), {"on": "2014-09-01"})

    assert "style=" not in answer.text
    assert "<style" not in answer.text
    assert "onclick" not in answer.text
