"""Partners."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import listed
from g32.admin.filters import codes
from network.models import Organisation

from .parts import citations, names


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    """Whoever the network works with."""

    place = 80
    list_display = (
        "name",
        listed("names", _("other names"), lambda partner: partner.names.all()),
        "kind",
        "part_of",
    )
    list_filter = (codes("kind"),)
    list_select_related = ("part_of",)
    list_prefetch_related = ("names",)
    search_through = ("part_of",)
    inlines = (names(Organisation), citations(Organisation))
