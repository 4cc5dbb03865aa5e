"""A table of its own for the tests of partial dates."""

import pytest
from django.db import connection, models
from django.db.models import F, Q
from django.test.utils import isolate_apps

from g32.dates.fields import PartialDateField, earliest, latest


@pytest.fixture
def thing(db):
    """A model with a start, an end, a day that must be given, and a rule on its generated columns.

    Its table is made by hand: Django makes none inside a transaction on SQLite.
    """
    with isolate_apps():

        class Thing(models.Model):
            start = PartialDateField()
            end = PartialDateField()
            held = PartialDateField(blank=False, default="2014")
            start_earliest = earliest("start")
            start_latest = latest("start")
            end_latest = latest("end")

            class Meta:
                app_label = "g32"
                constraints = (
                    models.CheckConstraint(
                        name="thing_ends_after_it_starts",
                        condition=Q(end_latest__isnull=True)
                        | Q(start_earliest__isnull=True)
                        | Q(end_latest__gte=F("start_earliest")),
                    ),
                )

    editor = connection.schema_editor()
    editor.deferred_sql = []
    with connection.cursor() as cursor:
        cursor.execute(*editor.table_sql(Thing))
    return Thing
