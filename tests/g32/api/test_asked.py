"""Whatever stands in an address: an answer, or a problem that says what is wrong with it."""

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from g32 import serving
from g32.api.asked import LONGEST, OWN, Asked
from g32.faults import BUSY
from g32.reports import reports
from tests.api import Program, problem
from tests.factories import make_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def cities():
    return [make_city(name=name) for name in ("Arnhem", "Ede", "Zwolle")]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("on=", "on"),
        ("on=vandaag", "on"),
        ("on=2014-02-30", "on"),
        ("on=1066-10-14", "on"),
        ("on=2014-09-01&on=2014-09-01", "on"),
        ("on=2014-09-01&year=2014", "on"),
        ("year=", "year"),
        ("year=14", "year"),
        ("year=2014.0", "year"),
        ("year=99999", "year"),
        ("year=2014&year=2015", "year"),
        ("limit=", "limit"),
        ("limit=0", "limit"),
        ("limit=-1", "limit"),
        ("limit=1001", "limit"),
        ("limit=1e3", "limit"),
        ("limit=" + "9" * 5000, "limit"),
        ("limit=%D9%A3", "limit"),
        ("limit=5&limit=5", "limit"),
        ("after=", "after"),
        ("after=x", "after"),
        ("after=W10:x", "after"),
        ("after=" + "x" * 5000, "after"),
        ("after=x&after=y", "after"),
        ("op=2014-09-01", "op"),
        ("op=onzin", "op"),
        ("mayor=Jan", "mayor"),
        ("City=Ede", "City"),
        ("=", ""),
        ("member=misschien", "member"),
        ("member=YES", "member"),
        ("city=%ff", None),
        ("%ff=Ede", None),
        ("city=E%00de", None),
        ("&".join(f"city={n}" for n in range(1500)), None),
    ],
)
@pytest.mark.once
def test_what_is_wrong_is_told(cities, query, parameter):
    response = Program().get(f"cities?{query}")

    told = problem(response)
    assert response.status_code == 400
    assert told.get("parameter", None if parameter is None else "") == parameter


@pytest.mark.parametrize("text", ["E" * 3_000, "'; DROP TABLE network_city; --", "😀", "%", "\\"])
def test_a_text_that_stands_nowhere_finds_nothing(cities, text):
    assert Program().told("cities", {"city": text})["rows"] == []


@given(
    name=st.sampled_from(sorted(reports())),
    query=st.dictionaries(
        st.sampled_from([*OWN, "id", "city", "role", "sources", "start", "body", "planned"]),
        st.lists(st.text(max_size=20), min_size=1, max_size=3),
        max_size=4,
    ),
)
@settings(max_examples=60, deadline=None)
@pytest.mark.once
def test_nothing_makes_it_fail(name, query):
    asked = "&".join(
        f"{quote(key)}={quote(text, errors='surrogatepass')}"
        for key, texts in query.items()
        for text in texts
    )

    response = _program().get(f"{name}?{asked}")

    assert response.status_code in (200, 400)
    if response.status_code == 400:
        problem(response)


def _program(kept=[]):  # noqa: B006 (one for all examples of the test)
    from g32.models import Token

    if not kept or not Token.objects.filter(pk=kept[0].token.pk).exists():
        kept[:] = [Program()]
    return kept[0]


@pytest.mark.once
@pytest.mark.parametrize(
    "changed",
    [
        lambda after: after[:-1] + ("A" if after[-1] != "A" else "B"),
        lambda after: "A" + after,
        lambda after: after.partition(":")[0],
        lambda after: after + ":",
    ],
)
def test_a_place_that_was_tampered_with_is_refused(cities, changed):
    program = Program()
    address, after = program.told("cities?limit=1")["next"].split("after=")

    tampered = changed(after.replace("%3A", ":"))
    response = program.get(f"cities?limit=1&after={quote(tampered)}")

    assert response.status_code == 400
    assert problem(response)["parameter"] == "after"
    assert address


@pytest.mark.once
@pytest.mark.parametrize(
    "asked", ["meetings?", "cities?on=2014-09-01&", "cities?year=2014&", "cities?city=Ede&"]
)
def test_a_place_is_good_for_the_question_that_gave_it(cities, asked):
    program = Program()
    after = program.told("cities?limit=1")["next"].split("after=")[1]

    assert program.get(f"{asked}after={after}").status_code == 400
    assert program.get(f"cities?limit=2&after={after}").status_code == 200


@pytest.mark.once
@pytest.mark.parametrize("text", ["E" * 100_000, "'" * 1_500, "é" * 700])
def test_what_leaves_no_room_for_the_next_page_is_too_long(cities, text):
    response = Program().get("cities", {"city": text})

    assert response.status_code == 414
    assert str(LONGEST) in problem(response)["detail"]


@pytest.mark.once
def test_the_longest_question_has_a_next_page_that_the_server_takes():
    texts = ["'" * 100, "'" * 99, *(f"{'é' * 90}{number:03}" for number in range(5))]
    make_city(name=texts[0]), make_city(name=texts[1])
    program = Program()

    answer = program.get("cities", {"limit": 1, "city": texts})

    line = answer.json()["next"].partition("testserver")[2]
    assert len(f"GET {line} HTTP/1.1") < serving.limit_request_line
    assert program.told(line.removeprefix("/api/v1/"))["rows"][0]["city"] in texts[:2]


@pytest.mark.once
@pytest.mark.parametrize(
    "accept",
    [
        *("text/html", "onzin", "application/xml;q=1", ";;;", "a/b/c", "application/json;q=0"),
        *("*/*;q=0", "text/csv;q=0, */*;q=0", "*/*, application/json;q=0, text/csv;q=0"),
    ],
)
@pytest.mark.parametrize("path", ["", "openapi.json", "cities"])
def test_a_form_that_there_is_not_is_told(accept, path):
    response = Program().get(path, accept=accept)

    assert response.status_code == 406
    problem(response)


@pytest.mark.once
@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/csv, application/json;q=0.5", "text/csv; charset=utf-8"),
        ("text/html,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("application/json;q=onzin", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        ("TEXT/CSV; charset=utf-8; q=0.9, */*; q=0.1", "text/csv; charset=utf-8"),
        ("application/json;q=0, */*", "text/csv; charset=utf-8"),
        ("*, text/csv;q=0.9", "application/json"),
        ("*/*, text/csv", "text/csv; charset=utf-8"),
        ("application/json, text/csv", "application/json"),
        ("text/csv, application/json", "text/csv; charset=utf-8"),
    ],
)
def test_the_form_is_the_one_that_is_liked_best(cities, accept, form):
    assert Program().get("cities", accept=accept).headers["Content-Type"] == form


@pytest.mark.once
def test_there_is_no_such_report():
    response = Program().get("nergens")

    assert response.status_code == 404
    assert "administrators, attendance" in problem(response)["detail"]


@pytest.mark.once
def test_where_there_are_no_parameters_none_is_taken():
    assert Program().get("?on=2014-09-01").status_code == 400
    assert Program().get("openapi.json?x").status_code == 400


@pytest.mark.once
@pytest.mark.parametrize("head", [True, False])
def test_a_fault_is_told_as_one(monkeypatch, head):
    monkeypatch.setattr("g32.errors.fault_of", lambda _error: BUSY)
    monkeypatch.setattr("g32.api.views.page", lambda _asked: 1 / 0)
    program = Program()
    ask = program.client.head if head else program.client.get

    response = ask("/api/v1/cities", headers={"authorization": f"Bearer {program.secret}"})

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.once
def test_a_mistake_of_ours_is_told_without_what_it_was(monkeypatch):
    monkeypatch.setattr("g32.api.views.page", lambda _asked: {}["geheim"])

    response = Program().get("cities")

    assert response.status_code == 500
    assert "geheim" not in str(problem(response))


def test_no_column_is_called_as_what_every_report_is_asked_by():
    names = {column.name for report in reports().values() for column in report.columns}

    assert names.isdisjoint({*OWN, "op"})
    assert {"of", "cursor", "place"} <= set(dir(Asked))
