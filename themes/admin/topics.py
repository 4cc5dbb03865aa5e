"""Topics."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import CONFIRMATION, listed, standing, when
from g32.admin.filters import InForce
from g32.admin.inlines import PartInline
from g32.site import Section
from network.admin import citations
from themes.lineage.choosing import of_body
from themes.models import Topic, TopicBody


class TopicBodyInline(PartInline):
    """The bodies that have the topic on their agenda."""

    model = TopicBody
    exclude = ()
    list_select_related = ("body",)


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    """What stands on the agenda."""

    section = Section.WHAT
    place = 50
    list_display = (
        "name",
        listed("bodies", _("bodies"), lambda topic: topic.bodies.all()),
        "part_of",
        standing,
        when("start"),
        when("end"),
    )
    list_filter = (InForce, of_body("bodies__body"))
    list_select_related = ("part_of",)
    list_prefetch_related = ("bodies__body", *CONFIRMATION)
    search_through = ("bodies__body", "part_of")
    inlines = (TopicBodyInline, citations(Topic))
