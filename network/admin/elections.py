"""Elections."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import listed, when
from g32.admin.filters import codes
from g32.admin.inlines import PartInline
from network.models import Election, ElectionCity

from .parts import citations


class ElectionCityInline(PartInline):
    """The cities that a source names."""

    model = ElectionCity
    exclude = ()
    list_select_related = ("city",)


@admin.register(Election)
class ElectionAdmin(RecordAdmin):
    """After which half the people change; newest first."""

    place = 90
    list_display = (
        "name",
        "kind",
        when("date"),
        "scope",
        listed("cities", _("cities named"), lambda election: election.cities.all()),
    )
    list_filter = (codes("kind"),)
    list_prefetch_related = ("cities__city",)
    search_through = ("cities__city",)
    ordering = ("-date_earliest", "pk")
    inlines = (ElectionCityInline, citations(Election))
