"""What lists open on, and what a search finds."""

import pytest
from django.urls import reverse

from meetings.models import Meeting
from network.models import Appointment, Body, City, Person, Seat
from tests import factories
from tests.admin import address
from themes.models import PillarLink

pytestmark = pytest.mark.django_db


def listed(client, model, query=""):
    """What the list shows, in its order."""
    page = client.get(address(model, "changelist") + query)
    return [str(row) for row in page.context["cl"].result_list]


def offered(client, model, field, term=""):
    """What a link offers while one types."""
    asked = {
        "app_label": model._meta.app_label,
        "model_name": model._meta.model_name,
        "field_name": field,
        "term": term,
    }
    answer = client.get(reverse("admin:autocomplete"), asked).json()
    return [result["text"] for result in answer["results"]]


@pytest.fixture
def bodies():
    for name, start, end in [
        ("Nu", "2014", ""),
        ("Misschien nu", "", ""),
        ("Toen", "2010", "2012-24"),
        ("Straks", "2090", ""),
    ]:
        factories.make_body(name=name, start=start, end=end)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Misschien nu", "Nu"]),
        ("?when=today", ["Misschien nu", "Nu"]),
        ("?when=past", ["Toen"]),
        ("?when=to_come", ["Straks"]),
        ("?when=all", ["Misschien nu", "Nu", "Straks", "Toen"]),
        ("?when=nonsense", ["Misschien nu", "Nu"]),
        ("?q=toen", ["Toen"]),
        ("?q=toen&when=today", []),
    ],
)
def test_a_list_opens_on_today_and_a_search_looks_everywhere(admin_client, bodies, query, names):
    assert listed(admin_client, Body, query) == names


def test_cities_open_on_the_members_of_today(admin_client):
    factories.make_membership(city=factories.make_city(name="Almelo"), start="2009")
    factories.make_membership(city=factories.make_city(name="Tilburg"), end="2012")
    factories.make_city(name="Ons Dorp")

    shown = {
        query: listed(admin_client, City, query) for query in ("", "?when=past", "?when=never")
    }

    assert shown == {"": ["Almelo"], "?when=past": ["Tilburg"], "?when=never": ["Ons Dorp"]}


def test_meetings_are_all_shown_newest_first_and_without_a_date_last(admin_client):
    for start in ("2014-06", "", "2013", "2014-08-29"):
        factories.make_meeting(name=f"Overleg {start}".strip(), start=start)

    assert listed(admin_client, Meeting) == [
        "Overleg 2014-08-29",
        "Overleg 2014-06",
        "Overleg 2013",
        "Overleg",
    ]


def test_a_column_of_dates_is_sorted_by_the_days_they_can_mean(admin_client):
    for start in ("2014-06-12", "", "../2014-03", "2013-23", "2014"):
        factories.make_body(name=start or "onbekend", start=start)
    column = 4 + 1  # after the box, the name, the kind, the level and how it stands

    up = listed(admin_client, Body, f"?when=all&o={column}.1")
    down = listed(admin_client, Body, f"?when=all&o=-{column}.1")

    assert up == ["../2014-03", "onbekend", "2013-23", "2014", "2014-06-12"]
    assert down == ["2014-06-12", "2014", "2013-23", "../2014-03", "onbekend"]


@pytest.mark.parametrize(
    "typed",
    [
        "den bosch",
        "'s-hertogenbosch",
        "’s-Hertogenbosch",
        "hertogenbosch",
        "s-hertogenbosch",
        "BOSCH Den",
    ],
)
def test_a_city_is_found_under_every_spelling(admin_client, typed):
    city = factories.make_city(name="'s-Hertogenbosch")
    factories.make_name(owner=city, text="Den Bosch")
    factories.make_city(name="Den Helder")

    assert listed(admin_client, City, f"?q={typed}") == ["'s-Hertogenbosch"]


@pytest.mark.parametrize("typed", ["heer", "de heer", "heer jan", "jan-de-heer", "jàn HEER"])
def test_a_person_is_found_by_words_in_any_order_and_by_id(admin_client, typed):
    factories.make_person(first_names="Jan", prefix="de", surname="Heer")
    factories.make_person(first_names="Jan", surname="Bakker")

    assert listed(admin_client, Person, f"?q={typed}") == ["Jan de Heer"]


@pytest.mark.parametrize("typed", ["heer fysiek", "den bosch", "heer bosch chair", "pijler fysiek"])
def test_an_appointment_is_found_through_what_it_links(admin_client, typed):
    admin_client.cookies["django_language"] = "en"
    city = factories.make_city(name="'s-Hertogenbosch")
    factories.make_name(owner=city, text="Den Bosch")
    seat = factories.make_seat(body=factories.make_pillar(name="Pijler Fysiek"), role="chair")
    person = factories.make_person(prefix="de", surname="Heer")
    wanted = factories.make_appointment(seat=seat, person=person, city=city)
    factories.make_appointment(person=person)

    assert listed(admin_client, Appointment, f"?q={typed}") == [str(wanted)]


def test_a_meeting_of_two_bodies_is_found_once(admin_client):
    meeting = factories.make_meeting(name="Overleg")
    for name in ("Themagroep Zorg", "Themagroep Wonen"):
        factories.make_meeting_body(meeting=meeting, body=factories.make_body(name=name))

    assert listed(admin_client, Meeting, "?q=themagroep") == ["Overleg"]


def test_what_folds_to_nothing_finds_nothing(admin_client):
    factories.make_membership(city=factories.make_city())

    assert listed(admin_client, City, "?q=---") == []


def test_a_parameter_that_is_no_filter_reveals_nothing(admin_client):
    factories.make_body(name="Nu", note="geheim")

    assert listed(admin_client, Body, "?note__startswith=x") == ["Nu"]


def test_a_link_to_a_pillar_offers_pillars_and_one_to_a_group_groups(admin_client):
    factories.make_pillar(name="Pijler Fysiek")
    factories.make_body(name="Themagroep Fysiek")
    factories.make_body(name="Dagelijks Bestuur Fysiek", kind="executive_board")

    assert offered(admin_client, PillarLink, "pillar", "fysiek") == ["Pijler Fysiek"]
    assert offered(admin_client, PillarLink, "group", "fysiek") == ["Themagroep Fysiek"]


def test_nobody_is_offered_a_seat_that_is_filled_ex_officio(admin_client):
    body = factories.make_body(name="AB")
    factories.make_seat(body=body, every_member=True)
    seat = factories.make_seat(body=body, label="gewoon lid")

    assert offered(admin_client, Appointment, "seat") == [str(seat)]


def test_a_seat_that_is_filled_ex_officio_explains_itself(admin_client):
    admin_client.cookies["django_language"] = "en"
    chair = factories.make_seat(role="chair", label="voorzitter")
    seat = factories.make_seat(ex_officio_of=chair)

    page = admin_client.get(address(Seat, "change", seat.pk))

    assert f"Whoever holds the seat “{chair}” holds this one too" in page.text
    assert "appointments-TOTAL_FORMS" not in page.text


def test_a_page_has_the_rows_that_suit_the_kind_of_body(admin_client):
    pillar, group = factories.make_pillar(), factories.make_body()

    shown = {
        body.kind: [
            inline.formset.model._meta.model_name + ":" + inline.formset.fk.name
            for inline in admin_client.get(address(Body, "change", body.pk)).context[
                "inline_admin_formsets"
            ]
        ]
        for body in (pillar, group)
    }

    around = (
        ["bodyname:owner", "seat:body"],
        [
            "succession:successor",
            "succession:predecessor",
            "bodycitation:record",
        ],
    )
    assert shown == {
        "pillar": [*around[0], "pillarlink:pillar", *around[1]],
        "theme_group": [*around[0], "pillarlink:group", *around[1]],
    }


def test_of_several_who_are_called_the_same_a_link_tells_the_ids(admin_client):
    ids = [factories.make_person(first_names="Anna", surname="Nieuw").slug for _number in range(2)]
    factories.make_person(first_names="Anna", surname="Nieuwer")

    told = offered(admin_client, Appointment, "person", "anna")

    assert sorted(told) == [*(f"Anna Nieuw ({own})" for own in sorted(ids)), "Anna Nieuwer"]
