"""Reports for programs: the rows of the exports, a page at a time, whatever happens meanwhile."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.reports import When, reports
from g32.reports.columns import Listing
from g32.reports.finish import Finish
from g32.reports.formats import FORMATS
from g32.reports.places import Wanted
from g32.reports.writing import write
from meetings.models import Attendance, Meeting
from network.models import Appointment, City, CityCitation, Source
from network.reports import passages
from tests.api import Program
from tests.factories import (
    make_appointment,
    make_attendance,
    make_body,
    make_citation,
    make_city,
    make_election,
    make_election_city,
    make_meeting,
    make_meeting_body,
    make_membership,
    make_person,
    make_source,
)
from tests.world import build_world

pytestmark = pytest.mark.django_db
TIMES = ({}, {"on": "2014-09-01"}, {"year": "2014"})


@pytest.fixture
def world():
    return build_world()


def exported(name, given, form="json"):
    """The report as its export writes it."""
    file = BytesIO()
    when = When.parse(given.get("on"), given.get("year"))
    write(reports()[name](when), FORMATS[form], file, labels=False)
    return file.getvalue().decode()


def walked(program, name, given=None, meanwhile=lambda page: None):
    """The rows of all pages, and of how many pages."""
    told = program.told(name, given)
    rows, pages = told["rows"], 1
    while told["next"]:
        meanwhile(pages)
        told = program.told(told["next"].removeprefix("http://testserver/api/v1/"))
        rows, pages = rows + told["rows"], pages + 1
    return rows, pages


@pytest.mark.parametrize("given", TIMES, ids=["all", "day", "year"])
def test_all_pages_together_are_the_export(world, given):
    program = Program()

    for name in reports():
        whole = json.loads(exported(name, given))
        for limit in (2, 1000):
            rows, pages = walked(program, name, given | {"limit": limit})
            assert rows == whole
            assert pages == max(1, -(-len(whole) // limit))


@pytest.mark.once
def test_as_csv_it_is_the_export_too(world):
    program = Program()

    for name in reports():
        response = program.get(f"{name}?limit=1000", accept="text/csv")
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert response.content.decode() == exported(name, {}, "csv")


@pytest.mark.once
def test_a_page_of_csv_leads_to_the_next(world):
    program = Program()

    first = program.get("cities?limit=2", accept="text/csv")
    address, rel = first.headers["Link"].split("; ")
    further = address.strip("<>").removeprefix("http://testserver/api/v1/")
    second = program.get(further, accept="text/csv")

    assert rel == 'rel="next"'
    pages = [list(csv.reader(StringIO(page.content.decode()))) for page in (first, second)]
    assert [len(page) for page in pages] == [3, 2]
    assert "Link" not in second.headers


def test_every_column_can_be_asked_for_what_stands_in_it(world):
    asked_of_every_column({"on": "2014-09-01"}, 2)


@pytest.mark.prove
@pytest.mark.parametrize("given", TIMES, ids=["all", "day", "year"])
def test_every_column_can_be_asked_for_all_that_stands_in_it(world, given):
    asked_of_every_column(given, 1000)


def asked_of_every_column(given, most):
    """Ask every column of every report for so many of the texts in it."""
    program = Program()
    for name, report in reports().items():
        whole = json.loads(exported(name, given))
        for column in report.columns:
            cells = {"" if row[column.name] is None else str(row[column.name]) for row in whole}
            several = isinstance(column, Listing)
            texts = {part for cell in cells for part in cell.split("; ")} if several else cells
            for text in sorted(texts)[:most]:
                rows = program.told(name, given | {column.name: text, "limit": 1000})["rows"]
                assert rows == [row for row in whole if _has(row[column.name], text, several)]


def _has(cell, text, several):
    cell = "" if cell is None else str(cell)
    return cell == text or (several and bool(text) and text in cell.split("; "))


def test_of_several_texts_one_is_enough_and_of_several_columns_all(world):
    found = Program().told("positions?role=chair&role=political_lead&person=Herman+Kaiser")["rows"]

    assert {row["id"] for row in found} == {"chair-1"}


def test_what_follows_ex_officio_is_found_as_well(world):
    found = Program().told("positions?how=ex_officio&city=Arnhem")["rows"]

    assert sorted(row["body"] for row in found) == ["Algemeen Bestuur", "Dagelijks Bestuur"]


@pytest.mark.parametrize("name", ["attendance", "positions", "meetings", "cities", "citations"])
def test_what_comes_and_goes_meanwhile_moves_no_other_row(world, name):
    for number in range(6):
        person = make_person(surname=f"Dekker {number}")
        make_attendance(meeting=world.board, person=person)
        make_appointment(seat=world.chair, person=person, start=f"201{number}")
        make_meeting(name=f"Overleg {number}", start=f"201{number}")
        make_membership(city=make_city(name=f"Muntdorp {number}"), start="2010")
    before = [row["id"] for row in json.loads(exported(name, {}))]
    gone = set()

    def meanwhile(page):
        if page == 3:
            make_city(name="Aa")
            make_city(name="Zz")
            make_meeting(name="Aa", start="1999")
            make_meeting(name="Zz", start="2099")
            aardig, zuur = make_person(surname="Aa"), make_person(surname="Zz")
            make_attendance(meeting=world.board, person=aardig)
            make_attendance(meeting=world.board, person=zuur)
            make_appointment(seat=world.chair, person=aardig, start="1999")
            make_appointment(seat=world.chair, person=zuur, start="2099")
            for model in (Attendance, Appointment, City, Meeting):
                row = model.objects.filter(slug__in=before[2:9:3]).first()  # also where it stands
                if row and not (model is City and row.memberships.exists()):
                    gone.add(row.slug)
                    row.delete()

    after = [row["id"] for row in walked(Program(), name, {"limit": 1}, meanwhile)[0]]

    assert len(after) == len(set(after))
    assert [each for each in after if each in before] == [each for each in before if each in after]
    assert set(before) - set(after) <= gone


@pytest.mark.once  # the same queries on every engine
def test_a_page_asks_as_much_for_many_rows_as_for_few(world):
    program = Program()
    names = [name for name in reports() if name != "quality"]  # each check asks what it needs

    def asked():
        found = {}
        for name in names:
            with CaptureQueriesContext(connection) as queries:
                program.told(name, {"limit": 1000})
            found[name] = len(queries)
        return found

    asked()
    few = asked()
    for number in range(12):
        make_attendance(meeting=world.board, person=make_person(surname=f"Dekker {number}"))
        make_appointment(seat=world.chair, person=make_person(surname=f"Koster {number}"))
        make_meeting(start="2014")

    assert asked() == few


def test_where_only_cells_can_tell_so_many_rows_are_looked_at(world, monkeypatch):
    monkeypatch.setattr("g32.api.pages.LOOKED_AT", 5)
    program, [_first, *_rest, last] = Program(), json.loads(exported("citations", {}))

    rows, pages = walked(program, "citations", {"record": last["record"], "limit": 2})

    assert last in rows
    assert pages > len(rows) // 2 + 1
    assert {row["record"] for row in rows} == {last["record"]}


def test_what_is_told_of_the_time_is_told_along(world):
    day, year = (Program().told("cities", given) for given in TIMES[1:])

    assert (day["report"], day["on"], day["year"]) == ("cities", "2014-09-01", None)
    assert (year["on"], year["year"]) == (None, 2014)


def test_the_next_page_asks_the_same(world):
    first = Program().told("attendance?on=2014-12-01&role=member&role=guest&limit=1")

    assert "on=2014-12-01" in first["next"]
    assert "role=guest&role=member" in first["next"]


def test_cities_that_stand_in_one_place_are_all_told():
    election = make_election()
    later, sooner = make_city(name="Bergen"), make_city(name="'s-Bergen")
    for city in (sooner, later):
        make_election_city(election=election, city=city)

    one_by_one = walked(Program(), "elections", {"limit": 1})[0]

    assert [row["city"] for row in one_by_one] == ["Bergen", "'s-Bergen"]


def test_a_listing_is_found_by_all_of_it_as_well(world):
    meeting = make_meeting(name="Samen")
    for name in ("Pijler Aa", "Pijler Bee"):
        make_meeting_body(meeting=meeting, body=make_body(name=name))

    found = Program().told("meetings", {"bodies": "Pijler Aa; Pijler Bee"})["rows"]

    assert [row["title"] for row in found] == ["Samen"]


@pytest.mark.parametrize("given", [*TIMES, {"stance": "states"}], ids=["all", "day", "year", "few"])
def test_citations_are_told_source_by_source_of_whatever_kind(given):
    make_source(name="Aa")  # of which nothing is cited
    alike = [make_source(name=name) for name in ("Bericht", "bericht!", "Verslag", "Zaken")]
    for number in range(12):
        records = make_city(), make_person(), make_meeting(start=f"201{number % 5}")
        for record in records[number % 2 :]:
            make_citation(record=record, source=alike[-number % 4], page=number // 3 + 1)
    whole = json.loads(exported("citations", {k: given[k] for k in given.keys() - {"stance"}}))

    for limit in (2, 5):
        rows, _pages = walked(Program(), "citations", given | {"limit": limit})
        assert rows == [row for row in whole if row["stance"] == given.get("stance", row["stance"])]
        assert len(rows) > 10


@pytest.mark.once
def test_a_page_of_citations_puts_in_order_only_what_stands_in_the_sources_it_needs():
    for name in ("Aa", "Bee", "Cee"):
        source = make_source(name=name)
        for _number in range(3):
            make_citation(record=make_city(), source=source)
    report = reports()["citations"](When())

    def needed(number, after=()):
        found = passages._sources([CityCitation.objects.all()], after, number)
        return [source.name for source in Source.objects.filter(pk__in=found)]

    (place, _row), *_rest = report.following(Wanted((), {}, 4, 100, Finish(labels=False))).rows
    assert needed(3) == ["Aa"]
    assert needed(4) == ["Aa", "Bee"]
    assert needed(3, place) == ["Aa", "Bee"]
