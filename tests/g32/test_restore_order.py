"""Undoing rows together comes to the same end as one by one, whatever the order of the writes."""

import random
from contextlib import suppress

import pytest
from django.db import DatabaseError, transaction

from g32.history import act
from g32.models import HistoryEntry
from g32.restoring.groups import grouped
from g32.restoring.plan import Plan, read
from g32.rights import Act, Role
from meetings.models import Attendance, AttendanceCitation
from network.models import Body
from tests import factories
from tests.happenings import client_of, last
from tests.restoring import barred, go, undo
from themes.models import Topic, TopicBody

pytestmark = pytest.mark.django_db

KINDS = (Body, Topic, TopicBody)


@pytest.fixture
def tom():
    return client_of(factories.make_user(Role.SECRETARIAT, username="tom"))


def state():
    return {kind: list(kind._base_manager.order_by("pk").values()) for kind in KINDS}


def test_what_is_added_in_turn_is_undone_in_two_groups():
    given = {"meeting": factories.make_meeting(), "person": None}
    source = factories.make_source()
    with act(actor="tom", batch="veel"):
        for place in range(5):
            guest = factories.make_attendance(**given, note=f"Gast {place}")
            factories.make_citation(record=guest, source=source)

    numbers = HistoryEntry.objects.filter(batch="veel").values_list("pk", flat=True)
    groups = grouped(Plan.undoing(read(numbers)).steps)

    assert [(each.act, each.model, len(each.steps)) for each in groups] == [
        (Act.DELETE, AttendanceCitation, 5),
        (Act.DELETE, Attendance, 5),
    ]


def test_what_moved_to_a_new_record_moves_back_before_that_goes(tom):
    topics = [factories.make_topic_body() for _ in range(2)]
    before = state()
    with act(actor="tom", batch="om"):
        for each in topics:
            each.body = factories.make_body()
            each.save()

    done = go(tom, undo(last(batch="om")))

    assert done.status_code == 302
    assert state() == before


def test_names_that_changed_places_change_back(tom):
    one, other = factories.make_topic(name="Een"), factories.make_topic(name="Ander")
    before = state()
    with act(actor="tom", batch="om"):
        for topic, name in ((one, "Tussen"), (other, "Een"), (one, "Ander")):
            topic.name = name
            topic.save()
    after = state()

    go(tom, undo(last(batch="om")))
    undone = state()
    go(tom, undo(last(actor="tom")))

    assert undone == before
    assert state() == after


def test_what_hangs_together_within_a_kind_goes_and_comes_back_together(tom):
    before = state()
    with act(actor="tom", batch="boom"):
        whole = factories.make_topic(name="Geheel")
        part = factories.make_topic(name="Deel", part_of=whole)
        factories.make_topic(name="Deeltje", part_of=part)
    after = state()

    go(tom, undo(last(batch="boom")))
    undone = state()
    back = go(tom, undo(last(actor="tom")))

    assert undone == before
    assert back.status_code == 302
    assert state() == after


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_written_in_whatever_order_is_undone_and_done_again(tom, seed):
    factories.make_topic_body()
    before = state()
    writing = Writing(random.Random(seed))  # noqa: S311
    with act(actor="tom", batch="reeks"):
        for _ in range(40):
            writing.write()
    after = state()

    undone = go(tom, undo(last(batch="reeks")))
    between = state()
    again = go(tom, undo(last(actor="tom")))

    assert (undone.status_code, again.status_code) == (302, 302), barred(undone)
    assert between == before
    assert state() == after


class Writing:
    """Writes at random to topics, which are parts of each other, and to bodies that have them."""

    def __init__(self, chance):
        self.chance = chance

    def write(self):
        """Do something; what the register refuses is no write, nor is one to nothing."""
        do = self.chance.choice((self.add, self.link, self.change, self.move, self.swap, self.go))
        with suppress(DatabaseError, IndexError), transaction.atomic():
            do()

    def some(self, kind):
        return self.chance.choice(kind.objects.order_by("pk"))

    def add(self):
        factories.make_topic(part_of=self.chance.choice((None, self.some(Topic))))
        factories.make_body()

    def link(self):
        factories.make_topic_body(topic=self.some(Topic), body=self.some(Body))

    def change(self):
        Topic.objects.filter(pk__gte=self.some(Topic).pk).update(note=str(self.chance.random()))

    def move(self):
        TopicBody.objects.filter(pk=self.some(TopicBody).pk).update(topic=self.some(Topic))
        Topic.objects.filter(pk=self.some(Topic).pk).update(part_of=self.some(Topic))

    def swap(self):
        one, other = self.some(Topic), self.some(Topic)
        for topic, name in ((one, "Tussen"), (other, one.name), (one, other.name)):
            topic.name = name
            topic.save()

    def go(self):
        self.some(self.chance.choice((Body, Topic, TopicBody))).delete()
