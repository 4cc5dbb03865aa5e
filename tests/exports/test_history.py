"""What happened is taken along as it is asked for, and the log of exports as any list."""

import csv
import io
import pickle

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.admin.asked import Asked
from g32.happenings.report import Writes
from g32.history import act
from g32.models import Export, HistoryEntry, Viewing
from g32.reports import When
from g32.rights import Role
from network.models import City
from tests import factories
from tests.admin import address
from tests.happenings import client_of

pytestmark = pytest.mark.django_db

FILE = address(HistoryEntry, "download", "csv")


def taken(client, **asked):
    """The rows of the file, by header."""
    answer = client.get(FILE, asked)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode())))


@pytest.fixture
def ede():
    """A city that was entered, named otherwise and deleted."""
    with act(actor="tom", reason="Ledenlijst", batch="een"):
        city = factories.make_city(name="Ede")
    with act(actor="kees", batch="twee"):
        city.name = "Barneveld"
        city.save()
    with act(actor="", reason="dubbel", batch="drie"):
        city.delete()


def test_each_write_is_a_row_the_newest_first(admin_client, ede):
    deleted, renamed, entered = taken(admin_client)[:3]

    assert [row["act"] for row in (deleted, renamed, entered)] == ["delete", "update", "insert"]
    assert [row["actor"] for row in (deleted, renamed, entered)] == [
        "buiten het register om",
        "kees",
        "tom",
    ]
    assert (entered["reason"], entered["batch"], entered["kind"]) == (
        "Ledenlijst",
        "een",
        "Gemeente",
    )
    assert (entered["record"], renamed["record"]) == ("Ede", "Barneveld")
    assert renamed["changes"] == "Naam: verbeterd van Ede in Barneveld"
    assert int(deleted["number"]) > int(renamed["number"]) > int(entered["number"])


def test_no_more_is_taken_along_than_was_asked_for(admin_client, ede):
    assert [row["act"] for row in taken(admin_client, person="kees")] == ["update"]
    assert [row["batch"] for row in taken(admin_client, deleted="1")] == ["drie"]
    assert {row["batch"] for row in taken(admin_client, q="ledenlijst")} == {"een"}

    noted = Export.objects.order_by("pk").first()
    assert noted.subject == "Geschiedenis"
    assert noted.asked == "Door: kees"
    assert noted.end.rows == 1


def test_a_long_history_is_told_whole_and_each_write_once(admin_user, monkeypatch):
    for number in range(9):
        City.objects.create(name=f"Stad {number}")
    entries = list(HistoryEntry.objects.order_by("-pk").values_list("pk", flat=True))
    monkeypatch.setattr("g32.happenings.report.BATCH", 4)

    told = [number for number, *_rest in Writes(When(), Asked(admin_user)).rows()]

    assert told == entries


def test_many_writes_ask_no_more_than_few(admin_user):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            rows = len(list(Writes(When(), Asked(admin_user)).rows()))
        return rows, len(queries)

    factories.make_city()
    few, queries = asked()
    for _city in range(20):
        factories.make_city()
    many, more = asked()

    assert many >= few + 20
    assert more == queries


def test_what_was_asked_can_be_handed_to_another_process(admin_user, ede):
    report = Writes(When(), Asked(admin_user, person="tom")).only({"number", "record"})

    handed = pickle.loads(pickle.dumps(report))  # noqa: S301 (our own)

    assert list(handed.rows()) == list(report.rows()) != []


def test_nobody_takes_along_what_they_do_not_see(ede):
    manager = client_of(factories.make_user(Role.MANAGER))
    reader = client_of(factories.make_user(Role.READER))

    assert "Gemeente" not in {row["kind"] for row in taken(manager)}
    assert {"Gebruiker"} & {row["kind"] for row in taken(manager)}
    assert "Gemeente" in {row["kind"] for row in taken(reader)}
    assert "Gebruiker" not in {row["kind"] for row in taken(reader)}


def test_contact_details_are_never_taken_along(admin_client):
    with act(actor="tom"):
        factories.make_contact_details(email="geheim@voorbeeld.nl")

    answer = admin_client.get(FILE).getvalue().decode()

    assert "Contactgegevens" in answer
    assert "geheim" not in answer
    assert not Viewing.objects.exists()


def test_what_does_not_exist_is_no_empty_file(admin_client, ede):
    for page in ("download", "export"):
        code = ["csv"] if page == "download" else []
        answer = admin_client.get(address(HistoryEntry, page, *code), {"day": "gisteren"})

        assert answer.status_code == 400
        assert "“gisteren” is geen dag" in answer.text
    assert not Export.objects.exists()


def test_the_page_leads_to_it(admin_client, ede):
    page = admin_client.get(address(HistoryEntry, "changelist"), {"person": "kees"})
    leads = page.context["export_url"]

    assert f'href="{leads}"' in page.text
    form = admin_client.get(leads)
    assert form.context["words"] == "Door: kees"
    assert ("person", "kees") in form.context["export"]["along"]


def test_an_export_of_the_exports_does_not_tell_of_itself(admin_client):
    Export.objects.create(actor="jan", subject="Steden")

    answer = admin_client.get(address(Export, "download", "csv"))
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))

    assert [(row["actor"], row["row_count"]) for row in rows] == [("jan", "")]
    assert Export.objects.count() == 2
