"""The report of partners."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from g32.reports import When, register
from g32.reports.columns import Code, Column, Id, Listing, Related, RelatedByDate, Text
from g32.reports.finish import Finish
from g32.reports.joins import AT_ONCE, Join
from g32.reports.rows import stream
from g32.reports.table import lists
from meetings.models import Attendance
from network.models import Appointment, NameKind, Organisation, OrganisationKind
from network.reports import CitedTable
from themes.models import Involvement
from themes.reports.results import results_of


@register
@lists
class Partners(CitedTable):
    """All partners, always, with what they took part in up to the day or in the year.

    Bodies are those in which a partner holds a seat, or of whose results and meetings it was part.
    """

    name = "partners"
    model = Organisation
    beside = (Text("part_of", _("part of")),)
    verbose_name = _("Partners")
    description = _("Whom the network works with, and on what.")
    columns = (
        Id(),
        Text("organisation", _("organisation"), "name"),
        Related(
            "aliases",
            _("other names"),
            "names",
            where=lambda _when: ~Q(kind=NameKind.ABBREVIATION),
        ),
        Related(
            "abbreviation",
            _("abbreviation"),
            "names",
            where=lambda _when: Q(kind=NameKind.ABBREVIATION),
        ),
        Code("kind", _("kind"), OrganisationKind),
        Listing("bodies", _("bodies")),
        RelatedByDate(
            "results",
            _("results"),
            "involvements.result",
            where=lambda when: results_of(when, "result__"),
        ),
        RelatedByDate(
            "meetings",
            _("meetings"),
            "attendances.meeting",
            where=lambda when: when.event("meeting__"),
        ),
        Listing("sources", _("sources")),
    )

    def queryset(self) -> Any:
        """By name."""
        return Organisation.objects.order_by("sort_key", "pk")

    def joins(self, columns: Sequence[Column]) -> list[Join]:
        """Gather the bodies from all that a partner takes part in."""
        bodies = [Bodies(column, self.when) for column in columns if column.name == "bodies"]
        rest = [column for column in columns if column.name != "bodies"]
        return [*bodies, *super().joins(rest)]


class Bodies(Join):
    """The bodies that each partner has to do with, by name."""

    def __init__(self, column: Column, when: When) -> None:
        super().__init__("pk", [column])
        results = Involvement.objects.filter(results_of(when, "result__"))
        self._ways = {
            "seat__body": when.in_force(Appointment.objects),
            "result__bodies__body": results.filter(result__bodies__isnull=False),
            "meeting__bodies__body": Attendance.objects.filter(
                when.event("meeting__"), meeting__bodies__isnull=False
            ),
        }

    def add(self, keys: Collection[Any], finish: Finish) -> None:
        """Fetch those of all partners together, each once."""
        found = defaultdict(set)
        for way, rows in self._ways.items():
            chosen = rows.filter(organisation__pk__among=keys).order_by().distinct()
            fields = ("organisation_id", f"{way}__sort_key", f"{way}__pk", f"{way}__name")
            for some in stream(chosen, fields, AT_ONCE):
                for organisation, *body in some:
                    found[organisation].add(tuple(body))
        (made,), (cells,) = map(finish.of, self.columns), self.cells
        for key in keys:
            cells[key] = made([name for _sort_key, _pk, name in sorted(found.get(key, ()))])
