"""Rows of every kind around a record: whatever can point to it, and what those rows rest on.

So that a page which asks something once for each row shows itself, whatever the kind of record.
"""

from django.db.models import OneToOneField

from meetings import models as meetings
from network import models as network
from tests import factories
from themes import models as themes

#: Links and texts that need not be there, but that a page may name.
FULLER = {
    network.Appointment: {"city": factories.make_city, "note": "zoals vermeld", "start": "2014"},
    network.Office: {"city": factories.make_city, "title": "wethouder", "party": "Lokaal"},
    network.Organisation: {"part_of": factories.make_organisation},
    network.Figure: {"about": "", "note": "zoals vermeld"},
    network.ContactDetails: {"address": "Markt 1", "assistant": "De balie", "telephone": "026"},
    themes.Involvement: {"person": factories.make_person, "note": "zoals vermeld"},
    themes.Topic: {"part_of": factories.make_topic},
    themes.TopicBody: {"topic": lambda: factories.make_topic(part_of=factories.make_topic())},
    meetings.ActionItem: {"city": factories.make_city, "note": "zoals vermeld"},
    meetings.AgendaItem: {"topic": factories.make_topic, "result": factories.make_result},
    meetings.Attendance: {"city": factories.make_city, "note": "zoals vermeld"},
    meetings.Meeting: {
        "city": factories.make_city,
        "part_of": factories.make_meeting,
        "place": "Velp",
    },
}
CITED = {
    "page": 3,
    "section": "Bestuurlijk",
    "field": "slug",
    "value": "anders",
    "note": "Niet gevolgd.",
}


def surround(record, number):
    """Let `number` rows of every kind point to the record, by every link they have."""
    for relation in record._meta.concrete_model._meta.related_objects:
        if not _suits(record, relation):
            continue
        once = isinstance(relation.field, OneToOneField)
        there = relation.related_model._base_manager.filter(**{relation.field.name: record})
        for _ in range(1 - there.count() if once else number):
            _follow(_make(relation.related_model, relation.field.name, record))


def _suits(record, relation):
    """A pillar has groups, and a group has pillars."""
    if relation.related_model is themes.PillarLink:
        return (record.kind == network.BodyKind.PILLAR) == (relation.field.name == "pillar")
    return True


def _make(model, link, record):
    given = FULLER.get(model, CITED if issubclass(model, network.Citation) else {})
    made = {name: value() if callable(value) else value for name, value in given.items()}
    return factories.make(model, **made | _fitting(model, link, record) | {link: record})


def _fitting(model, link, record):
    """What else must be so where the link is this one."""
    if link == "organisation":
        return {"city": None} if model is network.Office else {"city": None, "person": None}
    if link == "agenda_item":
        return {"meeting": record.meeting}
    return {"label": f"zetel {network.Seat.objects.count()}"} if model is network.Seat else {}


def _follow(row):
    """Add what a page tells at one remove: holders, what they hold too, what was decided there."""
    if isinstance(row, network.Seat) and not row.ex_officio_of_id:
        factories.make_appointment(seat=row, city=factories.make_city(), start="2014")
        other = factories.make_appointment(city=factories.make_city())
        factories.make_seat(body=row.body, label=f"ambtshalve {row.pk}", ex_officio_of=other.seat)
    if isinstance(row, network.Appointment):
        factories.make_seat(ex_officio_of=row.seat)
    if isinstance(row, network.Membership):
        factories.make_seat(every_member=True)
    if isinstance(row, meetings.MeetingBody):
        factories.make_decision(meeting=row.meeting)
    if isinstance(row, meetings.Attendance | meetings.Decision) and row.meeting:
        row.agenda_item = row.agenda_item or factories.make_agenda_item(meeting=row.meeting)
        row.save()
