"""Bad rows of what they work on and when they meet; and of every model that has a period."""

from django.apps import apps

from g32.guards import NoLoop
from g32.periods import Period
from meetings.models import ActionItem, AgendaItem, Attendance, Decision, DecisionBody, MeetingBody
from tests.factories import (
    make,
    make_agenda_item,
    make_attendance,
    make_body,
    make_city,
    make_decision,
    make_meeting,
    make_organisation,
    make_person,
    make_pillar,
    make_pillar_link,
    make_succession,
)
from tests.guards.rows import FORMS, INSERTS, bad_row
from themes.models import Involvement, PillarLink, Result, ResultBody, Succession, Topic, TopicBody

TABLES = [model for model in apps.get_models() if not model._meta.proxy]


def _name(model):
    return model._meta.label_lower.replace(".", "_")


for model in TABLES:
    if issubclass(model, Period):
        bad_row(
            f"{_name(model)}_period", at="end", name=f"{_name(model)}_that_ends_before_it_starts"
        )(lambda model=model: (model, {"start": "2014-06-13"}, {"end": "2014-06-12"}))


def _loop(model, field, length):
    """A row that is made a part of its own last part, `length` steps down."""
    first = below = make(model)
    for _ in range(length - 1):
        below = make(model, **{field: below})
    kept = {f.name: getattr(first, f.name) for f in model._meta.concrete_fields if not f.generated}
    return model, kept, {field: below}


for model in TABLES:
    for guard in model._meta.constraints:
        for length in (1, 2, 3) if isinstance(guard, NoLoop) else ():
            bad_row(
                guard.name,
                at=guard.field,
                without=INSERTS,
                name=f"a_{model._meta.model_name}_in_a_loop_of_{length}",
            )(lambda model=model, guard=guard, length=length: _loop(model, guard.field, length))


@bad_row("themes_topic_tree", at="part_of", without=(*FORMS, "by_update", "by_sql_update"))
def a_new_topic_that_is_part_of_itself():
    return Topic, {}, {"pk": 10**6, "part_of_id": 10**6}


@bad_row("themes_pillarlink_to_pillar", at="pillar")
def a_link_to_a_theme_group():
    return PillarLink, {}, {"pillar": make_body()}


@bad_row("themes_pillarlink_from_group", at="group")
def a_link_from_a_pillar():
    return PillarLink, {}, {"group": make_pillar()}


@bad_row("themes_pillarlink_from_group", at="group")
def a_link_from_the_board():
    return PillarLink, {}, {"group": make_body(kind="executive_board")}


@bad_row("themes_pillarlink_once", at="start")
def a_group_twice_under_one_pillar():
    link = make_pillar_link(start="2014")
    return PillarLink, {"group": link.group, "start": "2015"}, {"pillar": link.pillar}


@bad_row("themes_succession_not_itself", at="successor")
def a_body_that_succeeds_itself():
    body = make_body()
    return Succession, {"predecessor": body}, {"successor": body}


@bad_row("themes_succession_once", at="__all__")
def a_succession_recorded_twice():
    known = make_succession()
    return Succession, {"predecessor": known.predecessor}, {"successor": known.successor}


for model in (Topic, Result):
    bad_row(
        f"{_name(model)}_name", at="name", name=f"a_{model._meta.model_name}_with_a_known_name"
    )(lambda model=model: (model, {}, {"name": make(model, name="Glasvezel").name}))


def _listed_twice(model, owner):
    listed = make(model)
    return model, {owner: getattr(listed, owner)}, {"body": listed.body}


for model, owner in (
    (TopicBody, "topic"),
    (ResultBody, "result"),
    (MeetingBody, "meeting"),
    (DecisionBody, "decision"),
):
    bad_row(f"{_name(model)}_once", at="__all__", name=f"a_body_listed_twice_for_a_{owner}")(
        lambda model=model, owner=owner: _listed_twice(model, owner)
    )

for model, guard, nobody in (
    (Involvement, "themes_involvement_one_party", {"city": None}),
    (ActionItem, "meetings_actionitem_one_party", {"person": None}),
    (Attendance, "meetings_attendance_one_party", {"person": None}),
):
    bad_row(guard, at="person", name=f"{model._meta.model_name}_of_nobody")(
        lambda model=model, nobody=nobody: (model, {}, nobody)
    )
    bad_row(guard, at="person", name=f"{model._meta.model_name}_of_two")(
        lambda model=model: (model, {}, {"organisation": make_organisation()})
    )


@bad_row("check:due", at="due")
def an_action_due_on_no_day():
    return ActionItem, {}, {"due": "2014-11-31"}


@bad_row("meetings_agendaitem_position", at="__all__")
def two_items_with_one_number():
    item = make_agenda_item(position=1)
    return AgendaItem, {"meeting": item.meeting, "position": 2}, {"position": 1}


@bad_row("meetings_attendance_same_meeting", at="agenda_item")
def attendance_at_an_item_of_another_meeting():
    return Attendance, {}, {"agenda_item": make_agenda_item()}


@bad_row("meetings_attendance_same_meeting", at="__all__", without=INSERTS)
def an_item_with_attendance_moved_to_another_meeting():
    item = make_agenda_item()
    make_attendance(meeting=item.meeting, agenda_item=item)
    return AgendaItem, _kept(item), {"meeting": make_meeting()}


@bad_row("meetings_decision_same_meeting", at="__all__", without=INSERTS)
def an_item_with_a_decision_moved_to_another_meeting():
    item = make_agenda_item()
    make_decision(meeting=item.meeting, agenda_item=item)
    return AgendaItem, _kept(item), {"meeting": make_meeting()}


def _kept(item):
    return {"pk": item.pk, "slug": item.slug, "title": item.title, "meeting": item.meeting}


@bad_row("meetings_decision_same_meeting", at="agenda_item")
def a_decision_on_an_item_of_another_meeting():
    return Decision, {"meeting": make_meeting()}, {"agenda_item": make_agenda_item()}


@bad_row("meetings_decision_item", at="agenda_item")
def a_decision_on_an_item_of_no_meeting():
    return Decision, {}, {"agenda_item": make_agenda_item()}


@bad_row("meetings_decision_one_time", at="date")
def a_decision_of_a_meeting_with_a_date_of_its_own():
    return Decision, {"meeting": make_meeting()}, {"date": "2014-06-12"}


def _party_listed_twice(party, made):
    listed = make_attendance(**{"person": None, party: made()})
    fine = {"meeting": listed.meeting, "person": None, party: made()}
    return Attendance, fine, {party: getattr(listed, party)}


for party, made in (
    ("person", make_person),
    ("organisation", make_organisation),
    ("city", make_city),
):
    bad_row(f"meetings_attendance_once_{party}", at="__all__", name=f"a_{party}_listed_twice")(
        lambda party=party, made=made: _party_listed_twice(party, made)
    )
