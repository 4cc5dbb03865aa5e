"""Every list is taken along as it is shown: these rows, in this order, with the chosen columns."""

import csv
import io
import json
import pickle

import pytest
from django.contrib import admin
from django.contrib.auth.models import User

from g32.exports.asked import Asked
from g32.models import Export, HistoryEntry
from g32.reports import When
from g32.reports.formats import FORMATS
from g32.reports.table import table_of
from network.models import City
from tests import factories
from tests.admin import address
from tests.rights.world import make_user

pytestmark = pytest.mark.django_db

LISTED = [own for own in admin.site._registry.values() if own.model is not HistoryEntry]
EVERY_LIST = pytest.mark.parametrize("own", LISTED, ids=lambda own: own.opts.label)


def make_some(model, number=3):
    if model is User:
        return [make_user() for _ in range(number)]
    if model is Export:
        return [Export.objects.create(actor="jan", subject="Steden") for _ in range(number)]
    return [factories.make(model) for _ in range(number)]


def columns_of(model):
    return table_of(model)(When(), model._default_manager.all()).columns


def taken(client, model, query="", code="csv"):
    """The header and the rows of an export of a list."""
    answer = client.get(f"{address(model, 'download', code)}{query}")
    lines = csv.reader(io.StringIO(answer.getvalue().decode()))
    return next(lines), list(lines)


@EVERY_LIST
@pytest.mark.parametrize("query", ["", "?when=all", "?when=past", "?o=-1", "?q=e"])
def test_a_list_is_taken_along_as_it_is_shown(own, query, admin_client):
    make_some(own.model)
    factories.make_city(name="Ede")

    columns = {User: ("username", "username"), Export: ("number", "pk")}
    column, name = columns.get(own.model, ("id", "slug"))

    shown = admin_client.get(address(own.model, "changelist") + query).context["cl"]
    listed = [str(getattr(record, name)) for record in shown.queryset]
    header, rows = taken(admin_client, own.model, query)

    assert header[0] == column
    assert [row[0] for row in rows] == listed
    assert len(rows) == shown.result_count


@EVERY_LIST
def test_what_a_list_asks_can_be_handed_to_another_process(own, admin_client, rf, admin_user):
    make_some(own.model)
    request = rf.get("/", {"when": "all", "q": "e"})
    request.user = admin_user
    shown = own.get_changelist_instance(request)
    asked = Asked(own._table(shown), FORMATS["csv"], labels=False)

    handed = pickle.loads(pickle.dumps(asked)).report  # noqa: S301 (our own)

    assert list(handed.rows()) == list(asked.report.rows())


@EVERY_LIST
def test_the_form_of_an_export_opens_for_every_list(own, admin_client):
    page = admin_client.get(address(own.model, "export"))

    names = [column["name"] for column in page.context["export"]["columns"]]
    assert page.status_code == 200
    assert names == [column.name for column in columns_of(own.model)]


@EVERY_LIST
def test_what_the_list_shows_stands_in_a_column(own):
    """Under the name of the column, or under that of what it is made of."""
    other = {
        "__str__": {"surname", "label", "person"},
        "party": {"person"},
        "holder": {"person"},
        "name": {"name", "city", "body", "title", "organisation"},
        "names": {"aliases"},
        "memberships": {"member_since"},
        "get_full_name": {"last_name"},
        "is_active": {"has_access"},
        "standing": {"certainty"},
        "start": {"start", "date"},
        "subject": {"about", "subject"},
        "asked": {"asked_for"},
        "called": {"form"},
        "rows": {"row_count"},
        "counted": {"measure"},
        "stated": {"number"},
    }
    columns = {column.name for column in columns_of(own.model)}
    shown = [getattr(column, "__name__", column) for column in own.list_display]

    assert [name for name in shown if not columns & other.get(name, {name})] == []


def test_columns_are_chosen_and_unknown_ones_passed_over(admin_client):
    factories.make_city(name="Ede", slug="ede")

    chosen, rows = taken(admin_client, City, "?when=all&columns=city&columns=id&columns=ja")
    everything, _rows = taken(admin_client, City, "?columns=bestaat-niet")

    assert chosen == ["id", "city"]
    assert ["ede", "Ede"] in rows
    assert len(everything) > 5


def test_words_instead_of_codes(admin_client):
    office = factories.make_office(function="alderman")

    header, (row,) = taken(admin_client, type(office), "?labels=yes&when=all")

    assert "functie" in header
    assert "wethouder" in row


def test_of_todays_state_certainty_is_told_of_today(admin_client):
    office = factories.make_office(start="2014", end="")

    only = "columns=certainty"

    assert taken(admin_client, type(office), f"?{only}") == (["certainty"], [["certain"]])
    assert taken(admin_client, type(office), f"?when=all&{only}") == (["certainty"], [[""]])


def test_it_is_noted_who_took_what_along(client):
    user = make_user(is_superuser=True)
    client.force_login(user)
    office = factories.make_office(function="alderman")
    factories.make_office(function="mayor")

    taken(client, type(office), "?when=all&function=alderman&q=e&columns=person&columns=id")

    noted = Export.objects.get()
    assert (noted.actor, noted.subject, noted.form) == (user.username, "Bestuurders", "csv")
    assert noted.columns == "id, person"
    assert noted.asked == "Van kracht: Alle; Functie: Wethouder; Gezocht: “e”"
    assert noted.end.rows == 1


def test_a_page_that_asks_hears_how_far_it_is_and_then_gets_the_file(admin_client):
    factories.make_city(name="Ede", slug="ede")
    factories.make_city()

    url = f"{address(City, 'download', 'xlsx')}?when=all&progress=yes"
    told = admin_client.get(url).getvalue()
    lines, length = [], None
    while length is None:
        line, told = told.split(b"\n", 1)
        lines.append(json.loads(line))
        length = lines[-1].get("bytes")

    assert lines[0] == {
        "rows": 0,
        "of": 2,
        "name": "g32-cities.xlsx",
        "type": FORMATS["xlsx"].content_type,
    }
    assert lines[-1]["rows"] == 2
    assert len(told) == length
    assert told.startswith(b"PK")


@pytest.mark.parametrize("progress", ["", "&progress=yes"])
def test_a_sheet_that_would_lose_rows_is_refused_in_words(admin_client, monkeypatch, progress):
    factories.make_city()
    factories.make_city()
    monkeypatch.setattr(type(FORMATS["xlsx"]), "most_rows", 1)

    answer = admin_client.get(f"{address(City, 'download', 'xlsx')}?when=all{progress}")
    said = answer.getvalue().decode() if answer.streaming else answer.text

    assert "Een werkblad houdt niet meer dan 1 rijen" in said.encode().decode("unicode_escape")
    assert answer.status_code == (200 if progress else 400)
    assert not hasattr(Export.objects.get(), "end")


def test_a_format_there_is_not(admin_client):
    assert admin_client.get(address(City, "download", "pdf")).status_code == 404


def test_who_hears_no_end_of_an_answer_gets_its_length(admin_client):
    """HTTP 1.0, which a server in front may speak, ends an answer that broke off as any other."""
    factories.make_city()
    url = f"{address(City, 'download', 'csv')}?when=all"

    old = admin_client.get(url, SERVER_PROTOCOL="HTTP/1.0")
    new = admin_client.get(url, SERVER_PROTOCOL="HTTP/1.1")

    content = old.getvalue()
    assert int(old["Content-Length"]) == len(content)
    assert "Content-Length" not in new
    assert new.getvalue() == content
