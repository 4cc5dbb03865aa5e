"""How long the pages of history take where a million writes are told.

The same pages of the register as it ships, and again once its history is a million entries long.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from . import pages
from .figures import Figure

#: What nobody should wait longer for, in milliseconds.
GOAL = 150
ENTRIES = 1_000_000
#: The first of the writes that are put in; they follow each other by five seconds.
BEGIN = datetime(2016, 1, 1, tzinfo=UTC)
#: What was written before is written over and over: once in so many times by the first user, in a
#: batch and for a reason, and as what was deleted.
BY_USER, IN_BATCH, DELETED = 3, 20, 50

_AGAIN = """
WITH RECURSIVE again (turn) AS (SELECT 1 UNION ALL SELECT turn + 1 FROM again WHERE turn < %s)
INSERT INTO g32_historyentry (at, "table", "row", act, actor, reason, batch, before, after)
SELECT {at}, "table", "row",
  CASE WHEN turn %% {deleted} = 0 THEN 'delete' ELSE act END,
  CASE WHEN turn %% {by_user} = 0 THEN 'admin' ELSE actor END,
  CASE WHEN turn %% {in_batch} = 0 THEN 'Nagekeken in ronde ' || turn ELSE '' END,
  CASE WHEN turn %% {in_batch} = 0 THEN 'ronde-' || turn ELSE '' END,
  CASE WHEN turn %% {deleted} = 0 THEN coalesce(before, after) ELSE before END,
  CASE WHEN turn %% {deleted} = 0 THEN NULL ELSE after END
FROM again CROSS JOIN
  (SELECT *, row_number() OVER (ORDER BY id) AS place FROM g32_historyentry) AS entry
WHERE (turn - 1) * %s + place <= %s ORDER BY turn, place
"""
_AT = {
    "sqlite": "strftime('%%Y-%%m-%%d %%H:%%M:%%f000', '{begin}', "
    "(((turn - 1) * {many} + place) * 5) || ' seconds')",
    "postgresql": "timestamptz '{begin}+00' + ((turn - 1) * {many} + place) * interval '5 seconds'",
}


def measured(rounds: int) -> Iterator[Figure]:
    """The milliseconds of each page, and how much longer that is than without the million."""
    asked = [("history", address) for address in addresses()]
    shipped = pages.measure(asked, rounds)
    lengthen()
    for before, after in zip(shipped, pages.measure(asked, rounds), strict=True):
        note = f"{after['ms'] / before['ms']:.2f} × as it ships, {after['queries']} queries"
        yield Figure(after["address"], after["ms"], "ms", GOAL, note=note)


def lengthen() -> None:
    """Write what was written over and over, until there are a million entries."""
    from django.db import connection

    from g32.models import HistoryEntry

    many = HistoryEntry.objects.count()
    turns = -(-(ENTRIES - many) // many)
    at = _AT[connection.vendor].format(begin=f"{BEGIN:%Y-%m-%d %H:%M:%S}", many=many)
    sql = _AGAIN.format(at=at, by_user=BY_USER, in_batch=IN_BATCH, deleted=DELETED)
    with connection.cursor() as cursor:
        cursor.execute(sql, [turns, many, ENTRIES - many])
        cursor.execute("ANALYZE")


def addresses() -> list[str]:
    """What is asked: all, deep down, by each thing that can be asked for, and of single records."""
    from django.urls import reverse

    from g32.models import HistoryEntry
    from network.models import Appointment, Body, City, Person

    everything = reverse("admin:g32_historyentry_changelist")
    city, last = City.objects.first(), HistoryEntry.objects.order_by("pk").last()
    day = BEGIN + timedelta(days=2)
    asked = [
        "",
        f"before={ENTRIES // 2}",
        f"day={day:%Y-%m-%d}",
        "person=admin",
        f"city={city.pk}",
        "batch=ronde-20",
        "deleted=1",
        "q=arnhem",
        "q=ronde",
        "q=zomaar",
    ]
    records = [city, Person.objects.first(), Body.objects.first(), Appointment.objects.first()]
    return [
        *(f"{everything}?{query}" for query in asked),
        *(
            reverse(f"admin:network_{record._meta.model_name}_history", args=[record.pk])
            for record in records
        ),
        reverse("admin:g32_historyentry_change", args=[last.pk]),
    ]
