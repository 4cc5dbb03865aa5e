"""The report of offices."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from g32.periods import Certainty, earliest_first
from g32.reports import register
from g32.reports.columns import Code, Day, Id, Listing, PartialDate, Text, YesNo
from network.models import Function, Office

from .citing import CitedReport


@register
class Administrators(CitedReport):
    """All offices, also those outside the cities; `municipal` tells them apart."""

    name = "administrators"
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
        return (
            self.when.in_force(Office.objects.select_related("person", "city", "organisation"))
            .order_by("person__sort_key", "person", earliest_first("start_earliest"), "pk")
            .prefetch_related("citations__source")
        )
