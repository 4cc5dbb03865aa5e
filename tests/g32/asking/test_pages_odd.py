"""The page “Vragen”, whatever it is asked: an answer, or a page that says why there is none."""

import threading

import pytest

from g32.apart import ApartError
from g32.asking import running, views
from g32.asking.refusals import Wrong
from g32.models import Export, Question
from tests.questions import NEW, keep, page_of, typed

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize(
    "query",
    [
        {"p-stad": ["Ede", "Oss"]},
        {"p-stad": "x" * 5000},
        {"p-stad": "\0"},
        {"p-stad": "'; DROP TABLE network_city; --"},
        {"p-": "leeg", "p-anders": "1"},
        {"op": "gisteren"},
        {"op": "2014-02-31"},
        {"columns": "nergens", "labels": "misschien", "progress": "soms"},
    ],
)
def test_whatever_the_address_says_there_is_a_page(reader, query):
    kept = keep("SELECT :stad AS stad")

    page = reader.get(page_of(kept.slug), query)
    file = reader.get(page_of(kept.slug, "question_download", "csv"), query)

    file.getvalue()  # sent to its end, so that the next one has its turn
    assert {page.status_code, file.status_code} <= {200, 400}


def test_what_is_still_to_be_filled_in_is_asked_on_a_page_and_lacks_in_a_file(reader):
    kept = keep("SELECT :stad AS stad")
    addresses = [page_of(kept.slug), page_of(kept.slug, "question_download", "json")]

    answers = [reader.get(address) for address in addresses]

    assert [(each.status_code, bool(each.context["lacks"])) for each in answers] == [
        (200, True),
        (400, True),
    ]


@pytest.mark.parametrize("statement", ["", " ", "\0", "SELECT '\ud800'", "x" * 20_000, "-- niets"])
def test_whatever_is_written_there_is_a_page(researcher, statement):
    page = researcher.post(NEW, typed(statement.encode("utf-8", "replace").decode()))

    assert page.status_code == 200


def test_dates_of_one_moment_make_no_line(reader):
    moments = "VALUES ('2014', 1), ('2014-01', 2), ('2014-01-01', 3)"
    kept = keep(f"WITH moment (a, n) AS ({moments}) SELECT * FROM moment ORDER BY n")

    page = reader.get(page_of(kept.slug))

    assert (page.status_code, [bar.said for bar in page.context["chart"].bars]) == (
        200,
        ["1", "2", "3"],
    )


def test_a_wide_answer_is_shown_as_far_as_a_page_can_bear(researcher):
    wide = ", ".join(f"{number} AS k{number}" for number in range(100))
    rows = "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 900)"

    page = researcher.post(NEW, typed(f"{rows} SELECT {wide} FROM t"))

    assert (len(page.context["answer"].rows), page.context["answer"].more) == (500, True)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("SELECT * FROM (VALUES (1), (2)) AS t (n)", True),
        ("SELECT * FROM (VALUES (1), (2)) AS t (n) ORDER BY n", False),
        ("SELECT * FROM (SELECT * FROM (VALUES (1), (2)) AS t (n) ORDER BY n) AS u", True),
        ("SELECT 1", False),
    ],
)
def test_rows_that_are_asked_for_in_no_order_are_told_to_stand_in_none(reader, statement, told):
    page = reader.get(page_of(keep(statement).slug))

    assert ("in no fixed order" in page.content.decode()) is told


def test_what_is_sent_twice_is_kept_once(researcher):
    sent = typed("SELECT 1 AS een", title="Hoeveel?", explanation="Eén.", keep="1")

    answers = [researcher.post(NEW, sent).url for _time in range(2)]

    assert answers == [page_of("hoeveel")] * 2
    assert Question.objects.count() == 1


def test_what_is_deleted_meanwhile_is_not_changed_but_kept_anew(researcher):
    kept = keep(owner=researcher.user)
    address = page_of(kept.slug, "question_change")
    kept.delete()

    opened = researcher.get(address)
    asked = researcher.post(address, typed("SELECT 2 AS twee"))
    sent = researcher.post(address, typed("SELECT 2 AS twee", title="Proef", keep="1"), follow=True)

    assert opened.status_code == 404
    assert [str(each) for each in asked.context["messages"]] == [
        "This question was deleted meanwhile. Keep it to have it anew."
    ]
    assert [str(each) for each in sent.context["messages"]] == [
        "“Proef” was deleted meanwhile, and is kept anew."
    ]


def test_columns_that_are_called_the_same_are_told_apart(reader):
    kept = keep("SELECT 1 AS een, 2 AS een, 3 AS een_2")

    page = reader.get(page_of(kept.slug))

    assert page.context["answer"].header == ["een", "een_2", "een_2_2"]


def test_a_number_that_is_filled_in_is_told_as_one(reader):
    kept = keep("SELECT :jaar AS jaar, count(*) AS n FROM meeting WHERE year(start) = :jaar")

    page = reader.get(page_of(kept.slug), {"p-jaar": "2014"})

    assert page.context["answer"].rows == [(2014, 0)]


def test_who_asks_while_others_wait_is_told_at_once(reader, monkeypatch):
    monkeypatch.setattr(running, "_WAITING", threading.BoundedSemaphore(1))
    running._WAITING.acquire()

    page = reader.get(page_of(keep().slug))

    assert (page.status_code, page.context["refusal"].wrong) == (503, Wrong.BUSY)


@pytest.mark.parametrize("ends", [ApartError(ApartError.TIME), OSError(27, "File too large")])
def test_a_file_that_cannot_be_made_is_told_on_the_page(researcher, monkeypatch, ends):
    def breaks_off(*_given):
        raise ends

    monkeypatch.setattr(views, "answer", breaks_off)
    kept = keep(owner=researcher.user)

    file = researcher.get(page_of(kept.slug, "question_download", "xlsx"))
    written = researcher.post(NEW, typed("SELECT 1 AS een", take="xlsx"))

    assert (file.status_code, written.status_code) == (400, 200)
    assert file.context["refusal"].wrong in (Wrong.TIME, Wrong.MEMORY)
    assert written.context["refusal"].wrong == file.context["refusal"].wrong


def test_nothing_that_the_question_does_not_ask_for_is_taken_along(reader):
    kept = keep()

    file = reader.get(page_of(kept.slug, "question_download", "csv"), {"p-x": "\0", "from": "\0"})

    assert b"".join(file.streaming_content) == b"een\n1\n"
    assert Export.objects.get().asked == ""


def test_a_copy_of_what_has_no_such_name_is_none(researcher):
    assert researcher.get(NEW, {"from": "\0"}).status_code == 200
