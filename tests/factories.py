"""The least that is valid of every record: `make_city()`, `make_seat(body=…, role="chair")` …

Every `make_x` takes the fields that matter to a test by keyword and makes up the rest, related
records included. `make(Model, …)` and `build(Model, …)` do the same for any model of the register;
`build` does not save the row itself.
"""

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Model

from g32.models import Question
from g32.rights import Role
from meetings import models as meetings
from network import models as network
from themes import models as themes

_NUMBER = count(1)


def make(model: type[Model], **overrides: Any) -> Any:
    """A saved row of the model."""
    row = build(model, **overrides)
    row.save()
    if model is network.Administrator:
        make_office(person_id=row.pk)
    return row


def build(model: type[Model], **overrides: Any) -> Any:
    """A row of the model that could be saved; what it rests on is saved already."""
    given = {name.removesuffix("_id") for name in overrides}
    made_up = {
        name: value() if callable(value) else value
        for name, value in LEAST[model].items()
        if name not in given
    }
    return model(**made_up, **overrides)


def _numbered(word: str) -> Callable[[], str]:
    return lambda: f"{word} {next(_NUMBER)}"


make_city = partial(make, network.City)
make_membership = partial(make, network.Membership)
make_person = partial(make, network.Person)
make_administrator = partial(make, network.Administrator)
make_office = partial(make, network.Office)
make_contact_details = partial(make, network.ContactDetails)
make_organisation = partial(make, network.Organisation)
make_body = partial(make, network.Body)
make_pillar = partial(make, network.Body, kind="pillar")
make_seat = partial(make, network.Seat)
make_appointment = partial(make, network.Appointment)
make_coordinator = partial(make, network.Coordinator)
make_election = partial(make, network.Election)
make_election_city = partial(make, network.ElectionCity)
make_source = partial(make, network.Source)
make_figure = partial(make, network.Figure)
make_pillar_link = partial(make, themes.PillarLink)
make_succession = partial(make, themes.Succession)
make_topic = partial(make, themes.Topic)
make_topic_body = partial(make, themes.TopicBody)
make_result = partial(make, themes.Result)
make_result_body = partial(make, themes.ResultBody)
make_involvement = partial(make, themes.Involvement)
make_meeting = partial(make, meetings.Meeting)
make_meeting_body = partial(make, meetings.MeetingBody)
make_agenda_item = partial(make, meetings.AgendaItem)
make_decision = partial(make, meetings.Decision)
make_decision_body = partial(make, meetings.DecisionBody)
make_action_item = partial(make, meetings.ActionItem)
make_attendance = partial(make, meetings.Attendance)


def make_user(role: Role | None = None, **overrides: Any) -> User:
    """Somebody who may log in, in a role if one is given."""
    number = next(_NUMBER)
    given = {"username": f"iemand-{number}", "email": f"iemand-{number}@example.nl"} | overrides
    user = User.objects.create_user(is_staff=True, **given)
    if role:
        user.groups.add(Group.objects.get(name=role.value))
    return user


def make_name(*, owner: Model, **overrides: Any) -> Any:
    """Another name of a city, body, person or organisation."""
    names = owner._meta.get_field("names").related_model
    return make(names, owner=owner, **overrides)


def make_citation(*, record: Model, **overrides: Any) -> Any:
    """A citation of the record, whatever its kind."""
    citations = record._meta.get_field("citations").related_model
    return make(citations, record=record, **overrides)


#: What a row needs, by model; what is callable is called for every row.
LEAST: dict[type[Model], dict[str, Any]] = {
    Question: {"title": _numbered("Vraag"), "statement": "SELECT 1"},
    network.City: {"name": _numbered("Stad")},
    network.Membership: {"city": make_city},
    network.Person: {"surname": _numbered("Jansen")},
    network.Administrator: {"surname": _numbered("Bestuurder")},
    network.Office: {"person": make_person, "function": "alderman"},
    network.ContactDetails: {"office": make_office},
    network.Organisation: {"name": _numbered("Partner")},
    network.Body: {"name": _numbered("Themagroep"), "kind": "theme_group"},
    network.Pillar: {"name": _numbered("Pijler"), "kind": "pillar"},
    network.Seat: {"body": make_body, "role": "member"},
    network.Appointment: {"seat": make_seat, "person": make_person},
    network.Coordinator: {"user": make_user, "city": make_city},
    network.TurnoverDraft: {"city": make_city},
    network.Election: {"name": _numbered("Verkiezing"), "kind": "municipal"},
    network.ElectionCity: {"election": make_election, "city": make_city},
    network.Source: {"name": _numbered("Jaarverslag nr.")},
    network.Figure: {"about": _numbered("onderwerp"), "measure": "leden", "number": 1},
    themes.ThemeGroup: {"name": _numbered("Themagroep"), "kind": "theme_group"},
    themes.WorkingGroup: {"name": _numbered("Werkgroep"), "kind": "working_group"},
    themes.PillarLink: {"group": make_body, "pillar": make_pillar},
    themes.Succession: {"predecessor": make_body, "successor": make_body, "how": "became"},
    themes.Topic: {"name": _numbered("Onderwerp")},
    themes.TopicBody: {"topic": make_topic, "body": make_body},
    themes.Result: {"name": _numbered("Resultaat"), "kind": "publication"},
    themes.ResultBody: {"result": make_result, "body": make_body},
    themes.Involvement: {"result": make_result, "part": "partner", "city": make_city},
    meetings.Meeting: {"name": _numbered("Bijeenkomst"), "kind": "group"},
    meetings.MeetingBody: {"meeting": make_meeting, "body": make_body},
    meetings.AgendaItem: {"meeting": make_meeting, "title": _numbered("Agendapunt")},
    meetings.Decision: {"text": _numbered("Besluit")},
    meetings.DecisionBody: {"decision": make_decision, "body": make_body},
    meetings.ActionItem: {
        "meeting": make_meeting,
        "text": _numbered("Actie"),
        "person": make_person,
    },
    meetings.Attendance: {"meeting": make_meeting, "person": make_person},
    **{
        ids: {
            "owner": partial(make, ids._meta.get_field("owner").related_model),
            "slug": lambda: f"vroeger-{next(_NUMBER)}",
        }
        for ids in network.FormerId.__subclasses__()
    },
    **{
        names: {
            "owner": partial(make, names._meta.get_field("owner").related_model),
            "text": _numbered("Naam"),
        }
        for names in network.Name.__subclasses__()
    },
    **{
        citations: {
            "record": partial(make, citations._meta.get_field("record").related_model),
            "source": make_source,
        }
        for citations in network.Citation.__subclasses__()
    },
}
