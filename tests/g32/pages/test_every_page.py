"""The page of every kind of record, walked from the site itself."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from g32.fields import LineField, NoteField
from g32.findings.panel import Concerns
from g32.pages.panels import panels
from g32.pages.views import PageMixin
from g32.records import register_models
from network.models import Seat
from tests import factories
from tests.admin import address
from tests.around import surround
from tests.pages import right, tables, visit, visitor

pytestmark = pytest.mark.django_db

STRANGE_IDS = ["abc", "0", "-1", "99999999999999999999", "%00", "_5F", "1/2", "1.5", "%D9%A1%20"]
STRANGE_QUERIES = ["?beside=%00", "?p=-1", "?p=%00", "?_changelist_filters=%00%26", "?x=1"]
MOST_QUERIES = 55
HOSTILE = """<script>boos</script>&"'"""
ESCAPED = "&lt;script&gt;boos&lt;/script&gt;&amp;&quot;&#x27;"


def kinds():
    return [own.model for own in admin.site._registry.values() if isinstance(own, PageMixin)]


def unmistakable(model):
    """A name that nothing else bears, for a record that is searched for."""
    if model is Seat:
        return {"body": factories.make_body(name="Qwerty")}
    names = {field.name for field in model._meta.concrete_fields} & {"name", "surname"}
    return dict.fromkeys(names, "Qwerty")


def suited(record):
    """The panels on the page of a record; what is the matter with it stands there only if it is."""
    own = (each for each in panels(type(record)) if each is not Concerns)
    return [each for each in own if each().suits(record)]


every_kind = pytest.mark.parametrize("model", kinds(), ids=lambda model: model.__name__)


@pytest.mark.once  # the same queries on every engine
@every_kind
def test_a_page_costs_the_same_for_3_rows_of_every_kind_and_for_38(model, admin_client):
    record = factories.make(model)
    surround(record, 3)
    visit(admin_client, record)
    with CaptureQueriesContext(connection) as few:
        before = tables(visit(admin_client, record))
    surround(record, 35)
    with CaptureQueriesContext(connection) as many:
        after = tables(visit(admin_client, record))

    assert [table.title for table in after] == [table.title for table in before]
    suiting = {own.__name__.lower() for own in suited(record)}
    assert suiting <= {table.name for table in after}
    assert len(many) <= len(few), [query["sql"][:90] for query in many]
    assert len(many) <= MOST_QUERIES


@pytest.mark.once
@every_kind
def test_of_more_rows_a_page_shows_some_and_leads_to_the_others(model, admin_client, monkeypatch):
    monkeypatch.setattr("g32.pages.panels.SHOWN", 3)
    monkeypatch.setattr("g32.pages.stories.BARS", 3)
    record = factories.make(model, **unmistakable(model))
    surround(record, 5)

    shown = tables(visit(admin_client, record))

    assert {len(table.lines) for table in shown if table.more} <= {3}
    assert all(table.more for table in shown if len(table.lines) == 3)
    for table in shown:
        rest = admin_client.get(table.more) if table.more else None
        assert rest is None or rest.status_code == 200
        if rest and "cl" in rest.context:
            assert rest.context["cl"].result_count >= 5, table.title


@pytest.mark.once  # a page shows the same on every engine
@every_kind
def test_no_name_text_or_note_is_taken_for_markup(model, admin_client):
    record = factories.make(model)
    surround(record, 2)
    for table in register_models():
        fields = [f for f in table._meta.concrete_fields if isinstance(f, LineField | NoteField)]
        for row in table._base_manager.all():
            texts = {
                f.attname: f"{HOSTILE}{row.pk}"
                for f in fields
                if getattr(row, f.attname) not in ("", "slug")
            }
            table._base_manager.filter(pk=row.pk).update(**texts)

    pages = [visit(admin_client, record, query).text for query in ("", "?beside=1")]

    for page in pages:
        assert ESCAPED in page
        assert "<script>boos" not in page
        assert '&"' not in page
        assert "&amp;lt;" not in page


@pytest.mark.once
@every_kind
def test_a_strange_id_leads_where_it_leads_the_form(model, admin_client):
    index = address(model, "changelist")

    asked = [
        f"{index}{strange}/{page}"
        for strange in STRANGE_IDS
        for page in ("change/", "", "?beside=1", *STRANGE_QUERIES)
    ]

    answers = {url: admin_client.get(url) for url in asked}

    ends = {url: (answer.status_code, answer.url) for url, answer in answers.items()}
    assert ends == dict.fromkeys(asked, (302, reverse("admin:index")))


@pytest.mark.once
@every_kind
def test_a_page_bears_with_whatever_follows_its_address(model, admin_client):
    record = factories.make(model)

    statuses = {query: visit(admin_client, record, query).status_code for query in STRANGE_QUERIES}

    assert statuses == dict.fromkeys(STRANGE_QUERIES, 200)


@pytest.mark.once  # the same rights on every engine
@every_kind
def test_who_may_only_look_sees_the_page_without_a_way_to_change_it(model):
    record = factories.make(model)
    surround(record, 1)
    form = address(model, "change", record.pk)

    looking = visit(visitor(right(model, "view")), record)
    changing = visit(visitor(right(model, "change")), record)

    assert (looking.status_code, changing.status_code) == (200, 200)
    assert f'"{form}"' not in looking.text
    assert f'"{form}"' in changing.text


@pytest.mark.once
@every_kind
@pytest.mark.parametrize("query", ["", "?beside=1"])
def test_who_has_no_right_sees_nothing(model, query):
    record = factories.make(model)

    statuses = [
        visit(client, record, query).status_code
        for client in (visitor(), visitor(right(model, "add"), right(model, "delete")), Client())
    ]

    assert statuses == [403, 403, 302]


@pytest.mark.once  # the same rights on every engine
@every_kind
def test_a_panel_is_for_those_who_may_look_at_its_rows(model):
    record = factories.make(model)
    surround(record, 1)
    looking = {own: {right(model, "view"), right(own.model, "view")} for own in suited(record)}

    alone = {table.name for table in tables(visit(visitor(right(model, "view")), record))}
    joined = {
        own: {table.name for table in tables(visit(visitor(*rights), record))}
        for own, rights in looking.items()
    }
    changing = {
        own: {
            table.name
            for table in tables(
                visit(visitor(right(model, "view"), right(own.model, "change")), record)
            )
        }
        for own in looking
    }

    for own, rights in looking.items():
        name = own.__name__.lower()
        assert (name in alone) is (len(rights) == 1)
        assert name in joined[own]
        assert name in changing[own]


@pytest.mark.once  # a page shows the same on every engine
@every_kind
def test_beside_another_page_only_what_the_record_is_is_sent(model, admin_client):
    record = factories.make(model)
    surround(record, 1)

    whole, part = (visit(admin_client, record, query) for query in ("", "?beside=1"))

    assert [table.title for table in tables(part)] == [table.title for table in tables(whole)]
    assert "<html" in whole.text
    assert "<html" not in part.text
    assert part.text.lstrip().startswith("<article")


def test_a_page_of_one_kind_does_not_show_a_body_of_another(admin_client):
    group = factories.make_body()

    answer = admin_client.get(f"/admin/network/pillar/{group.pk}/")

    assert (answer.status_code, answer.url) == (302, reverse("admin:index"))
