"""What deserves attention among citations, figures, seats and appointments."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.findings import Finding, Severity, check
from g32.periods import certain, possible
from g32.records import Record
from g32.reports import When
from g32.reports.kinds import linked
from network.models import Appointment, Seat, Stance
from network.reports.citations import citation_models, contradictions, field_of, recorded
from network.reports.citing import place
from network.reports.figures import Agrees, comparisons

#: What may lean on the citation of the record to which a link leads.
_LEANING: dict[type[Record], str] = {}


def leans(model: type[Record], link: str) -> None:
    """Let records of a kind go without citations of their own where the linked one has them."""
    _LEANING[model] = link


leans(Seat, "body")


@check("uncited", gettext_lazy("without citation"), Severity.ERROR)
def uncited(when: When) -> Iterator[Finding]:
    """Find records that no passage bears out, nor, where they lean, the record they lean on."""
    for citations in citation_models():
        noun: Any = citations._meta.get_field("record").related_model
        records = noun._base_manager.filter(when.had_begun(noun), ~_borne_out(noun, "pk"))
        if link := _LEANING.get(noun):
            records = records.filter(~_borne_out(noun._meta.get_field(link).related_model, link))
        for record in records.select_related(*linked(noun)):
            yield Finding(record, "", _("No source is named."))


def _borne_out(noun: Any, link: str) -> Exists:
    citations = noun._meta.get_field("citations").related_model._base_manager
    return Exists(citations.filter(record=OuterRef(link)).exclude(stance=Stance.CONTRADICTS))


@check("conflict", gettext_lazy("sources disagree"), Severity.WARNING)
def conflict(when: When) -> Iterator[Finding]:
    """Find records that a passage contradicts."""
    message = _("%(place)s states “%(stated)s”; “%(followed)s” is followed.")
    for citation in contradictions(when):
        record, field = citation.record, field_of(citation)
        followed = recorded(record, field) if field else str(record)
        words = {"place": place(citation), "stated": citation.value, "followed": followed}
        yield Finding(record, "", message % words)


@check("figure_differs", gettext_lazy("figure differs"), Severity.WARNING)
def figure_differs(when: When) -> Iterator[Finding]:
    """Find figures that say less than the register counts."""
    return _figures(when, Agrees.NO)


@check("figure_incomplete", gettext_lazy("figure not reached"), Severity.INFO)
def figure_incomplete(when: When) -> Iterator[Finding]:
    """Find figures that say more than the register counts: something is not recorded."""
    return _figures(when, Agrees.INCOMPLETE)


def _figures(when: When, verdict: Agrees) -> Iterator[Finding]:
    message = _("Stated: %(stated)s; recorded: %(recorded)s.")
    for each in comparisons(when):
        if each.agrees is verdict:
            words = {"stated": each.figure.stated, "recorded": each.recorded}
            yield Finding(each.figure, each.figure.date, message % words)


@check("outside_body", gettext_lazy("outside the life of its body"), Severity.ERROR)
def outside_body(when: When) -> Iterator[Finding]:
    """Find appointments that are certainly in force on a day on which their body or seat
    certainly does not exist, or that lie wholly outside its life.
    """
    appointments = Appointment.objects.with_holders().filter(when.state(), planned=False)
    message = _("Lasts while “%(life)s” does not exist.")
    for prefix in ("seat__body__", "seat__"):
        for appointment in appointments.filter(_before(prefix) | _beyond(prefix)):
            life = appointment.seat.body if prefix == "seat__body__" else appointment.seat
            yield Finding(appointment, _outside_since(appointment, life), message % {"life": life})


def _before(prefix: str) -> Q:
    begins = F(f"{prefix}start_earliest")
    lasts = Q(end="") | Q(end_earliest__gte=F("start_latest"))
    return Q(lasts, start_latest__lt=begins) | Q(end_latest__lt=begins)


def _beyond(prefix: str) -> Q:
    ends = F(f"{prefix}end_latest")
    unended = Q(end="", **{f"{prefix}end_latest__isnull": False})
    lasts = unended | Q(end_earliest__gt=ends, end_earliest__gte=F("start_latest"))
    return Q(lasts, start_latest__isnull=False) | Q(start_earliest__gt=ends)


def _outside_since(appointment: Appointment, life: Any) -> str:
    begun, ended = appointment.start_latest, life.end_latest
    if ended and not (life.start_earliest and begun and begun < life.start_earliest):
        return max(ended + timedelta(days=1), appointment.start_earliest or ended).isoformat()
    return appointment.start


@check("too_many_holders", gettext_lazy("too many holders"), Severity.WARNING)
def too_many_holders(when: When) -> Iterator[Finding]:
    """Find seats with more certain holders than their maximum, and the first day of it."""
    seats = Seat.objects.select_related("body").filter(maximum__isnull=False).in_bulk()
    message = _("More holders than the maximum, %(maximum)s.")
    for pk, cores in _certain_days(when).items():
        if pk in seats and (day := _first_excess(cores, seats[pk].maximum)):
            words = {"maximum": seats[pk].maximum}
            yield Finding(seats[pk], day.isoformat(), message % words)


def _certain_days(when: When) -> dict[int, list[tuple[date, date]]]:
    """From which to which day each appointment is certainly in force, by seat."""
    first, last = when.first or date.min, when.last or date.max
    days = defaultdict(list)
    rows = Appointment.objects.filter(planned=False, start_latest__isnull=False).order_by()
    for seat, begun, end, ended in rows.values_list("seat", "start_latest", "end", "end_earliest"):
        core = max(begun, first), min(ended or date.min if end else date.max, last)
        if core[0] <= core[1]:
            days[seat].append(core)
    return days


def _first_excess(cores: Iterable[tuple[date, date]], maximum: int) -> date | None:
    ends: list[date] = []
    for begun, ended in sorted(cores):
        while ends and ends[0] < begun:
            heapq.heappop(ends)
        heapq.heappush(ends, ended)
        if len(ends) > maximum:
            return begun
    return None


@check("vacant", gettext_lazy("vacant"), Severity.WARNING)
def vacant(when: When) -> Iterator[Finding]:
    """Find seats, known to exist, that fewer hold or may hold than they ask for.

    Asked of the day, else of today or of the last day of a year that is past.
    """
    day = when.day or min(when.reference, timezone.localdate())
    appointments = Appointment.objects.order_by().values_list("seat")
    holders = dict(appointments.filter(possible(day)).annotate(Count("pk")))
    ends = dict(appointments.filter(end_latest__lt=day).annotate(Max("end_latest")))
    message = _("Holders: %(holders)s; asked for: %(minimum)s.")
    for seat in _existing(day).select_related("body"):
        if holders.get(seat.pk, 0) < seat.minimum:
            words = {"holders": holders.get(seat.pk, 0), "minimum": seat.minimum}
            yield Finding(seat, _vacant_since(seat, ends.get(seat.pk)), message % words)


def _existing(day: date) -> QuerySet[Seat]:
    """Seats that are appointed to and certainly exist; without a beginning, as long as the body."""
    lasting = Q(end="") | Q(end_earliest__gte=day)
    body_lasting = Q(body__end="") | Q(body__end_earliest__gte=day)
    begun = certain(day) | Q(start="", body__start_latest__lte=day)
    return Seat.objects.filter(lasting, body_lasting, begun, body__planned=False, ex_officio=0)


def _vacant_since(seat: Seat, last_end: date | None) -> str:
    if last_end:
        return (last_end + timedelta(days=1)).isoformat()
    return seat.start or seat.body.start
