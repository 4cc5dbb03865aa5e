"""The pages on which a list comes back in: upload, look, choose, apply, undo."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from django.urls import reverse

from g32.importing import resources
from g32.importing.files import MOST_BYTES, read
from g32.models import HistoryEntry, Upload
from g32.reports import reports
from g32.seeding import seed
from g32.uploads.outcome import unpacked
from g32.uploads.templates import OFFERED
from network.models import City, Office, Person
from tests import factories
from tests.importing.incoming import ADMINISTRATORS, OFFICES, page, upload, uploaded, world

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine
ROOT = Path(__file__).resolve().parent.parent.parent


def lines(answer):
    return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]


@pytest.mark.parametrize("name", sorted(resources()))
def test_each_list_leads_to_its_import_which_explains_every_column(name, admin_client):
    model = reports()[name].model._meta
    stem = f"admin:{model.app_label}_{model.model_name}"
    address = reverse(f"{stem}_import")

    listed = page(admin_client, reverse(f"{stem}_changelist"))
    explained = page(admin_client, address)

    assert f'href="{address}"' in listed
    assert f'href="{address}"' in page(admin_client, f"/admin/rapporten/{name}/")
    resource = resources()[name]
    for column in resource.known_columns():
        assert f'<span class="import-name">{column}</span>' in explained
    rows = explained.partition("import-columns")[2]
    texts = re.findall(r"</th>\s*<td>(.*?)</td>", rows, re.DOTALL)
    assert len(texts) == len(resource.known_columns())
    assert all(text.strip() for text in texts)


@pytest.mark.parametrize("name", sorted(resources()))
def test_a_template_explains_itself_and_can_be_filled_in(name, admin_client):
    seed(ROOT / "fixtures")
    model = reports()[name].model._meta
    stem = f"admin:{model.app_label}_{model.model_name}"
    at = reverse(f"{stem}_import")

    templates = {
        code: admin_client.get(reverse(f"{stem}_template", args=[code])) for code in OFFERED
    }
    tables = [
        read(code, answer.content, resources()[name].headers())
        for code, answer in templates.items()
    ]
    as_it_is = outcome(uploaded(admin_client, templates["excel"].content, at=at))
    filled_in = outcome(uploaded(admin_client, filled(tables[0]), at=at))

    assert tables[0].header == tables[1].header == tables[2].header
    assert tables[0].rows == tables[1].rows == tables[2].rows
    assert [cells[0] for _line, cells in tables[0].rows] == ["uitleg", "voorbeeld"]
    assert all(tables[0].rows[0][1])
    assert as_it_is["totals"] == {"new": 0, "changed": 0, "same": 2, "refused": 0}
    assert "sjabloon" in as_it_is["rows"][0]["notes"][0][1]
    assert filled_in["rows"][0]["problems"] == []
    assert filled_in["totals"]["new"] == 1


def filled(table):
    """The template's example as a row of one's own: without the id."""
    _explanation, (_line, cells) = table.rows
    out = io.StringIO()
    csv.writer(out).writerows([table.header, ["", *cells[1:]]])
    return out.getvalue()


def outcome(address):
    return unpacked(Upload.objects.get(key=address.split("/")[-2]).outcome)


def test_what_was_looked_at_is_applied_as_one_and_undone_as_one(admin_client):
    world()

    address = uploaded(admin_client, ADMINISTRATORS)
    looked_at = page(admin_client, address)
    written_before = Person.objects.count()
    applied = admin_client.post(address, {"apply": "yes", "_reason": "na de verkiezing"})
    done = page(admin_client, applied.url)
    (batch,) = set(HistoryEntry.objects.filter(table="network_office").values_list("batch"))
    reasons = set(HistoryEntry.objects.filter(batch=batch[0]).values_list("reason", flat=True))
    (undo,) = re.findall(r'href="([^"]+/undo/)"', done)
    question = page(admin_client, undo)
    version = re.search(r'name="_version" value="([^"]+)"', question)[1]
    admin_client.post(undo, {"_version": version})

    assert written_before == 0
    assert "<b>1</b> nieuw" in looked_at
    assert "1 rij toepassen" in looked_at
    assert "is geïmporteerd: 1 nieuw" in done
    assert reasons == {"na de verkiezing"}
    assert not Person.objects.exists()
    assert not Office.objects.exists()


def test_nothing_of_the_file_is_left_once_it_was_applied(admin_client):
    world()
    address = uploaded(admin_client, ADMINISTRATORS)

    admin_client.post(address, {"apply": "yes"})

    (kept,) = Upload.objects.all()
    assert bytes(kept.content) == b""
    assert "Berg" not in json.dumps(unpacked(kept.outcome))


def test_sent_twice_it_is_applied_once(admin_client):
    world()
    address = uploaded(admin_client, ADMINISTRATORS)

    for _again in range(2):
        admin_client.post(address, {"apply": "yes"})

    assert Person.objects.count() == 1


def test_a_change_is_shown_from_old_to_new_in_words(admin_client):
    office = factories.make_office(party="VVD", function="alderman")
    text = f"id,party,function\n{office.slug},D66,mayor\n"

    shown_row = page(admin_client, uploaded(admin_client, text))

    assert "<del>VVD</del>" in shown_row
    assert "<ins>D66</ins>" in shown_row
    assert "<ins>burgemeester</ins>" in shown_row


def test_a_refused_row_says_where_and_bars_the_file(admin_client):
    world()
    text = "person,city,function,start\nBos,Ede,wethouder,okt-14\nVis,Ede,wethouder,2014\n"

    address = uploaded(admin_client, text)
    looked_at = page(admin_client, address)
    all_rows = page(admin_client, f"{address}?show=")
    answer = admin_client.post(address, {"apply": "yes"})

    assert "Regel 2" in looked_at
    assert "Regel 3" not in looked_at
    assert "Regel 3" in all_rows
    assert "“okt-14”" in looked_at
    assert 'name="apply"' not in looked_at
    assert answer.status_code == 400
    assert not Person.objects.exists()


def test_after_a_change_of_the_register_one_has_to_look_again(admin_client):
    world()
    address = uploaded(admin_client, ADMINISTRATORS)
    City.objects.create(name="Tiel")

    refused = admin_client.post(address, {"apply": "yes"})
    text = refused.content.decode()
    again = admin_client.post(address, {"again": "yes"})
    admin_client.post(again.url, {"apply": "yes"})

    assert refused.status_code == 400
    assert "Opnieuw bekijken" in text
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "Het bestand is leeg"),
        (b"%PDF-1.4", "is PDF"),
        (b"hoed;jas\n1;2\n", "noemt geen kolom"),
        (b"x" * (MOST_BYTES + 1), "is groter dan 5 MB"),
        (b"person,city,function\n", "geen rij"),
    ],
    ids=["empty", "a PDF", "other columns", "too large", "only a header"],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_was_expected(text, said, admin_client):
    answer = upload(admin_client, text)

    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not Upload.objects.exists()


def test_without_a_file_or_with_a_wrong_day_the_page_says_so(admin_client):
    none = admin_client.post(OFFICES, {})
    wrong = upload(admin_client, ADMINISTRATORS, time="31 februari")

    assert "Kies een bestand" in none.content.decode()
    assert "is geen dag" in wrong.content.decode()
    assert (none.status_code, wrong.status_code) == (400, 400)


@pytest.mark.parametrize(
    ("name", "typed", "time"),
    [
        ("g32-administrators-2014-09-01 (1).csv", "", "2014-09-01"),
        ("g32-administrators-2014-excel.csv", "", "2014"),
        ("g32-administrators.csv", "", ""),
        ("g32-administrators-2014.csv", "2015", "2015"),
    ],
)
def test_the_name_of_an_export_says_of_which_time_it_tells(name, typed, time, admin_client):
    world()

    uploaded(admin_client, ADMINISTRATORS, name=name, time=typed)

    assert Upload.objects.get().time == time


def test_told_line_by_line_the_last_says_where_to_go(admin_client):
    world()

    told = lines(upload(admin_client, ADMINISTRATORS, progress="yes"))
    wrong = lines(upload(admin_client, b"%PDF-1.4", progress="yes"))

    assert told[0]["what"] == "open"
    assert told[-1]["onwards"].startswith(OFFICES)
    assert "PDF" in wrong[-1]["error"]


def test_who_may_write_nothing_gets_no_import(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("lezer", is_staff=True))

    assert client.get(OFFICES).status_code == 403
    assert upload(client, ADMINISTRATORS).status_code == 403


@pytest.mark.parametrize("number", [3, 300])
def test_the_page_costs_the_same_however_many_rows(number, admin_client, django_assert_num_queries):
    text = "city\n" + "".join(f"Stad {row}\n" for row in range(number))
    address = uploaded(admin_client, text, at="/admin/network/city/import/")

    with django_assert_num_queries(4):
        admin_client.get(f"{address}?p=2")
