"""Bodies, and the sections for one kind of them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from g32.admin.base import RecordAdmin
from g32.admin.columns import CONFIRMATION, standing, when
from g32.admin.filters import InForce, codes
from g32.admin.forms import RecordForm
from g32.admin.inlines import RecordInline
from network.models import Body, Pillar, Seat

from .addresses import AddressMixin
from .parts import citations, names


class SeatInline(RecordInline):
    """The seats of the body; who holds one stands on the seat's own page."""

    model = Seat
    on_page = False
    fields = ("role", "label", "minimum", "maximum", "start", "end")
    list_select_related = ("body",)


@admin.register(Body)
class BodyAdmin(AddressMixin, RecordAdmin):
    """Every body. Its kind is chosen once."""

    place = 40
    list_display: tuple[Any, ...] = (
        "name",
        "kind",
        "level",
        standing,
        when("start"),
        when("end"),
    )
    list_filter: tuple[Any, ...] = (InForce, codes("kind"), codes("level"))
    list_prefetch_related = CONFIRMATION
    fields = ("name", "kind", "level", "start", "end", "planned", "note", "slug")
    inlines = (names(Body), SeatInline, citations(Body))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Show the kind of a body that exists."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "kind") if obj else fields


class KindForm(RecordForm):
    """The form of a body of one kind: a new one is of that kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.kind = self._meta.model.objects.kind


class KindAdmin(BodyAdmin):
    """The bodies of one kind: that of the proxy it is registered for."""

    form = KindForm
    list_display = ("name", "level", standing, when("start"), when("end"))
    list_filter = (InForce, codes("level"))

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Ask no kind."""
        return super().get_exclude(request, obj) if obj else (*super().get_exclude(request), "kind")


@admin.register(Pillar)
class PillarAdmin(KindAdmin):
    """The pillars of the network."""

    place = 50
