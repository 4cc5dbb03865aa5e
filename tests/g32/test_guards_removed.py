"""No guard is in vain: every bad row passes in a database that lacks its guard, and only there."""

import pytest
from django.db import connection, transaction

from tests.factories import build, make
from tests.guards import columns, network, themes_and_meetings  # noqa: F401 (they fill ROWS)
from tests.guards.removal import without
from tests.guards.rows import ROWS, sql_insert, sql_update
from tests.throwaway import shared_copy  # noqa: F401


@pytest.fixture
def db(shared_copy):  # noqa: F811
    return shared_copy


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if connection.vendor in row.removable],
    ids=lambda row: f"{row.guard}-{row.name}",
)
def test_a_bad_row_passes_without_its_guard(db, row):
    with transaction.atomic():
        model, _fine, _bad = row.arrange()
        transaction.set_rollback(True)

    with without(row.guard, model):
        model, fine, bad = row.arrange()
        if "by_sql_insert" in row.ways:
            sql_insert(build(model, **fine | bad))
        else:
            sql_update(make(model, **fine), bad)
        connection.check_constraints()
