"""Contact details stand behind no door but their own, however it is tried."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.urls import reverse

from g32.models import HistoryEntry, SentForm
from g32.reports import reports
from g32.rights import Role
from network.models import Administrator, City, Office, Person
from tests.admin import address, delete, filled, post, said
from tests.factories import make_city, make_office
from tests.privacy.people import FORMER, MAIL, PHONE, TABLE, client_of, held_in, make_somebody
from tests.rights import matrix

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody():
    return make_somebody()


def _gets(somebody):
    """Every page of the register, of this person and office where it is about one."""
    records = {Person: somebody.person, Administrator: somebody.person, Office: somebody.office}
    records |= {City: somebody.office.city}
    for name, _route in matrix.patterns():
        stem, _, page = name.rpartition("_")
        model = matrix.own_models().get(stem)
        if model and (page in matrix.ARGUMENTS or model in records):
            yield reverse(name, args=matrix.arguments(model, page, records.get(model)))
    for entry in HistoryEntry.objects.filter(table__in=[TABLE, "network_office"]):
        yield reverse("admin:g32_historyentry_change", args=[entry.pk])
    for report in reports():
        yield reverse("admin:report", args=[report])
        yield reverse("admin:report_download", args=[report, "csv"])
    yield reverse("admin:index")


@pytest.mark.once  # the same rights on every engine
@pytest.mark.parametrize("role", [Role.READER, Role.COORDINATOR])
def test_no_page_shows_them_to_who_may_not_read_them(somebody, role):
    client = client_of(role, city=make_city() if role == Role.COORDINATOR else None)
    shown = {}

    for url in _gets(somebody):
        response = client.get(url)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        shown[url] = held_in(content)

    assert len(shown) > 80
    assert {url: held for url, held in shown.items() if held} == {}


@pytest.mark.parametrize(
    "query",
    [
        "?contact__email__startswith=geheim",
        "?contact__telephone=038-4567890",
        "?q=geheim",
        "?q=038-4567890",
        "?o=contact__email",
        "?e=1&contact__isnull=False",
    ],
)
def test_no_list_can_be_asked_for_them(somebody, query):
    """What is in them makes no difference to what a list shows."""
    client = client_of(Role.READER)
    make_office()

    def rows():
        response = client.get(address(Office, "changelist") + query, follow=True)
        return [row.pk for row in response.context["cl"].result_list]

    before = rows()
    somebody.contact.email = somebody.contact.telephone = ""
    somebody.contact.save()

    assert rows() == before


@pytest.mark.parametrize(
    ("model", "field"),
    [("contactdetails", "office"), ("office", "contact"), ("office", "person")],
)
def test_completion_does_not_search_them(somebody, model, field):
    url = reverse("admin:autocomplete")
    asked = {"app_label": "network", "model_name": model, "field_name": field, "term": "geheim"}

    response = client_of(Role.READER).get(url, asked)

    assert held_in(response.content) == set()
    assert response.status_code == 403 or response.json()["results"] == []


@pytest.mark.parametrize("name", sorted(reports()))
def test_no_report_prints_them(somebody, name, capsys):
    call_command("report", name)

    assert held_in(capsys.readouterr().out) == set()


def test_what_is_refused_does_not_quote_them(somebody):
    """A second row for the office, by somebody who sees none."""
    client = client_of(rights=("view_office", "change_office", "add_contactdetails"))
    row = {"contact-TOTAL_FORMS": "1", "contact-0-email": "geen adres"}
    url = address(Office, "change", somebody.office.pk)

    answers = [
        post(client, url, **row, **{"contact-0-telephone": text}) for text in ("0", "0" * 99)
    ]

    assert [held_in(answer.content) for answer in answers] == [set(), set()]
    somebody.contact.refresh_from_db()
    assert somebody.contact.email == MAIL


def test_messages_journal_and_session_do_not_hold_them(somebody):
    client = client_of(Role.SECRETARIAT)

    saved = post(
        client,
        address(Office, "change", somebody.office.pk),
        **{"contact-0-email": FORMER, "_continue": "1"},
    )
    gone = delete(client, somebody.office)

    assert [saved.status_code, gone.status_code] == [302, 302]
    told = [*said(saved), *said(gone), *map(str, SentForm.objects.values())]
    sessions = [str(session.get_decoded()) for session in Session.objects.all()]
    assert held_in("\n".join((*told, *sessions, str(client.cookies)))) == set()


def test_django_keeps_no_journal_of_its_own_beside_history(somebody):
    client = client_of(Role.SECRETARIAT)

    post(client, address(City, "add"), name="Arnhem")
    post(client, address(Office, "change", somebody.office.pk), party="D66")
    delete(client, City.objects.get(name="Arnhem"))
    chosen = {"action": "delete_selected", "_selected_action": somebody.office.city.pk}
    client.post(address(City, "changelist"), chosen | {"post": "yes"})

    assert HistoryEntry.objects.filter(actor=client.user.username).count() >= 3
    assert not LogEntry.objects.exists()


def test_who_deletes_an_office_does_not_read_them_on_the_way(somebody):
    client = client_of(rights=("view_office", "change_office", "delete_office"))
    url = address(Office, "delete", somebody.office.pk)
    page = client.get(url)
    assert page.status_code == 200
    somebody.contact.email = "nieuw@zwolle.example"
    somebody.contact.save()

    refused = client.post(url, {"post": "yes", "_version": page.context["version"]})

    assert b"Somebody else saved this" in refused.content
    for shown in (page, refused):
        assert held_in(shown.content) == set()
        assert b"nieuw@zwolle.example" not in shown.content


def test_a_forged_row_does_not_show_them(somebody):
    client = client_of(Role.COORDINATOR, city=(own := make_city()))
    office = make_office(city=own)
    form = filled(client, address(Office, "change", office.pk))
    forged = {
        "contact-TOTAL_FORMS": "1",
        "contact-INITIAL_FORMS": "1",
        "contact-0-id": somebody.row,
        "contact-0-office": somebody.office.pk,
        "contact-0-email": "x",
    }

    response = client.post(address(Office, "change", office.pk), form | forged)

    assert held_in(response.content) == set()
    somebody.contact.refresh_from_db()
    assert (somebody.contact.email, somebody.contact.telephone) == (MAIL, PHONE)
