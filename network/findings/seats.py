"""Who holds seats: nobody, too many, or outside the life of what that rests on."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.findings import Ask, Finding, Hit, RowCheck, Severity, SpanCheck, register
from g32.findings.spans import EVER, NEVER, NONE, Span, Spans, ordinal
from g32.periods import certain as certainly_on
from network.models import Appointment, Membership, Office, Seat

from .reading import certain, each_certain, possible


class OfSeat(SpanCheck):
    """Seats with another number of holders than they are meant for. `words` of a hit: that number,
    and when there is who.
    """

    severity = Severity.WARNING
    model = Seat
    concerns = {"body": "body"}

    def rests_on(self, hit: Hit) -> str:
        """On who comes and goes meanwhile."""
        _number, held = hit.words
        return repr(held.within((hit.since, hit.until)))


class Vacant(OfSeat):
    """Seats, known to exist, that fewer hold or may hold than they ask for."""

    code = "vacant"
    label = gettext_lazy("vacant")

    def act(self, record: Any) -> str:
        """Appoint somebody."""
        return "appoint"

    def hits(self, ask: Ask) -> list[Hit]:
        """Seat by seat, when there are too few; one that is filled ex officio asks for nobody."""
        seats = ask.rows(Seat.objects.filter(ex_officio=0, minimum__gt=0, body__planned=False))
        held = possible(ask.rows(Appointment.objects.all(), "seat"), "seat")
        return [
            Hit(seat.pk, *part, words=(seat.minimum, there))
            for seat in seats.values_list("pk", "minimum", *_LIFE, named=True)
            for there in (held.get(seat.pk, NONE),)
            if (life := _known_life(seat, there))
            for part in there.fewer(seat.minimum, life)
        ]

    def message(self, record: Any, hit: Hit) -> str:
        """How many it asks for."""
        minimum, _held = hit.words
        if minimum == 1:
            return _("Nobody is known to hold it.")
        return _("Fewer holders than the %(minimum)s it asks for.") % {"minimum": minimum}


_LIFE = (
    *("start", "start_latest", "body__start_latest"),
    *("end", "end_earliest", "body__end", "body__end_earliest"),
)


def _known_life(seat: Any, held: Spans) -> Span | None:
    """From when to when a seat is known to exist: without a beginning of its own, from its first
    holder on, and if there never was one, as long as its body.
    """
    begun = seat.start_latest if seat.start else seat.body__start_latest
    known = [] if begun is None else [ordinal(begun, EVER)]
    if not seat.start:
        known += held.starts[:1]
    ends = (seat.end, seat.end_earliest), (seat.body__end, seat.body__end_earliest)
    if not known or any(end and ended is None for end, ended in ends):
        return None
    life = max(known), min(ordinal(ended, NEVER) for _end, ended in ends)
    return life if life[0] <= life[1] else None


class TooManyHolders(OfSeat):
    """Seats with more certain holders than their maximum."""

    code = "too_many_holders"
    label = gettext_lazy("too many holders")

    def count(self, ask: Ask) -> int:
        """On a day a seat has too many once, so that those seats need only be counted."""
        return self._seats(ask).count() if ask.when.day else super().count(ask)

    def _seats(self, ask: Ask) -> QuerySet[Any]:
        """The seats that may have too many; on a day, those that have."""
        seats = ask.rows(Seat.objects.filter(maximum__isnull=False))
        if day := ask.when.day:
            there = Count("appointments", filter=certainly_on(day, "appointments__", planned=True))
            seats = seats.annotate(there=there).filter(there__gt=F("maximum"))
        return seats

    def hits(self, ask: Ask) -> list[Hit]:
        """Seat by seat, when there are too many."""
        seats = self._seats(ask)
        sure = ask.rows(Appointment.objects.filter(planned=False), "seat")
        if ask.when.day:
            sure = sure.filter(seat__in=seats.values("pk"))
        held = certain(sure, "seat")
        return [
            Hit(pk, *part, words=(maximum, held[pk]))
            for pk, maximum in seats.values_list("pk", "maximum")
            if pk in held
            for part in held[pk].more(maximum)
        ]

    def message(self, record: Any, hit: Hit) -> str:
        """How many it has at most."""
        return _("More holders than the maximum, %(maximum)s.") % {"maximum": hit.words[0]}


class OutsideBody(RowCheck):
    """Appointments that are certainly in force on a day on which their body or seat certainly does
    not exist, or that lie wholly outside its life.
    """

    code = "outside_body"
    label = gettext_lazy("outside the life of its body")
    severity = Severity.ERROR
    model = Appointment
    concerns = {"body": "seat__body"}

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        life = (f"{prefix}start_earliest", f"{prefix}end_latest")
        self.dates = ("start", "start_earliest", "start_latest", *life)

    def since(self, *dates: Any) -> str:
        """The day after its life has ended; where it begins too early, since it began."""
        start, start_earliest, begun, life_began, ended = dates
        if ended and not (life_began and begun and begun < life_began):
            return max(ended + timedelta(days=1), start_earliest or ended).isoformat()
        return str(start)

    def act(self, record: Any) -> str:
        """End it, if it goes on."""
        return _ending(record)

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """Those of the time that begin too early or last too long."""
        outside = _before(self.prefix, ask) | _beyond(self.prefix, ask)
        return ask.rows(
            Appointment.objects.with_holders().filter(ask.state, outside, planned=False)
        )

    def finding(self, row: Any) -> Finding:
        """Of which life, and since when."""
        life = row.seat.body if self.prefix == "seat__body__" else row.seat
        message = _("Lasts while “%(life)s” does not exist.") % {"life": life}
        own = row.start, row.start_earliest, row.start_latest
        since = self.since(*own, life.start_earliest, life.end_latest)
        return Finding(row, since, "", message)


def _ending(appointment: Appointment) -> str:
    """What mends one that goes on too long; of one that has ended, the dates are wrong."""
    return "" if appointment.end else "end"


def _before(prefix: str, ask: Ask) -> Q:
    begins = F(f"{prefix}start_earliest")
    lasts = Q(end="") | Q(end_earliest__gte=F("start_latest"))
    early = Q(lasts, start_latest__lt=begins) | Q(end_latest__lt=begins)
    return early & Q(**{f"{prefix}start_earliest__gt": ask.first}) if ask.first else early


def _beyond(prefix: str, ask: Ask) -> Q:
    ends = F(f"{prefix}end_latest")
    unended = Q(end="", **{f"{prefix}end_latest__isnull": False})
    lasts = unended | Q(end_earliest__gt=ends, end_earliest__gte=F("start_latest"))
    late = Q(lasts, start_latest__isnull=False) | Q(start_earliest__gt=ends)
    return late & Q(**{f"{prefix}end_latest__lt": ask.last})


class Outside(SpanCheck):
    """Appointments that are certainly in force on a day on which what they rest on cannot be."""

    severity = Severity.INFO
    model = Appointment
    #: What they rest on, by the fields that both have.
    grounds: Any
    keys: tuple[str, ...]

    def act(self, record: Any) -> str:
        """End it, if it goes on."""
        return _ending(record)

    def hits(self, ask: Ask) -> Iterator[Hit]:
        """Most lie within one ground; of the others, hold all grounds against their days."""
        filled = {f"{key}__isnull": False for key in self.keys}
        acting = ask.rows(Appointment.objects.filter(ask.state, planned=False, **filled))
        doubtful = list(each_certain(acting.exclude(Exists(self._covering())), "pk", *self.keys))
        own = self.grounds.filter(**filled)
        if ask.only is not None:
            own = own.filter(**{f"{self.keys[0]}__in": {row[1] for row in doubtful}})
        grounds = possible(own, *self.keys) if doubtful else {}
        for pk, *keys, since, until in doubtful:
            there = grounds.get(keys[0] if len(keys) == 1 else tuple(keys), NONE)
            for part in there.fewer(1, (since, until)):
                yield Hit(pk, *part)

    def _covering(self) -> QuerySet[Any]:
        """The grounds that last as long as the appointment, whatever its dates mean."""
        same = {key: OuterRef(key) for key in self.keys}
        begun = Q(start_earliest__isnull=True) | Q(start_earliest__lte=OuterRef("start_latest"))
        lasting = Q(end_latest__isnull=True) | Q(end_latest__gte=OuterRef("end_earliest"))
        return self.grounds.filter(begun, lasting, **same)


class OutsideOffice(Outside):
    """Appointments for a city in which their holder has no office."""

    code = "outside_office"
    label = gettext_lazy("without an office in the city")
    concerns = {"person": "person"}
    grounds = Office.objects
    keys = ("person", "city")

    def message(self, record: Any, hit: Hit) -> str:
        """Where there is no office."""
        words = {"person": record.person, "city": record.city}
        return _("%(person)s is not known to hold an office in %(city)s then.") % words


class OutsideMembership(Outside):
    """Appointments for a city that is no member."""

    code = "outside_membership"
    label = gettext_lazy("for a city that is no member")
    concerns = {"city": "city"}
    grounds = Membership.objects
    keys = ("city",)

    def message(self, record: Any, hit: Hit) -> str:
        """Which city is no member."""
        return _("%(city)s is no member of the network then.") % {"city": record.city}


register(Vacant(), TooManyHolders(), OutsideOffice(), OutsideMembership())
register(OutsideBody("seat__body__"), OutsideBody("seat__"))
