"""The report of offices."""

from typing import Any

from django.db.models import Case
from django.db.models import When as If
from django.utils.translation import gettext_lazy as _

from g32.periods import Certainty, earliest_first
from g32.reports import register
from g32.reports.columns import Code, Day, Id, Listing, PartialDate, Text, YesNo
from g32.reports.table import lists
from network.models import Function, Office
from network.models.person import MUNICIPAL

from .citing import CitedTable


@register
@lists
class Administrators(CitedTable):
    """All offices, also those outside the cities; `municipal` tells them apart."""

    name = "administrators"
    model = Office
    added = {**CitedTable.added, "municipal": Case(If(MUNICIPAL, then=True), default=False)}
    verbose_name = _("Administrators")
    description = _("Who holds which office, in which city or organisation.")
    columns = (
        Id(),
        Text("person", _("person")),
        Text("city", _("city")),
        Text("organisation", _("organisation")),
        Code("function", _("function"), Function),
        Text("title", _("printed title")),
        Text("party", _("party")),
        Text("portfolio", _("portfolio")),
        PartialDate("start", _("start")),
        PartialDate("end", _("end")),
        Code("certainty", _("certainty"), Certainty),
        Day("confirmed", _("confirmed up to")),
        Listing("sources", _("sources")),
        YesNo("municipal", _("municipal")),
    )

    def queryset(self) -> Any:
        """By person, then from the first office on."""
        return self.when.in_force(Office.objects).order_by(
            "person__sort_key", "person", earliest_first("start_earliest"), "pk"
        )
