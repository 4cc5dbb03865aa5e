"""A coordinator of one city at work in a real browser, and trying whatever the stock parts let by.

The register is the shipped one: Kaiser is of Arnhem, Bruls of Nijmegen.
"""

import json

import pytest

from tests import visiting
from tests.browser import looks
from tests.browser.screens import WIDTHS
from tests.register import Register

# The register is in SQLite, whatever the engine of this run.
pytestmark = pytest.mark.engine("sqlite")

NAME, PASSWORD = "arnhem", "een lang genoeg wachtwoord"
OURS, THEIRS = "ons@example.nl", "geheim@example.nl"
MADE = f"""
import json
from django.contrib.auth.models import Group, User
from network.models import City, ContactDetails, Coordinator, Office
user = User.objects.create_user("{NAME}", password="{PASSWORD}", is_staff=True)
user.groups.add(Group.objects.get(name="coördinator"))
Coordinator.objects.create(user=user, city=City.objects.get(name="Arnhem"))
ours = Office.objects.get(person__surname="Kaiser", city__name="Arnhem")
theirs = Office.objects.get(person__surname="Bruls", city__name="Nijmegen")
for office, email in ((ours, "{OURS}"), (theirs, "{THEIRS}")):
    ContactDetails.objects.create(office=office, email=email)
print(json.dumps({{
    "user": user.pk, "office": ours.pk, "person": ours.person_id, "their_office": theirs.pk,
    "their_person": theirs.person_id, "their_city": theirs.city_id, "city": ours.city_id,
}}))
"""
WROTE = f"""
import json
from g32.models import HistoryEntry
wrote = HistoryEntry.objects.filter(actor="{NAME}").values_list("table", "row", "act")
print(json.dumps(sorted(map(list, wrote))))
"""
# Sends a form from the page at hand, with the page's own token, as a browser's console can.
SEND = """async ([url, data]) => {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...data });
    const answer = await fetch(url, { method: "POST", body, redirect: "manual" });
    return answer.type === "opaqueredirect" ? 302 : answer.status;
}"""
READ = "async (url) => { const answer = await fetch(url); return await answer.text(); }"
ROWS = "document.querySelectorAll('#result_list tbody tr').length"


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """A register of its own, in which somebody's contact details stand."""
    register = Register(tmp_path_factory.mktemp("coordinator") / "data", DATABASE_URL="")
    try:
        register.start_as_made()
        yield register
    finally:
        register.stop()


def run(register, code):
    done = register.manage("shell", "--no-imports", "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def made(register):
    """The numbers of the records that matter."""
    return json.loads(run(register, MADE))


@pytest.fixture
def visitor(browser, register, made, complaints):
    """A page on which the coordinator has logged in."""
    page = visiting.new_page(browser, register, complaints)
    page.goto("/admin/login/")
    page.fill("#id_username", NAME)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    yield page
    page.context.close()
    assert complaints == []


def test_what_is_of_the_own_city_is_edited_and_nothing_else(visitor, made, register):
    page = visitor
    assert "Arnhem" in page.locator(".panel", has_text="Herman Kaiser").first.inner_text()

    page.goto(f"/admin/network/office/{made['office']}/change/")
    assert page.input_value("#id_contact-0-email") == OURS
    page.fill("#id_contact-0-telephone", "026 123 45 67")
    page.fill("#id_reason", "Nieuw nummer")
    page.click("[name=_continue]")
    page.locator(".messagelist .success").wait_for()

    page.goto(f"/admin/network/office/{made['their_office']}/change/")
    assert page.locator("[name=_save]").count() == 0
    page.goto(f"/admin/network/person/{made['their_person']}/")
    assert page.locator(".tools").get_by_role("link", name="Wijzigen").count() == 0

    wrote = json.loads(run(register, WROTE))
    assert [(table, act) for table, _row, act in wrote] == [("network_contactdetails", "update")]


def test_what_is_sent_past_the_forms_is_refused(visitor, made, register, complaints):
    page, city = visitor, made["their_city"]
    page.goto(f"/admin/network/office/{made['office']}/change/")
    own_form = page.evaluate(
        "Object.fromEntries(new FormData(document.querySelector('#office_form')))"
    )
    stolen = {"contact-0-office": made["their_office"], "contact-0-email": "weg@example.nl"}
    tried = {
        "the city": (f"/admin/network/city/{city}/change/", {"name": "Gekaapt"}),
        "their office": (
            f"/admin/network/office/{made['their_office']}/change/",
            own_form | {"party": "Gekaapt"},
        ),
        "our office, moved": (
            f"/admin/network/office/{made['office']}/change/",
            own_form | {"city": str(city)},
        ),
        "their person": (
            f"/admin/network/person/{made['their_person']}/change/",
            {"surname": "Gekaapt"},
        ),
        "a new member": ("/admin/network/membership/add/", {"city": str(city), "start": "2014"}),
        "a new office elsewhere": (
            "/admin/network/office/add/",
            {"person": str(made["person"]), "function": "mayor", "city": str(city)},
        ),
        "several at once": (
            "/admin/network/office/",
            {
                "action": "delete_selected",
                "_selected_action": str(made["their_office"]),
                "post": "yes",
            },
        ),
        "all of them": (
            "/admin/network/city/",
            {
                "action": "delete_selected",
                "_selected_action": str(city),
                "select_across": "1",
                "post": "yes",
            },
        ),
        "more rights": (
            f"/admin/auth/user/{made['user']}/change/",
            {"username": NAME, "is_superuser": "on", "is_staff": "on"},
        ),
        "another user": ("/admin/auth/user/add/", {"username": "nog een"}),
        "forgetting": (
            f"/admin/network/person/{made['their_person']}/forget/",
            {"_reason": "zomaar"},
        ),
        "history": ("/admin/g32/historyentry/1/change/", {"actor": "iemand anders"}),
        "their contact details by ours": (
            f"/admin/network/office/{made['office']}/change/",
            own_form | {name: str(value) for name, value in stolen.items()},
        ),
    }

    wrote = json.loads(run(register, WROTE))
    answers = {name: page.evaluate(SEND, [url, data]) for name, (url, data) in tried.items()}
    complaints.clear()  # the browser says of each refusal that it was one

    shown_again = {
        "our office, moved",
        "a new office elsewhere",
        "all of them",
        "their contact details by ours",
    }
    assert {name for name, status in answers.items() if status == 200} == shown_again, answers
    assert {answers[name] for name in answers.keys() - shown_again} <= {403, 404}, answers
    assert json.loads(run(register, WROTE)) == wrote


def test_contact_details_of_others_are_nowhere_and_cannot_be_guessed(visitor, made, complaints):
    page = visitor
    addresses = [
        f"/admin/network/office/{made['their_office']}/",
        f"/admin/network/office/{made['their_office']}/change/",
        f"/admin/network/office/{made['their_office']}/history/",
        f"/admin/network/person/{made['their_person']}/",
        f"/admin/network/person/{made['their_person']}/history/",
        "/admin/network/person/?q=geheim",
        "/admin/network/office/?q=geheim",
        "/admin/g32/historyentry/?q=geheim",
        "/admin/g32/historyentry/",
        "/admin/autocomplete/?app_label=network&model_name=appointment&field_name=person"
        "&term=geheim",
        *(f"/admin/rapporten/{name}/csv/" for name in ("administrators", "positions", "citations")),
    ]

    read = {address: page.evaluate(READ, address) for address in addresses}
    complaints.clear()

    assert {address for address, text in read.items() if THEIRS in text} == set()
    for path, lookup in (
        ("office", "contact__email__startswith"),
        ("person", "offices__contact__email__startswith"),
        ("city", "office__contact__email__startswith"),
    ):
        rows = []
        for letter in ("g", "z"):
            page.goto(f"/admin/network/{path}/?when=all&{lookup}={letter}")
            rows.append(page.evaluate(ROWS))
        assert rows[0] == rows[1], path
    complaints.clear()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_that_says_what_is_forgotten_is_for_everyone(
    browser, register, made, complaints, width
):
    page = visiting.new_page(browser, register, complaints, width)
    visiting.enter(page, register)

    page.goto(f"/admin/network/person/{made['their_person']}/forget/")

    assert page.locator("#id_reason").count() == 1
    assert looks.faults(page) == []
    assert complaints == []
    page.context.close()
