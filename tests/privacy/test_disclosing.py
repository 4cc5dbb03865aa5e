"""All that the register holds about somebody, as one file; nothing can be left out of it."""

import json
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from g32.history import act, erase
from g32.privacy.disclosing import disclosed
from g32.privacy.forgetting import forget
from g32.privacy.reach import links_to, reach
from g32.rights import Role
from network.models import ContactDetails, Office, Person
from tests.admin import address
from tests.factories import (
    make,
    make_action_item,
    make_appointment,
    make_attendance,
    make_citation,
    make_contact_details,
    make_involvement,
    make_name,
    make_office,
    make_person,
    make_user,
)
from tests.privacy.people import (
    FORMER,
    MAIL,
    TABLE,
    VALUES,
    client_of,
    held_in,
    make_somebody,
    viewings,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody():
    return make_somebody()


@pytest.fixture
def secretary():
    return client_of(Role.SECRETARIAT)


def _file(client, person):
    return client.get(address(Person, "disclose", person.pk))


def data_of(text):
    """What the file says to programs."""
    [found] = re.findall(
        r'<script id="data" type="application/json">(.*?)</script>', text, re.DOTALL
    )
    return json.loads(found)


def rows_of(text):
    return {kind["kind"]: kind["rows"] for kind in data_of(text)["kinds"]}


def _links(kind):
    """Every link to rows of this kind, whichever model has it: a new one is here by itself."""
    return [
        field
        for model in apps.get_models()
        if not model._meta.proxy
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model._meta.concrete_model is kind
    ]


LINKS = _links(Person)
#: And to rows with such a link.
PARTS = [(link, part) for link in LINKS for part in _links(link.model)]


@pytest.mark.parametrize("link", LINKS, ids=str)
def test_every_link_to_a_person_is_followed(link, secretary):
    person = make_person()
    row = make(link.model, **{link.name: person})

    text = _file(secretary, person).content.decode()

    assert link in set(links_to(Person))
    assert [each["id"] for each in rows_of(text)[link.model._meta.model_name]] == [row.pk]


@pytest.mark.parametrize(("link", "part"), PARTS, ids=str)
def test_what_points_to_those_is_followed_too(link, part, secretary):
    person = make_person()
    whole = make(link.model, **{link.name: person})
    row = make(part.model, **{part.name: whole})

    text = _file(secretary, person).content.decode()

    assert [each["id"] for each in rows_of(text)[part.model._meta.model_name]] == [row.pk]


def test_it_is_one_file_that_opens_anywhere_and_is_kept_nowhere(somebody, secretary):
    response = _file(secretary, somebody.person)

    name = f"g32-inzage-{somebody.person.slug}-{timezone.localdate()}.html"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert not re.search(r"(src|href)=|url\(|@import", response.content.decode())


def test_it_tells_all_in_words_and_in_dutch(secretary):
    office = make_office(title="Wethouder Cultuur", start="2014-05", party="PvdA")
    person = office.person
    make_name(owner=person, text="Jantje", kind="alias")
    make_citation(record=office, page=7, note="Zie de lijst.")
    make_attendance(person=person, presence="excused")
    make_action_item(person=person, text="Brief schrijven")
    make_involvement(person=person, city=None, part="author")
    make_appointment(person=person, planned=True)

    text = _file(secretary, person).content.decode()

    for words in (
        "Jantje",
        "Wethouder Cultuur",
        "mei 2014",
        "PvdA",
        "Zie de lijst.",
        "Brief schrij",
    ):
        assert words in text
    rows = rows_of(text)
    assert rows["office"][0]["start"] == "2014-05"
    assert rows["attendance"][0]["presence"] == "excused"
    assert rows["appointment"][0]["planned"] is True


def test_contact_details_are_told_of_now_and_of_before(somebody, secretary):
    text = _file(secretary, somebody.person).content.decode()

    assert held_in(text) == set(VALUES)
    [kind] = [each for each in data_of(text)["kinds"] if each["kind"] == "contactdetails"]
    assert [row["email"] for row in kind["rows"]] == [MAIL]
    assert [(w["act"], w["by"], w["why"], w["after"]["email"]) for w in kind["writes"]] == [
        ("insert", "ada", "nieuw adres", FORMER),
        ("update", "ada", "nieuw adres", MAIL),
    ]
    assert f"{FORMER} → {MAIL}" in text


def test_who_is_told_of_it_and_who_looked_before(somebody, secretary):
    secretary.get(address(Office, "page", somebody.office.pk))

    text = _file(secretary, somebody.person).content.decode()

    assert [seen[1] for seen in viewings()] == ["page", "file"]
    told = data_of(text)["viewings"]
    of = f"{somebody.person}, wethouder (Zwolle)"
    assert [(v["by"], v["of"]) for v in told] == [(secretary.user.username, of)] * 2


def test_what_is_gone_is_told_as_history(somebody, secretary):
    with act(actor="bob", reason="vergissing"):
        somebody.office.delete()

    text = _file(secretary, somebody.person).content.decode()

    kinds = {kind["kind"]: kind for kind in data_of(text)["kinds"]}
    assert kinds["office"]["rows"] == kinds["contactdetails"]["rows"] == []
    assert held_in(text) == set(VALUES)
    assert [viewing[1:4] for viewing in viewings()] == [
        ("file", "network_office", kinds["office"]["writes"][0]["row"])
    ]


def test_of_what_was_forgotten_it_tells_who_looked(somebody, secretary, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    secretary.get(address(Office, "page", somebody.office.pk))
    forget(record=somebody.person, actor="ada", reason="verzoek")

    text = _file(secretary, somebody.person).content.decode()

    assert held_in(text) == set()
    assert "contactdetails" not in rows_of(text)
    assert [viewing["of"] for viewing in data_of(text)["viewings"]] == [
        f"{somebody.person}, wethouder (Zwolle)"
    ]


def test_of_what_was_forgotten_in_history_alone_it_says_so(
    somebody, secretary, tmp_path, monkeypatch
):
    """The office was somebody else's first, and that one was forgotten."""
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    ContactDetails.objects.update(telephone="")
    erase(table=TABLE, rows=[somebody.row], actor="ada", reason="verzoek")

    text = _file(secretary, somebody.person).content.decode()

    [kind] = [each for each in data_of(text)["kinds"] if each["kind"] == "contactdetails"]
    assert [(write["act"], write["erased"]) for write in kind["writes"]] == [
        ("insert", True),
        ("update", True),
        ("update", True),
    ]
    assert FORMER not in text


def test_what_was_somebody_elses_is_not_told(somebody, secretary):
    """The office was entered for the wrong person, with the contact details of the other."""
    Office.objects.filter(pk=somebody.office.pk).update(person=(other := make_person()))
    somebody.contact.email = "van-de-ander@zwolle.example"
    somebody.contact.telephone = somebody.contact.assistant = somebody.contact.address = ""
    somebody.contact.save()

    texts = [_file(secretary, person).content.decode() for person in (somebody.person, other)]

    assert held_in(texts[0]) == set()
    assert "van-de-ander" not in texts[0]
    assert "van-de-ander" in texts[1]
    assert FORMER not in texts[1]


def test_parts_of_different_records_are_told_apart(secretary):
    office = make_office()
    make_citation(record=office)
    make_citation(record=office.person)

    text = _file(secretary, office.person).content.decode()

    titles = [kind["label"] for kind in data_of(text)["kinds"]]
    assert len(titles) == len(set(titles)) == 4


def test_markup_stays_text(secretary):
    person = make_person(surname="</script><script>alert(1)</script>")
    make_contact_details(
        office=make_office(person=person), assistant="<img src=x onerror=alert(1)>"
    )

    text = _file(secretary, person).content.decode()

    assert "<script>alert" not in text
    assert "<img" not in text
    assert data_of(text)["about"] == str(person)


def test_it_costs_the_same_for_few_rows_and_for_many():
    person = make_person()
    user = make_user(Role.SECRETARIAT)

    def fill():
        for _ in range(3):
            office = make_office(person=person)
            make_contact_details(office=office)
            make_citation(record=office)
            make_attendance(person=person)
            make_appointment(person=person)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            disclosed(user, person)
        return len(asked)

    fill()
    queries()
    few = queries()
    fill()
    fill()

    assert queries() == few


def test_nobody_is_reached_through_what_people_share():
    office = make_office()
    other = make_office(city=office.city, person=make_person())

    reached = reach(office.person)

    assert other not in [row for each in reached for row in each.there]
    assert [each.model for each in reached] == [Person, Office]
