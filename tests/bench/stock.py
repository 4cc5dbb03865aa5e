"""What django-import-export does by itself: resources as its guide has them."""

import time
from typing import Any

#: So many rows it exports: it takes a millisecond for each, and keeps all of them.
EXPORTED = 10_000


def export(rows: Any) -> int:
    """Write eight columns of these attendances as CSV; return how many lines that has.

    What a row points to is fetched along, which not everybody thinks of.
    """
    from import_export.fields import Field
    from import_export.resources import ModelResource

    from meetings.models import Attendance

    class Stock(ModelResource):
        meeting = Field(attribute="meeting__name")
        start = Field(attribute="meeting__start")
        person = Field(attribute="person")
        seat = Field(attribute="seat")
        city = Field(attribute="city__name")

        class Meta:
            model = Attendance
            fields = ("meeting", "start", "person", "seat", "city", "note", "role", "presence")

    linked = rows.select_related("meeting", "person", "seat__body", "city")
    return Stock().export(linked).csv.count("\n")


def by_stock(rows: list[dict[str, Any]]) -> float:
    """The seconds in which the stock import looks at the rows and then writes them.

    It gets ids where we get names, and each row is looked up by what tells it from the others. It
    validates nothing, as it is set up by itself.
    """
    import tablib
    from import_export.fields import Field
    from import_export.resources import ModelResource
    from import_export.widgets import ForeignKeyWidget

    from meetings.models import Attendance, Meeting
    from network.models import City, Person

    class Stock(ModelResource):
        meeting = Field("meeting", "meeting", ForeignKeyWidget(Meeting, "slug"))
        person = Field("person", "person", ForeignKeyWidget(Person, "slug"))
        city = Field("city", "city", ForeignKeyWidget(City, "slug"))

        class Meta:
            model = Attendance
            fields = ("meeting", "person", "city", "role", "presence", "note")
            import_id_fields = ("meeting", "person", "role")
            use_transactions = True

    data = tablib.Dataset(headers=list(Stock.Meta.fields))
    for row in rows:
        links = [row[name].slug for name in ("meeting", "person", "city")]
        data.append([*links, row["role"], row["presence"], row["note"]])
    begun = time.perf_counter()
    for dry_run in (True, False):
        result = Stock().import_data(data, dry_run=dry_run, raise_errors=True)
    seconds = time.perf_counter() - begun
    assert result.totals["new"] == len(rows), result.totals
    return seconds
