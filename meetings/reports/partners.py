"""The report of partners."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from g32.periods import earliest_first
from g32.reports import register
from g32.reports.columns import Code, Id, Listing, Related, Text
from g32.reports.table import lists
from meetings.models import Attendance, MeetingBody
from network.models import Appointment, NameKind, Organisation, OrganisationKind
from network.reports import CitedTable
from themes.models import Involvement, ResultBody
from themes.reports.results import results_of


@register
@lists
class Partners(CitedTable):
    """All partners, always, with what they took part in up to the day or in the year.

    Bodies are those in which a partner holds a seat, or of whose results and meetings it was part.
    """

    name = "partners"
    model = Organisation
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
        Listing("results", _("results")),
        Listing("meetings", _("meetings")),
        Listing("sources", _("sources")),
    )

    def queryset(self) -> Any:
        """By name."""
        return Organisation.objects.order_by("sort_key", "pk")

    def told(self) -> Any:
        """With what they took part in."""
        bodies_of_result = ResultBody.objects.select_related("body")
        bodies_of_meeting = MeetingBody.objects.select_related("body")
        parts = Involvement.objects.filter(results_of(self.when, "result__"))
        visits = Attendance.objects.filter(self.when.event("meeting__"))
        seats = self.when.in_force(Appointment.objects).select_related("seat__body")
        return Organisation.objects.prefetch_related(
            Prefetch("appointments", seats),
            Prefetch(
                "involvements",
                parts.select_related("result")
                .order_by(earliest_first("result__start_earliest"), "pk")
                .prefetch_related(Prefetch("result__bodies", bodies_of_result)),
            ),
            Prefetch(
                "attendances",
                visits.select_related("meeting")
                .order_by(earliest_first("meeting__start_earliest"), "pk")
                .prefetch_related(Prefetch("meeting__bodies", bodies_of_meeting)),
            ),
        )

    def bodies(self, organisation: Any) -> Iterable[Any]:
        """The bodies it has to do with, by name."""
        found = {each.seat.body for each in organisation.appointments.all()}
        found |= {b.body for r in self.results(organisation) for b in r.bodies.all()}
        found |= {b.body for m in self.meetings(organisation) for b in m.bodies.all()}
        return sorted(found, key=lambda body: (body.sort_key, body.pk))

    def results(self, organisation: Any) -> Iterable[Any]:
        """The results it has a part in, by date."""
        return (each.result for each in organisation.involvements.all())

    def meetings(self, organisation: Any) -> Iterable[Any]:
        """The meetings it is listed at, by date."""
        return (each.meeting for each in organisation.attendances.all())
