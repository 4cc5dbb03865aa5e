"""Meetings as events, for Popolo."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from g32.periods import earliest_first
from g32.popolo import dates, former, of_class, told
from g32.reports.base import BATCH
from meetings.models import Attendance, Meeting, Presence
from network.popolo.organizations import organization_id
from network.popolo.people import where


@of_class("events")
def events() -> Iterator[Any]:
    """Every meeting, with the people who were there."""
    there = Attendance.objects.filter(person__isnull=False, presence=Presence.PRESENT)
    everything = Meeting.objects.order_by(earliest_first("start_earliest"), "pk")
    fetched = everything.select_related("city", "part_of").prefetch_related(
        "bodies__body",
        "citations__source",
        Prefetch("attendances", there.select_related("person").order_by("pk")),
    )
    for meeting in fetched.iterator(chunk_size=BATCH):
        yield _event(meeting)


def _event(meeting: Meeting) -> dict[str, Any]:
    """An event. Popolo knows one organizing body: of several, we tell ourselves."""
    bodies = [organization_id(link.body) for link in meeting.bodies.all()]
    life = dates(meeting)
    ours = told(
        **life.pop("g32", {}),
        level=meeting.level,
        organization_ids=bodies if len(bodies) > 1 else None,
        area_id=meeting.city and meeting.city.slug,
    )
    people = {each.person.slug: str(each.person) for each in meeting.attendances.all()}
    return told(
        id=meeting.slug,
        name=meeting.name,
        classification=meeting.kind,
        **life,
        location=meeting.place or str(meeting.city or ""),
        status=meeting.status,
        identifiers=former(meeting),
        organization_id=bodies[0] if len(bodies) == 1 else None,
        parent_id=meeting.part_of and meeting.part_of.slug,
        attendees=[{"id": slug, "name": name} for slug, name in people.items()],
        sources=where(meeting),
        g32=ours,
    )
