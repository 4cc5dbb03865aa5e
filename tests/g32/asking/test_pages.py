"""The page “Vragen”: what is kept, asked, written, kept again and taken along."""

import datetime as dt
import io
import re

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from g32.models import Export, HistoryEntry, Question
from g32.rights import Role
from tests.elements import attribute, elements
from tests.factories import make_user
from tests.questions import LIST, NEW, client_of, keep, page_of, typed

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_an_answer_stands_in_a_table_under_the_names_that_were_given(reader):
    kept = keep("SELECT 1 AS een, 'twee' AS twee UNION SELECT 3, NULL ORDER BY een")

    page = reader.get(page_of(kept.slug))

    assert page.context["answer"].header == ["een", "twee"]
    assert page.context["answer"].rows == [(1, "twee"), (3, None)]


@pytest.mark.parametrize("name", [["question"], ["question_download", "csv"], ["question_delete"]])
def test_nobody_asks_what_is_not_kept_any_more(reader, name):
    page = reader.get(page_of("was-er", *name))

    told = "This question is not kept any more. These are:"
    assert (page.status_code, page.context["error"]) == (404, told)


def test_a_reader_writes_no_statement(reader):
    kept = keep()

    addresses = (NEW, page_of(kept.slug, "question_change"), page_of(kept.slug, "question_delete"))

    assert [reader.get(each).status_code for each in addresses] == [403, 403, 403]
    assert [reader.post(each, typed("SELECT 2")).status_code for each in addresses] == [403] * 3


def test_who_keeps_a_question_changes_it_and_so_does_the_secretariat(researcher):
    own, theirs = keep(owner=researcher.user), keep(owner=make_user(Role.RESEARCHER))

    answers = [
        client.get(page_of(each.slug, "question_change")).status_code
        for client in (researcher, client_of(Role.SECRETARIAT))
        for each in (own, theirs)
    ]

    assert answers == [200, 403, 200, 200]


def test_a_question_is_kept_with_its_owner_and_told_in_the_history(researcher):
    sent = typed("SELECT 1 AS een", title="Hoeveel?", explanation="Eén.", keep="1")

    answer = researcher.post(NEW, sent)

    kept = Question.objects.get()
    assert (answer.status_code, answer.url) == (302, page_of("hoeveel"))
    assert (kept.title, kept.explanation, kept.statement, kept.owner) == (
        "Hoeveel?",
        "Eén.",
        "SELECT 1 AS een",
        researcher.user,
    )
    entry = HistoryEntry.objects.get(table="g32_question")
    assert (entry.act, entry.actor) == ("insert", researcher.user.username)


def test_what_cannot_be_answered_is_not_kept(researcher):
    page = researcher.post(NEW, typed("SELECT naam FROM city", title="Namen", keep="1"))

    assert page.context["refusal"].near == ("name",)
    assert page.context["place"][:4] == (1, 8, "SELECT ", "naam")
    assert not Question.objects.exists()


def test_a_question_without_a_title_is_asked_but_not_kept(researcher):
    asked = researcher.post(NEW, typed("SELECT 1 AS een"))
    kept = researcher.post(NEW, typed("SELECT 1 AS een", keep="1"))

    assert asked.context["answer"].rows == [(1,)]
    assert kept.context["form"].errors.keys() == {"title"}
    assert not Question.objects.exists()


def test_no_two_questions_have_one_title(researcher):
    keep(owner=researcher.user)
    other = keep(owner=researcher.user, slug="anders")
    Question.objects.filter(pk=other.pk).update(title="Anders één")

    pages = [
        researcher.post(NEW, typed("SELECT 1", title=title, keep="1"))
        for title in ("proef", "ANDERS ÉÉN")
    ]
    same = researcher.get(page_of(other.slug, "question_change")).context["form"]
    seen = same.initial["seen"]
    kept = researcher.post(
        page_of(other.slug, "question_change"),
        typed("SELECT 2", title="Anders één", keep="1", seen=seen),
        follow=True,
    )

    assert all("title" in page.context["form"].errors for page in pages)
    assert [str(each) for each in kept.context["messages"]] == ["“Anders één” is kept."]
    assert sorted(Question.objects.values_list("title", flat=True)) == ["Anders één", "Proef"]


@pytest.mark.parametrize("title", ["", "proef"])
def test_what_was_filled_in_and_answered_is_still_there_where_a_title_cannot_be(researcher, title):
    keep(owner=researcher.user)
    filled_in = {"p-stad": "Ede", "p-jaar": "2014"}

    page = researcher.post(
        NEW, typed("SELECT :stad AS stad, :jaar AS jaar", title=title, keep="1") | filled_in
    )

    assert page.context["form"].errors.keys() == {"title"}
    assert {each.key: each.value for each in page.context["parameters"]} == filled_in
    assert page.context["answer"].rows == [("Ede", "2014")]
    assert elements(page.text, "td") != []
    assert Question.objects.count() == 1


def test_what_was_filled_in_goes_along_to_the_question_that_is_kept(researcher):
    sent = typed("SELECT :stad AS stad", title="Stad", keep="1") | {"p-stad": "'s-Hertogenbosch"}

    page = researcher.post(NEW, sent, follow=True)

    assert page.redirect_chain == [(page_of("stad") + "?p-stad=%27s-Hertogenbosch", 302)]
    assert page.context["answer"].rows == [("'s-Hertogenbosch",)]


def test_a_statement_that_is_too_long_is_sent_whole_and_told_so(researcher):
    page = researcher.post(NEW, typed("SELECT " + "1, " * 4_000 + "1"))

    assert "maxlength" not in str(page.context["form"]["statement"])
    assert page.context["form"].errors or page.context["refusal"].wrong == "long"


def test_the_second_who_changes_a_question_sees_what_the_first_kept(researcher):
    kept = keep(owner=researcher.user)
    address = page_of(kept.slug, "question_change")
    [seen] = [
        attribute(each, "value")
        for each in elements(researcher.get(address).text, "input", name="seen")
    ]
    Question.objects.update(statement="SELECT 2 AS twee")
    mine = typed("SELECT :stad AS stad", title="Proef", keep="1")

    page = researcher.post(address, mine | {"seen": seen, "p-stad": "Ede"})
    unchanged = Question.objects.get().statement
    seen = page.context["form"]["seen"].value()
    again = researcher.post(address, mine | {"seen": seen})

    assert page.context["theirs"].statement == unchanged == "SELECT 2 AS twee"
    assert page.context["form"]["statement"].value() == "SELECT :stad AS stad"
    assert page.context["answer"].rows == [("Ede",)]
    assert (again.status_code, Question.objects.get().statement) == (302, "SELECT :stad AS stad")


def test_a_question_is_deleted_after_asking(researcher):
    kept = keep(owner=researcher.user)
    address = page_of(kept.slug, "question_delete")

    asked = researcher.get(address)
    there = Question.objects.exists()
    researcher.post(address, {"delete": "1"})

    assert (asked.status_code, there, Question.objects.exists()) == (200, True, False)


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("csv", "een,half\n1,0.5\n"),
        ("excel", "\ufeffeen;half\r\n1;0,5\r\n"),
        ("json", '[\n{"een": 1, "half": 0.5}\n]\n'),
    ],
)
def test_an_answer_is_taken_along_whole(reader, code, content):
    kept = keep("SELECT 1 AS een, 1.0 / 2 AS half")

    file = reader.get(page_of(kept.slug, "question_download", code))

    assert b"".join(file.streaming_content).decode() == content
    assert (Export.objects.get().subject, Export.objects.get().actor) == (
        "Proef",
        reader.user.username,
    )


def test_an_answer_is_taken_along_from_where_it_is_written(researcher):
    statement = "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 6000)"
    sent = typed(f"{statement} SELECT n, '=1+1' AS som FROM t", take="xlsx")

    file = researcher.post(NEW, sent)

    book = load_workbook(io.BytesIO(ContentFile(b"".join(file.streaming_content)).read()))
    rows = list(book.active.iter_rows(values_only=True))
    assert (rows[0], rows[1], len(rows)) == (("n", "som"), (1, "=1+1"), 6001)
    assert book.active["B2"].data_type == "s"


def test_no_more_than_five_thousand_rows_stand_on_the_page(researcher):
    statement = "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 6000)"

    page = researcher.post(NEW, typed(f"{statement} SELECT n FROM t"))

    assert (len(page.context["answer"].rows), page.context["answer"].more) == (5000, True)


def test_the_list_asks_as_much_for_many_questions_as_for_three(reader):
    def queries(number):
        Question.objects.all().delete()
        owners = [make_user(Role.RESEARCHER) for _ in range(3)]
        for at in range(number):
            keep(owner=owners[at % 3])
        with CaptureQueriesContext(connection) as asked:
            page = reader.get(LIST)
        assert len(page.context["questions"]) == number
        return len(asked)

    assert queries(3) == queries(60)


def test_the_line_of_what_is_wrong_is_counted_from_the_top(researcher):
    page = researcher.post(NEW, {"statement": "\n\nSELECT nmae FROM city", "run": "1"})

    assert page.context["place"].line == 3


def test_the_vocabulary_stands_beside_the_statement(researcher):
    names = researcher.get(NEW).context["names"]

    named = names["views"]
    assert named["city"] == ["id", "name", "search_key", "sort_key"]
    assert not any("email" in columns for columns in named.values())
    assert not any(name.startswith(("auth", "contact", "history")) for name in named)
    assert {"count", "year", "coalesce"} <= set(names["functions"])


def test_an_answer_speaks_of_the_day_of_the_page(reader):
    kept = keep("SELECT :op AS op")

    page = reader.get(page_of(kept.slug), {"op": "2014-09-01"})

    assert (page.context["answer"].of_day, page.context["day"]) == (True, dt.date(2014, 9, 1))


@pytest.mark.parametrize(
    ("statement", "speaks"),
    [
        ("SELECT count(*) AS n FROM report_cities", True),
        ("WITH c AS (SELECT * FROM report_cities) SELECT count(*) AS n FROM c", True),
        ("SELECT count(*) AS n FROM membership WHERE Certainty = 'certain'", True),
        ("SELECT * FROM membership", True),
        ("SELECT count(*) AS n FROM membership", False),
    ],
)
def test_an_answer_names_the_day_that_it_depends_on(reader, statement, speaks):
    page = reader.get(page_of(keep(statement).slug), {"op": "2014-09-01"})

    assert page.context["answer"].of_day is speaks
    assert (page.context["refusal"], "on 1 September 2014" in _size(page)) == (None, speaks)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "The first 5000 rows, in no fixed order; take the answer along to have them all"),
        (
            " WHERE :op > '' ORDER BY n",
            "The first 5000 rows, on 1 September 2014; take the answer along to have them all",
        ),
        (" WHERE n < 3", "2 rows, in no fixed order"),
    ],
)
def test_what_is_said_of_the_rows_is_one_sentence(reader, more, said):
    rows = "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 6000)"

    page = reader.get(page_of(keep(f"{rows} SELECT n FROM t{more}").slug), {"op": "2014-09-01"})

    assert _size(page) == said


def _size(page):
    [line] = re.findall(r'<p class="answer-size">(.*?)</p>', page.text, re.DOTALL)
    return " ".join(line.split())
