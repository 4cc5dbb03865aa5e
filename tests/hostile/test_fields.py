"""Every field of every form is given what it should never get: a clear refusal, or it is kept."""

from collections import Counter

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from g32.models import Export, HistoryEntry
from network.models import Administrator
from tests import factories
from tests.admin import filled
from tests.hostile.texts import TEXTS

pytestmark = pytest.mark.django_db

#: What a page may never hold as it was typed.
RAW = (TEXTS["markup"], "<script>window.taken", TEXTS["attribute"])
READ_ONLY = (HistoryEntry, Export)
OWN = [own for own in admin.site._registry.values() if own.model not in READ_ONLY]
#: What is tried on every form, every time.
SHORT = ("endless", "nul", "markup")
#: What is no field, but carries the form.
BESIDES = ("_version", "csrfmiddlewaretoken")


def address(own, page, *args):
    return reverse(f"admin:{own.opts.app_label}_{own.opts.model_name}_{page}", args=args)


def record_of(own):
    """A record with a row in each of its inlines, as far as those can be made."""
    if own.model is User:
        return factories.make_user()
    record = factories.make(own.model)
    if hasattr(record, "citations"):
        factories.make_citation(record=record)
    if hasattr(record, "names"):
        factories.make_name(owner=record)
    return record


def fields_of(data):
    """The names of what can be filled in; the counts of rows have a test of their own."""
    return [
        name
        for name in data
        if name not in BESIDES and not name.endswith("_FORMS") and not name.endswith("-id")
    ]


def answer(client, url, data):
    """The status, and what of the hostile text stands raw on the page."""
    response = client.post(url, data)
    raw = [text for text in RAW if text in response.content.decode()]
    return response.status_code, raw


def _text(name):
    """A text by its name; most are tried when there is time."""
    return pytest.param(name, marks=() if name in SHORT else pytest.mark.prove)


@pytest.mark.once
@pytest.mark.parametrize("text", [_text(name) for name in TEXTS])
@pytest.mark.parametrize("own", OWN, ids=lambda own: own.model.__name__)
def test_a_form_that_is_full_of_it_is_refused_or_kept(own, text, admin_client):
    record = record_of(own)
    url = address(own, "change", record.pk)
    data = filled(admin_client, url)

    found = [
        answer(admin_client, url, data | dict.fromkeys(fields_of(data), TEXTS[text])),
        answer(admin_client, address(own, "add"), dict.fromkeys(data, TEXTS[text])),
    ]

    assert {status for status, _raw in found} <= {200, 302}
    assert [raw for _status, raw in found] == [[], []]


@pytest.mark.prove
@pytest.mark.parametrize("own", OWN, ids=lambda own: own.model.__name__)
def test_each_field_alone_is_refused_or_kept_and_shown_as_text(own, admin_client, figures):
    statuses = Counter()
    wrong = []
    for name, text in (
        (name, text)
        for name in fields_of(filled(admin_client, address(own, "change", record_of(own).pk)))
        for text in TEXTS.values()
    ):
        record = record_of(own)
        url = address(own, "change", record.pk)
        status, raw = answer(admin_client, url, filled(admin_client, url) | {name: text})
        statuses[status] += 1
        pages = [url, address(own, "changelist") + "?when=all", address(own, "history", record.pk)]
        kept = pages if status == 302 else ()  # what is refused stands nowhere
        shown = [admin_client.get(page).content.decode() for page in kept]
        if status not in (200, 302) or raw or any(bad in page for bad in RAW for page in shown):
            wrong.append((name, text[:20], status, raw))

    assert wrong == []
    figures(f"hostile fields: {own.opts.label}: {dict(statuses)}, 0 times 500")


@pytest.mark.once
@pytest.mark.parametrize("number", ["", "-1", "abc", "1e9", "99999999999999999999", "\0"])
@pytest.mark.parametrize("own", OWN[:4], ids=lambda own: own.model.__name__)
def test_rows_that_are_counted_wrongly_are_refused(own, number, admin_client):
    record = record_of(own)
    url = address(own, "change", record.pk)
    data = filled(admin_client, url)
    counts = {name: number for name in data if name.endswith("_FORMS")}
    numbers = {name: number for name in data if name.endswith("-id")}
    before = HistoryEntry.objects.count()

    found = [admin_client.post(url, data | each).status_code for each in (counts, numbers) if each]

    assert set(found) <= {200, 302, 400}
    assert HistoryEntry.objects.count() == before


def test_a_post_that_announces_many_rows_makes_no_more_work_than_the_rows_that_came(admin_client):
    record = factories.make_body()
    url = reverse("admin:network_body_change", args=[record.pk])
    data = filled(admin_client, url)
    many = {name: "1900" for name in data if name.endswith("TOTAL_FORMS")}

    page = admin_client.post(url, data | many | {"name": ""})

    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    assert [len(formset.forms) for formset in formsets] == [0] * len(formsets)


def test_a_form_without_its_token_is_refused_in_words(client, django_user_model):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(django_user_model.objects.create_superuser("iemand"))
    city = factories.make_city()
    url = reverse("admin:network_city_change", args=[city.pk])

    refused = strict.post(url, {"name": "Weg"})

    assert refused.status_code == 403
    assert "<h1" in refused.content.decode()
    city.refresh_from_db()
    assert city.name != "Weg"


def test_a_proxy_is_among_the_forms():
    assert Administrator in {own.model for own in OWN}
