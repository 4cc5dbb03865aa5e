"""Calendars as other people's programs read them: two parsers, of which none is ours."""

import icalendar
import vobject
from django.test import Client

from g32.models import Token
from g32.rights import Role
from g32.tokens import issue
from tests.factories import make_user


def subscribed(subject="network", user=None):
    """The address of a calendar, and its token."""
    made = issue(user or make_user(Role.READER), Token.Purpose.CALENDAR, "agenda", subject=subject)
    return f"/agenda/{made.secret}.ics", made.token


def fetched(subject="network"):
    """The file of a calendar, as a program gets it."""
    answer = Client().get(subscribed(subject)[0])
    assert answer.status_code == 200
    return answer.content.decode()


def events(file):
    """The events in a file by their ids, as both parsers read them, which must be the same."""
    one, other = _by_icalendar(file), _by_vobject(file)
    assert one == other
    return one


def of(subject="network"):
    """The events of a calendar."""
    return events(fetched(subject))


def _by_icalendar(file):
    calendar = icalendar.Calendar.from_ical(file)
    assert [event.errors for event in calendar.walk()] == [[]] * len(calendar.walk())
    return {
        str(event["uid"]): {
            "first": event["dtstart"].dt,
            "after": event["dtend"].dt,
            "title": str(event["summary"]),
            "status": str(event["status"]),
            "free": event["transp"] == "TRANSPARENT",
            "place": str(event.get("location", "")),
            "text": str(event.get("description", "")),
            "url": str(event.get("url", "")),
            "within": str(event.get("related-to", "")),
            "changes": int(event["sequence"]),
            "changed": event["last-modified"].dt,
            "stamp": event["dtstamp"].dt,
        }
        for event in calendar.walk("VEVENT")
    }


def _by_vobject(file):
    calendar = vobject.readOne(file)
    return {
        event.uid.value: {
            "first": event.dtstart.value,
            "after": event.dtend.value,
            "title": event.summary.value,
            "status": event.status.value,
            "free": event.transp.value == "TRANSPARENT",
            "place": _value(event, "location"),
            "text": _value(event, "description"),
            "url": _value(event, "url"),
            "within": _value(event, "related_to"),
            "changes": int(event.sequence.value),
            "changed": event.last_modified.value,
            "stamp": event.dtstamp.value,
        }
        for event in calendar.contents.get("vevent", ())
    }


def _value(event, name):
    return getattr(event, name).value if hasattr(event, name) else ""
