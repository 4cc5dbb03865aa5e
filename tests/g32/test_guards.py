"""Every bad row is refused however it is written, and changes nothing."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import UniqueConstraint

from g32.guards import LinkGuard, explain
from network.models import City, Membership
from tests.factories import build, make
from tests.guards import columns, network, themes_and_meetings  # noqa: F401 (they fill ROWS)
from tests.guards.rows import ROWS, WAYS, refused, sql_insert, sql_update

CONSTRAINTS = {c.name: c for model in apps.get_models() for c in model._meta.constraints}


@pytest.mark.parametrize(
    ("row", "way"),
    [pytest.param(row, way, id=f"{row.name}-{way}") for row in ROWS for way in row.ways],
)
def test_a_bad_row_is_refused(db, row, way):
    WAYS[way](*row.arrange(), row.at)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_row_is_fine_without_what_makes_it_bad(db, row):
    model, fine, _bad = row.arrange()

    instance = make(model, **fine)

    instance.full_clean()


def _is_named(guard):
    """Whether the engine says which guard refused; SQLite does not tell its keys apart."""
    return connection.vendor == "postgresql" or not isinstance(guard, (LinkGuard, UniqueConstraint))


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row.guard in CONSTRAINTS and _is_named(CONSTRAINTS[row.guard])],
    ids=lambda row: row.name,
)
def test_the_refusal_of_the_database_is_put_in_the_words_of_the_guard(db, row):
    guard = CONSTRAINTS[row.guard]
    model, fine, bad = row.arrange()

    if "by_sql_insert" in row.ways:
        instance = build(model, **fine | bad)
        refusal = refused(lambda: sql_insert(instance), model)
    else:
        instance = make(model, **fine)
        refusal = refused(lambda: sql_update(instance, bad), model)

    wanted = guard.get_violation_error_message()
    if wanted != guard.default_violation_error_message % {"name": guard.name}:
        assert explain(refusal) == str(wanted)


def test_other_refusals_are_put_in_words_too(db):
    city = make(City, name="Zwolle")
    make(Membership, city=city)
    same_id = refused(lambda: make(City, slug=city.slug), City)
    too_long = refused(lambda: make(City, name="x" * 201), City)
    gone = refused(lambda: make(Membership, city_id=0, slug="x"), Membership)

    sentences = [explain(error) for error in (same_id, too_long, gone)]

    assert [sentence.count("network_") for sentence in sentences] == [0, 0, 0]
    assert len(set(sentences)) == 3
