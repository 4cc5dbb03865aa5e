"""The meetings of the bodies in which somebody holds a seat when they meet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Q

from meetings.models import MeetingBody


class Span(NamedTuple):
    """From the first day on which something may have been in force to the last."""

    first: date
    last: date

    @classmethod
    def of(cls, period: Any) -> "Span":
        """Return that of a period; what is not known limits nothing."""
        return cls(period.start_earliest or date.min, period.end_latest or date.max)


def meetings_then(held: Iterable[tuple[int, Any]]) -> Q:
    """Return the condition that a body meets on a day on which its number is `held`.

    `held`: numbers of bodies, each with a period. As on every page of a day, what may be in force
    then counts too: a meeting too many is better than one too few.
    """
    spans: dict[int, list[Span]] = defaultdict(list)
    for body, period in held:
        spans[body].append(Span.of(period))
    met = Q(pk__in=[])
    for body, some in spans.items():
        for span in _joined(some):
            met |= Q(body=body) & _meets_in(span)
    return Q(pk__in=MeetingBody.objects.filter(met).values("meeting"))


def _meets_in(span: Span) -> Q:
    """The condition that a meeting may be within the span; a date that is open limits nothing."""
    begins = Q(meeting__start_earliest=None) | Q(meeting__start_earliest__lte=span.last)
    last = Q(meeting__start_latest__gte=span.first) | Q(meeting__end_latest__gte=span.first)
    return begins & (last | Q(meeting__start_latest=None, meeting__end_latest=None))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Join what touches: one seat after the other, several at a time."""
    first, *rest = sorted(spans)
    for span in rest:
        if first.last == date.max or span.first <= first.last + timedelta(days=1):
            first = Span(first.first, max(first.last, span.last))
        else:
            yield first
            first = span
    yield first
