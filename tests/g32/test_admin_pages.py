"""Every page of every model's admin, walked from the site itself."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from g32.models import Export, HistoryEntry
from network.models import ContactDetails, Seat
from tests import factories

HOSTILE = [
    "?q=de+heer",
    "?q=%27s-Hertogenbosch",
    "?q=" + "x" * 5000,
    "?q=%00",
    "?q=%25_%27%22%3B--",
    "?q=---",
    "?p=999999",
    "?p=-3",
    "?p=abc",
    "?p=99999999999999999999999",
    "?o=bogus",
    "?o=1.-2.99",
    "?o=-99999999999999999999",
    "?when=bogus&kind=%00",
    "?slug__startswith=a",
    "?nonsense=1",
    "?e=1",
    "?all=",
    "?_popup=1",
]
STRANGE_IDS = ["abc", "0", "-1", "99999999999999999999", "%00", "_5F", "1/2"]


def own_admins():
    return list(admin.site._registry.values())


def writable_admins():
    return [own for own in own_admins() if own.model not in (HistoryEntry, Export)]


def name_of(own):
    return own.opts.label


def address(own, page, *args):
    return reverse(f"admin:{own.opts.app_label}_{own.opts.model_name}_{page}", args=args)


def make_rows(own, number):
    """Rows of the model; the first ones with rows of its inlines and of what its columns name."""
    model = own.model
    if model is HistoryEntry:
        for _ in range(number):
            factories.make_city()
        return list(HistoryEntry.objects.all()[:number])
    if model is Export:
        return [Export.objects.create(subject=f"Gemeenten {n}") for n in range(number)]
    if model is User:
        return [User.objects.create_user(f"user{n}{User.objects.count()}") for n in range(number)]
    rows = [factories.make(model) for _ in range(number)]
    for row in rows[:6]:
        for part in own.inlines:
            fill(part, row)
    return rows


def fill(inline, row):
    """Two rows of the inline, so that a query for each would show."""
    if inline.model is ContactDetails:
        factories.make(inline.model, office=row)
        return
    names = [f.name for f in inline.model._meta.fields if f.is_relation]
    link = next(
        name
        for name in names
        if issubclass(type(row), inline.model._meta.get_field(name).remote_field.model)
    )
    for _ in range(2):
        own = {"label": f"zetel {Seat.objects.count()}"} if inline.model is Seat else {}
        factories.make(inline.model, **{link: row}, **own)


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("own", own_admins(), ids=name_of)
def test_a_list_bears_with_every_address(own, admin_client):
    make_rows(own, 2)

    statuses = {
        query: admin_client.get(address(own, "changelist") + query, follow=True).status_code
        for query in ["", *HOSTILE]
    }

    assert statuses == dict.fromkeys(["", *HOSTILE], 200)


#: Those with a list of their records; history is told as happenings.
LISTS = [own for own in own_admins() if own.model is not HistoryEntry]


@pytest.mark.django_db
@pytest.mark.parametrize("own", LISTS, ids=name_of)
def test_every_choice_of_every_filter_opens(own, admin_client, rf, admin_user):
    make_rows(own, 2)
    page = admin_client.get(address(own, "changelist"))
    cl = page.context["cl"]
    choices = [choice["query_string"] for spec in cl.filter_specs for choice in spec.choices(cl)]

    statuses = [
        admin_client.get(address(own, "changelist") + query).status_code for query in choices
    ]

    assert statuses == [200] * len(choices)


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("own", LISTS, ids=name_of)
def test_a_list_costs_the_same_for_3_rows_and_for_35(own, admin_client):
    make_rows(own, 3)
    asked = address(own, "changelist") + "?when=all"
    admin_client.get(asked)
    with CaptureQueriesContext(connection) as few:
        admin_client.get(asked)
    make_rows(own, 32)
    with CaptureQueriesContext(connection) as many:
        page = admin_client.get(asked)

    assert len(page.context["cl"].result_list) >= 35
    assert len(many) == len(few), many[-1]["sql"]
    assert len(many) <= 10


#: Those whose records have pages.
PAGED = [own for own in own_admins() if own.model is not Export]


@pytest.mark.django_db
@pytest.mark.parametrize("own", PAGED, ids=name_of)
def test_the_pages_of_a_record_open(own, admin_client):
    row = make_rows(own, 1)[0]
    pages = ["change", "history"]
    pages += ["delete"] if own.model not in (HistoryEntry, User) else []  # those stay

    statuses = {page: admin_client.get(address(own, page, row.pk)).status_code for page in pages}
    if own.model is not HistoryEntry:
        statuses["add"] = admin_client.get(address(own, "add")).status_code

    assert set(statuses.values()) == {200}


@pytest.mark.once  # the same queries on every engine
@pytest.mark.django_db
@pytest.mark.parametrize("own", PAGED, ids=name_of)
def test_a_form_costs_the_same_for_few_rows_and_for_many(own, admin_client):
    row = make_rows(own, 1)[0]
    url = address(own, "change", row.pk)
    admin_client.get(url)
    with CaptureQueriesContext(connection) as few:
        admin_client.get(url)
    for part in own.inlines:
        if part.model is not ContactDetails:
            fill(part, row)
    with CaptureQueriesContext(connection) as many:
        admin_client.get(url)

    assert len(many) == len(few), [query["sql"][:90] for query in many]
    assert len(many) <= 14


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("own", own_admins(), ids=name_of)
def test_an_address_with_a_strange_id_leads_to_the_contents_or_nowhere(own, admin_client):
    pages = [address(own, "changelist") + f"{strange}/change/" for strange in STRANGE_IDS]

    statuses = {admin_client.get(page, follow=True).status_code for page in pages}

    assert statuses <= {200, 404}


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("own", writable_admins(), ids=name_of)
def test_a_new_form_bears_with_values_in_its_address(own, admin_client):
    names = [field.name for field in own.opts.fields]
    values = ["abc", "99999999999999999999", "%00", "-1", "x" * 5000]

    statuses = {
        admin_client.get(
            address(own, "add") + "?" + "&".join(f"{name}={value}" for name in names)
        ).status_code
        for value in values
    }

    assert statuses == {200}


@pytest.mark.django_db
def test_the_contents_stand_in_the_order_in_which_a_coordinator_thinks(admin_client):
    page = admin_client.get(reverse("admin:index"))

    shown = {
        section["app_label"]: [model["object_name"] for model in section["models"]]
        for section in page.context["app_list"]
    }
    assert shown == {
        "who": [
            "City", "Membership", "Person", "Administrator", "Office", "Body", "Pillar", "Seat",
            "Appointment", "Organisation", "Election",
        ],
        "what": [
            "ThemeGroup", "WorkingGroup", "PillarLink", "Succession", "Topic", "Result",
            "Involvement",
        ],
        "when": ["Meeting", "AgendaItem", "Decision", "ActionItem", "Attendance"],
        "sources": ["Source", "Figure", "HistoryEntry"],
        "access": ["User", "Export"],
    }  # fmt: skip
