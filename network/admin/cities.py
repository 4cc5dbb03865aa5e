"""Cities and their membership."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import CONFIRMATION, listed, standing, when
from g32.admin.filters import ALL, PAST, TO_COME, TODAY, InForce
from g32.admin.inlines import RecordInline
from g32.asof import on_the_day, the_day
from g32.dates.wording import in_words
from network.models import City, Membership

from .confirming import ConfirmingMixin
from .parts import citations, names

NEVER = "never"


class Member(InForce):
    """The cities that belong to the network today first."""

    title = _("member")
    labels = {
        TODAY: on_the_day,
        PAST: _("no longer"),
        TO_COME: _("to come"),
        NEVER: _("never"),
        ALL: _("all cities"),
    }

    @classmethod
    def keep(cls, queryset: Any, time: str) -> Any:
        """Keep the cities whose membership stands so today."""
        today = the_day()
        if time == ALL:
            return queryset
        if time == NEVER:
            return queryset.exclude(pk__in=Membership.objects.values("city"))
        members = Membership.objects.on(today).values("city")
        if time == TODAY:
            return queryset.filter(pk__in=members)
        others = InForce.keep(Membership.objects.all(), time).values("city")
        return queryset.filter(pk__in=others).exclude(pk__in=members)


class MembershipInline(RecordInline):
    """The periods in which the city belonged to the network."""

    model = Membership
    fields = ("start", "end")
    list_select_related = ("city",)


def memberships_in_words(city: City) -> list[str]:
    """Each membership of the city, from … to …."""
    return [
        " – ".join((in_words(one.start) or "?", in_words(one.end))).strip()
        for one in city.memberships.all()
    ]


@admin.register(City)
class CityAdmin(RecordAdmin):
    """Cities, members of the network or not."""

    place = 10
    list_display = (
        "name",
        listed("names", _("other names"), lambda city: city.names.all()),
        listed("memberships", _("member from – to"), memberships_in_words),
    )
    list_filter = (Member,)
    list_prefetch_related = ("names", "memberships")
    inlines = (MembershipInline, names(City), citations(City))


@admin.register(Membership)
class MembershipAdmin(ConfirmingMixin, RecordAdmin):
    """Which city belonged to the network, and when."""

    place = 15
    list_display = ("city", standing, when("start"), when("end"))
    list_filter = (InForce,)
    list_select_related = ("city",)
    list_prefetch_related = CONFIRMATION
    search_through = ("city",)
    inlines = (citations(Membership),)
