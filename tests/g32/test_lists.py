"""Lists in a register of some thousand rows: fast, and in everything what a plain list would be."""

from itertools import count

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from g32.admin import counting
from g32.admin.lists import ListMixin
from g32.records import register_models
from meetings.models import Attendance, Meeting
from network.models import Person
from tests import plain_lists
from tests.scaled.filling import fill
from tests.scaled.size import Size
from tests.throwaway import shared_copy  # noqa: F401

#: Words and parts of words that stand in some rows, in many, in none; and codes, in words.
WORDS = ("a", "dijk", "van der", "s-hertog", "'t", "ij", "lid", "aanwezig", "voorzitter", "2014")
WORDS += (
    "werkgroep",
    "notulen",
    "-",
    "zomaarwat",
    "jarig",
    "stip",
    "jan",
    "water",
    "zaken",
    "raad",
)
_NUMBER = count()


@pytest.fixture(scope="module")
def db(shared_copy):  # noqa: F811
    """A register of its own, filled."""
    User.objects.create_superuser("lijst")
    fill(Size.divided(1_000))
    return shared_copy


@pytest.fixture
def user(db):
    return User.objects.get(username="lijst")


@pytest.fixture
def client(user):
    client = Client()
    client.force_login(user)
    return client


def lists():
    """The admin of everything that has such a list."""
    return [own for own in admin.site._registry.values() if isinstance(own, ListMixin)]


def pks(changelist):
    return [row.pk for row in changelist.result_list]


@st.composite
def addresses(draw):
    """A list, and one of the many ways to ask for it."""
    own = draw(st.sampled_from(lists()))
    asked = {"when": draw(st.sampled_from(["", "all", "past", "to_come", "this_year", "today"]))}
    if draw(st.booleans()):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))
        asked["q"] = " ".join(words)
    for entry in own.list_filter:
        name = entry.parameter_name
        if name != "when" and draw(st.integers(0, 3)) == 0:
            field = next((f for f in own.opts.fields if f.name == name), None)
            codes = [code for code, _label in field.flatchoices] if field else []
            asked[name] = draw(st.sampled_from([*codes, "1", "0"]))
    if draw(st.booleans()):
        columns = st.integers(-len(own.list_display), len(own.list_display))
        asked["o"] = ".".join(map(str, draw(st.lists(columns, min_size=1, max_size=2))))
    asked["p"] = draw(st.sampled_from([1, 1, 2, 3, 5, 9, 20, 99]))
    return own.model, "?" + "&".join(f"{name}={value}" for name, value in asked.items() if value)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(address=addresses())
def test_a_list_shows_what_a_plain_list_would_show(user, address):
    model, query = address
    real, plain = admin.site._registry[model], plain_lists.plain(model)
    real.list_per_page = plain.list_per_page = 7
    try:
        shown = plain_lists.listed(real, query, user)
        expected = plain_lists.listed(plain, query, user)
    finally:
        del real.list_per_page

    assert shown.result_count == expected.result_count
    assert pks(shown) == pks(expected)


def test_every_row_is_on_one_page_of_its_list(user):
    own = admin.site._registry[Attendance]
    pages = plain_lists.listed(own, "", user).paginator.page_range

    shown = [pk for page in pages for pk in pks(plain_lists.listed(own, f"?p={page}", user))]

    assert len(shown) == Attendance.objects.count()
    assert set(shown) == set(Attendance.objects.values_list("pk", flat=True))


def test_every_column_of_every_list_can_be_sorted_on(client):
    asked = [
        reverse(f"admin:{own.opts.app_label}_{own.opts.model_name}_changelist") + f"?o={sign}{n}"
        for own in lists()
        for n in range(1, len(own.list_display) + 1)
        for sign in ("", "-")
    ]

    assert [address for address in asked if client.get(address).status_code != 200] == []


@pytest.mark.once  # the same queries on every engine
@pytest.mark.parametrize("own", lists(), ids=lambda own: own.opts.model_name)
def test_a_longer_list_asks_no_more_queries(client, own):
    address = reverse(f"admin:{own.opts.app_label}_{own.opts.model_name}_changelist")
    asked = []
    for size in (3, 100):
        own.list_per_page = size
        try:
            client.get(f"{address}?when=all")
            with CaptureQueriesContext(connection) as queries:
                client.get(f"{address}?when=all")
            # Once a minute the session is written too.
            asked.append(sum("django_session" not in each["sql"] for each in queries))
        finally:
            del own.list_per_page

    assert asked[1] <= asked[0]
    assert asked[1] <= 10


@pytest.mark.engine("sqlite")
def test_the_newest_attendance_is_found_without_sorting_all(user):
    queryset = plain_lists.listed(admin.site._registry[Attendance], "", user).queryset

    plan = queryset.select_related(None).values_list("pk")[:50].explain()

    assert "meetings_meeting_newest" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.engine("postgresql")
def test_postgresql_has_the_newest_first_in_the_order_of_the_lists(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexdef FROM pg_indexes WHERE indexname = 'meetings_meeting_newest'"
        )
        [[definition]] = cursor.fetchall()

    assert definition.endswith("(start_earliest DESC NULLS LAST, id)")


@pytest.mark.engine("sqlite")
def test_a_note_is_looked_for_among_those_there_are(user):
    found = plain_lists.listed(admin.site._registry[Attendance], "?q=stip", user).queryset

    assert "meetings_attendance_noted" in found.order_by().values_list("pk").explain()


def counted(queries):
    return [query["sql"] for query in queries if "COUNT(*)" in query["sql"]]


@pytest.mark.engine("postgresql")
def test_nobody_counts_twice_while_nobody_writes(db):
    counting._remembered.clear()
    with CaptureQueriesContext(connection) as queries:
        found = [counting.count(Person.objects.all()) for _turn in range(3)]
        assert len(counted(queries)) == 1

    assert found == [Person.objects.count()] * 3


def test_what_is_remembered_is_never_what_was(db):
    everybody = Person.objects.all()
    before = counting.count(everybody)

    new = Person.objects.create(surname=f"Nieuw {next(_NUMBER)}")
    after = counting.count(everybody)
    new.delete()

    assert (after, counting.count(everybody)) == (before + 1, before)


def test_who_writes_in_a_transaction_counts_what_was_written(db):
    from django.db import transaction

    everybody = Person.objects.all()
    before = counting.count(everybody)
    with transaction.atomic():
        Person.objects.create(surname="Even")
        inside = counting.count(everybody)
        transaction.set_rollback(True)

    assert (inside, counting.count(everybody)) == (before + 1, before)


def test_a_row_that_is_gone_meanwhile_is_left_out(user, monkeypatch):
    from g32.admin import rows

    own, found = admin.site._registry[Meeting], rows.keys
    monkeypatch.setattr(rows, "keys", lambda *asked: [0, *found(*asked)])

    assert 0 not in pks(plain_lists.listed(own, "", user))


@pytest.mark.parametrize("model", register_models(), ids=lambda model: model._meta.model_name)
def test_what_the_scaled_register_holds_a_form_would_take(db, model):
    for row in model._base_manager.order_by("pk")[:30]:
        row.full_clean()
