"""The database and `edtf` agree on every text: what may be stored, and which days it means."""

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Value

from g32.dates.edtf import bounds, is_valid
from g32.dates.sql import Earliest, Latest, check_sql
from tests.g32.dates.texts import candidates

TEXTS = candidates(6000)
VALID = [text for text in TEXTS if is_valid(text)]


def test_the_texts_under_test_are_many_and_of_both_kinds():
    assert len(VALID) > 1500
    assert len(TEXTS) - len(VALID) > 1500


@pytest.mark.parametrize("blank", [True, False])
def test_the_database_accepts_what_edtf_accepts(db, blank):
    check = check_sql("t", connection.vendor, blank=blank)
    accepted = []

    for start in range(0, len(TEXTS), 900):
        some = TEXTS[start : start + 900]
        rows = ", ".join(["(CAST(%s AS text))"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(f"WITH v(t) AS (VALUES {rows}) SELECT t FROM v WHERE {check}", some)
            accepted += [text for (text,) in cursor.fetchall()]

    assert sorted(accepted) == [text for text in VALID if blank or text]


def test_the_database_derives_the_bounds_that_edtf_gives(thing):
    thing.objects.bulk_create([thing(start=text, end=text) for text in VALID], batch_size=300)

    stored = thing.objects.values_list("start", "start_earliest", "end_latest")
    assert {text: days for text, *days in stored} == {text: [*bounds(text)] for text in VALID}


def test_the_bounds_can_be_asked_of_any_text_without_an_error(thing):
    thing.objects.create()
    texts = [text for text in TEXTS if not is_valid(text)]

    for start in range(0, len(texts), 200):
        some = dict(enumerate(texts[start : start + 200]))
        asked = {f"e{n}": Earliest(Value(text)) for n, text in some.items()}
        asked |= {f"l{n}": Latest(Value(text)) for n, text in some.items()}
        assert len(thing.objects.values_list(*asked.values())[0]) == 2 * len(some)


@pytest.mark.parametrize(
    "bad",
    [
        "2014-06-31",
        "2015-02-29",
        "2014-13",
        "2014-25",
        "2014-49",
        "2014-99",
        "1899",
        "2100~",
        "9999",
        "2014/2013",
        "../..",
        "2014~~",
        "2014\n",
        " 2014",
        "２０１４",
        "2014\0",
        "2014\0/2015",
        "oktober 2014",
        None,
    ],
)
def test_raw_sql_cannot_store_what_is_no_date(thing, bad):
    statement = f"UPDATE {thing._meta.db_table} SET start = %s"
    thing.objects.create(start="2014")

    # PostgreSQL has no NUL in its text: there, psycopg does not even send it.
    by_the_check = connection.vendor == "sqlite" or "\0" not in (bad or "")
    error = IntegrityError if by_the_check else (DataError, ValueError)
    with pytest.raises(error), transaction.atomic():
        connection.cursor().execute(statement, [bad])

    assert thing.objects.get().start == "2014"


@pytest.mark.engine("sqlite")
def test_bytes_are_no_text(thing):
    with pytest.raises(IntegrityError):
        connection.cursor().execute(
            f"INSERT INTO {thing._meta.db_table} (start, \"end\", held) VALUES (%s, '', '2014')",
            [b"2014"],
        )
