"""The history of a record in words: what was done to it and to the rows on its page."""

import pytest

from g32.history import act
from g32.models import HistoryEntry
from network.models import City
from tests import factories
from tests.admin import address, change, post
from tests.happenings import ALL, change_of, last, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(admin_client):
    """Somebody who may see everything, in English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client


def history(client, record, query=""):
    """What the history of a record tells: by whom, why, and row by row what."""
    page = client.get(address(record, "history", record.pk) + query)
    assert page.status_code == 200
    return told(page)


def test_what_was_done_is_told_field_by_field(reader):
    with act(actor="tom"):
        seat = factories.make_seat(body=factories.make_body(name="Pijler X"), role="chair")
        one = factories.make_appointment(seat=seat, person=factories.make_person(surname="Kaiser"))
    with act(actor="tom", reason="Gebeld"):
        one.start = "2014-01"
        one.end = "2014-33"
        one.how = "elected"
        one.save()
    with act(actor="marijke"):
        one.end = "2015"
        one.planned = True
        one.person = factories.make_person(surname="Visser")
        one.how = ""
        one.save()

    latest, middle, _first = history(reader, one)

    assert latest == (
        "marijke",
        "",
        [
            "changed Appointment Visser: chair, Pijler X",
            "Person: corrected from Kaiser to Visser",
            "How: emptied; it was elected",
            "End: corrected from 1st quarter 2014 to 2015",
            "Planned: now only announced",
        ],
    )
    assert middle == (
        "tom",
        "Gebeld",
        [
            "changed Appointment Kaiser: chair, Pijler X",
            "How: filled in: elected",
            "Start: filled in: January 2014",
            "End: ended as of 1st quarter 2014",
        ],
    )


def test_the_rows_on_its_page_belong_to_its_history_also_when_they_are_gone_or_elsewhere(reader):
    with act(actor="tom"):
        meeting = factories.make_meeting(name="Overleg")
        other = factories.make_meeting(name="Ander overleg")
        gone = factories.make_agenda_item(meeting=meeting, title="Weg")
        moved = factories.make_agenda_item(meeting=meeting, title="Begroting")
        factories.make_agenda_item(meeting=other, title="Van een ander")
    with act(actor="marijke", batch="1"):
        gone.delete()
        moved.meeting = other
        moved.save()
    with act(actor="marijke", batch="2"):
        moved.title = "Jaarrekening"
        moved.save()

    [elsewhere, *_rest] = history(reader, meeting)
    [renamed, *_more] = history(reader, other)

    assert elsewhere == (
        "marijke",
        "",
        [
            "deleted Agenda item Weg",
            "Meeting: Overleg",
            "Title: Weg",
            "changed Agenda item Begroting",
            "Meeting: moved from Overleg to Ander overleg",
        ],
    )
    assert renamed[2] == [
        "changed Agenda item Jaarrekening",
        "Title: corrected from Begroting to Jaarrekening",
    ]


def test_a_citation_is_told_as_a_line_and_a_link_to_what_is_gone_by_its_name(reader):
    report = factories.make_source(name="Jaarverslag 2014")
    city = factories.make_city(name="Ede")
    with act(actor="tom", batch="1"):
        passage = factories.make_citation(
            record=city, source=report, page=3, section="Leden", field="name"
        )
    with act(actor="tom", batch="2"):
        passage.page = 4
        passage.save()
    with act(actor="tom", batch="3"):
        passage.delete()
        report.delete()

    deleted, changed, added, *_rest = history(reader, city)

    assert added[2] == [
        "added Citation Jaarverslag 2014 p. 3",
        "Passage: Jaarverslag 2014 p. 3 § Leden",
        "Field: Name",
        "Stance: states",
        "Record: Ede",
    ]
    assert changed[2] == [
        "changed Citation Jaarverslag 2014 p. 4",
        "Passage: corrected from Jaarverslag 2014 p. 3 § Leden to Jaarverslag 2014 p. 4 § Leden",
    ]
    assert deleted[2][:2] == [
        "deleted Citation Jaarverslag 2014 p. 4",
        "Passage: Jaarverslag 2014 p. 4 § Leden",
    ]


def test_a_save_with_a_form_is_one_happening(reader):
    city = factories.make_city(name="Ede")
    rows = {"names-TOTAL_FORMS": "1", "names-0-text": "Veluwe", "names-0-kind": "alias"}
    post(reader, change(city), name="Barneveld", **rows, _reason="Herindeling")

    [latest, _first] = history(reader, city)

    assert latest == (
        "admin",
        "Herindeling",
        [
            "changed City Barneveld",
            "Name: corrected from Ede to Barneveld",
            "added Other name Veluwe",
            "Name: Veluwe",
            "Kind: alias",
            "City: Barneveld",
        ],
    )
    assert HistoryEntry.objects.exclude(batch="").values("batch").distinct().count() == 1


def test_of_a_record_that_was_deleted_the_history_is_told(reader):
    with act(actor="tom", batch="1"):
        city = factories.make_city(name="Ede")
    pk = city.pk
    with act(actor="kees", batch="2"):
        city.delete()

    page = reader.get(address(City, "history", pk))

    assert [who for who, _why, _rows in told(page)] == ["kees", "tom"]
    assert "This was deleted" in page.text
    assert reader.get(address(City, "history", pk + 1)).status_code == 302
    assert reader.get("/admin/network/city/99999999999999999999/history/").status_code == 302
    assert reader.get("/admin/network/city/x/history/").status_code == 302


def test_a_history_that_is_long_goes_on_on_another_page(reader, monkeypatch):
    monkeypatch.setattr("g32.admin.history.SHOWN", 2)
    for number in range(5):
        with act(actor=f"hand {number}"):
            if number == 0:
                city = factories.make_city(name="0")
            City.objects.filter(pk=city.pk).update(name=str(number + 1))

    url, seen = address(city, "history", city.pk), []
    query = ""
    while True:
        page = reader.get(url + query)
        seen += [who for who, _why, _rows in told(page)]
        if not (query := page.context["older"]):
            break

    assert list(dict.fromkeys(seen)) == ["hand 4", "hand 3", "hand 2", "hand 1", "hand 0"]
    assert len(seen) == 6  # the first of them wrote twice, on either side of a page's end


def test_people_are_called_by_their_full_names(reader):
    factories.make_user(username="mv", first_name="Marijke", last_name="de Vries")
    with act(actor="mv"):
        city = factories.make_city()

    assert [who for who, _why, _rows in history(reader, city)] == ["Marijke de Vries"]


def test_nothing_that_was_written_can_run_on_the_page(reader):
    with act(actor="<i>wie</i>", reason="<script>1</script>"):
        city = factories.make_city(name="<b>Ede</b>")

    for url in (address(city, "history", city.pk), ALL, change_of(last())):
        text = reader.get(url).text
        assert "&lt;b&gt;Ede&lt;/b&gt;" in text
        assert "<b>Ede" not in text
        assert "<script>1" not in text
        assert "<i>wie" not in text
