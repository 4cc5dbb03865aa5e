"""Whatever is uploaded, the pages answer with a page or a refusal; and nothing changes."""

from collections import Counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from g32.models import HistoryEntry, Upload
from network.models import Source
from tests import factories

from .bombs import BOMBS
from .incoming import OFFICES, upload, uploaded, world
from .mutating import mutant

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine
#: An import that knows all columns of the files that are mutated.
ATTENDANCE = "/admin/meetings/attendance/import/"
SAMPLE = 40


def answers(client, contents):
    """How the pages answer to each file: its status, and that of the page that follows."""
    entries, found = HistoryEntry.objects.count(), Counter()
    for content in contents:
        answer = upload(client, content, at=ATTENDANCE, name="lijst")
        if answer.status_code == 302:
            page = client.get(answer.url)
            applied = client.post(answer.url, {"apply": "yes"})
            found[page.status_code, applied.status_code] += 1
        else:
            found[answer.status_code] += 1
    assert HistoryEntry.objects.count() == entries
    return found


def test_a_sample_of_mutants_is_answered(admin_client):
    found = answers(admin_client, (mutant(number) for number in range(SAMPLE)))

    assert found.keys() == {400, (200, 400)}


@pytest.mark.prove
def test_a_thousand_mutants_are_answered(admin_client, figures):
    found = answers(admin_client, (mutant(number) for number in range(1000)))

    figures(f"1,000 mutants through the pages: {dict(found)}")
    assert found.keys() == {400, (200, 400)}


@pytest.mark.prove
@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_bomb_is_answered(name, admin_client):
    (status,) = answers(admin_client, [BOMBS[name]()])

    assert status in (400, (200, 400))


@pytest.mark.parametrize(
    "fields",
    [
        {"choice-0": "x" * 10_000},
        {"choice-0": "\0", "choice-99999999999": "+"},
        {"apply": ["yes", "no"], "again": "yes"},
        {"again": "yes", "choice-0": "+"},
        {"discard": "yes", "apply": "yes", "_reason": "\0<script>"},
    ],
)
def test_whatever_is_sent_from_the_page_is_answered(fields, admin_client):
    world()
    for _ in range(2):
        factories.make_person(first_names="Jan", surname="Bos")
    address = uploaded(admin_client, "person,city,function\nJan Bos,Ede,wethouder\n")

    answer = admin_client.post(address, fields)

    assert answer.status_code in (200, 302, 400)


@pytest.mark.parametrize(
    "query", ["show=x&p=-1", "p=99999999999999999999", "p=½", "show=%00&p=%00", "show=&show=new"]
)
def test_whatever_the_address_says_is_answered(query, admin_client):
    world()
    address = uploaded(admin_client, "person,city,function\nBos,Ede,wethouder\n")

    assert admin_client.get(f"{address}?{query}").status_code == 200


@pytest.mark.parametrize("key", ["x", "0" * 32, "é", "a" * 500, "%00"])
def test_a_key_of_nothing_leads_back(key, admin_client):
    answer = admin_client.get(f"{OFFICES}{key}/")

    assert answer.status_code in (302, 404)


def test_what_a_file_says_is_never_markup_on_the_page(admin_client):
    world()
    hostile = "<script>window.taken=1</script>"
    name = f"{hostile}.csv"
    text = f'person,city,function\n{hostile},"{hostile}",{hostile}\n'

    page = admin_client.get(uploaded(admin_client, text, name=name)).content.decode()

    assert "&lt;script&gt;window.taken" in page
    assert "<script>window.taken" not in page


def test_only_so_much_of_a_file_is_kept_in_memory_and_nothing_on_disk(admin_client, settings):
    settings.FILE_UPLOAD_TEMP_DIR = "/nonexistent"
    large = SimpleUploadedFile("groot.csv", b"person\n" + b"x" * 20 * 1024 * 1024)

    answer = admin_client.post(OFFICES, {"file": large})

    assert "groter dan 5 MB" in answer.content.decode()
    assert not Upload.objects.exists()


def test_two_files_at_once_are_refused(admin_client):
    files = [SimpleUploadedFile(f"{number}.csv", b"person\nBos\n") for number in range(2)]

    assert admin_client.post(OFFICES, {"file": files}).status_code == 400
    assert not Source.objects.exists()
