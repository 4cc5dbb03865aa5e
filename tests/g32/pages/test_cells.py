"""How a value is shown on a page."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from g32.pages import cells
from g32.periods import Certainty
from g32.standing import Standing
from network.models import Appointment
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(dutch):
    """The words of the source."""
    with override("en"):
        yield


def page_of(record):
    return reverse(f"admin:{record._meta.label_lower.replace('.', '_')}_page", args=[record.pk])


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("", ""),
        (False, ""),
        (True, "yes"),
        (0, "0"),
        ("A & B", "A &amp; B"),
        (gettext_lazy("yes"), "yes"),
        (date(2014, 6, 12), "June 12, 2014"),
        (["a", "<b>"], "a; &lt;b&gt;"),
        ([], ""),
    ],
)
def test_a_value_is_shown_as_words_that_are_safe(value, words):
    assert cells.shown(value) == words


def test_a_record_is_shown_as_a_link_to_its_page():
    city = factories.make_city(name="A & B")

    assert cells.shown([city, city]) == "; ".join(
        [f'<a href="{page_of(city)}" data-beside>A &amp; B</a>'] * 2
    )


def test_what_has_no_page_is_shown_by_its_name():
    name = factories.make_name(owner=factories.make_city(), text="<Den Bosch>")

    assert cells.page_address(name) == ""
    assert cells.shown(name) == "&lt;Den Bosch&gt;"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("start", "autumn 2014"),
        ("how", "took over"),
        ("note", "zoals vermeld"),
        ("seat.role", "chair"),
        ("seat.body.start", "about 2009"),
        ("person.surname", "Heer"),
        ("organisation", None),
        ("organisation.part_of.name", None),
        ("party", "Heer"),
        ("seat.get_role_display", "chair"),
    ],
)
def test_a_path_leads_to_a_value_in_words(path, value):
    seat = factories.make_seat(role="chair", body=factories.make_body(start="2009~"))
    row = factories.make_appointment(
        seat=seat,
        person=factories.make_person(surname="Heer"),
        start="2014-23",
        how="took_over",
        note="zoals vermeld",
    )

    assert cells.value(row, path) == value


def test_a_row_that_is_no_record_is_read_by_its_attributes():
    row = SimpleNamespace(message="Zomaar", record=SimpleNamespace(name=lambda: "Ede"))

    assert [cells.value(row, path) for path in ("message", "record.name")] == ["Zomaar", "Ede"]


YEAR = timezone.localdate().year
CERTAIN, POSSIBLE = [Certainty.CERTAIN], [Certainty.POSSIBLE]
STANDING = [
    ({"start": "2009"}, Standing.NOW, CERTAIN),
    ({"start": "2009", "end": str(YEAR + 1)}, Standing.NOW, CERTAIN),
    ({}, Standing.MAYBE, POSSIBLE),
    ({"start": f"{YEAR - 1}/{YEAR + 1}"}, Standing.MAYBE, POSSIBLE),
    ({"start": "2009", "end": f"{YEAR - 1}/{YEAR + 1}"}, Standing.MAYBE, POSSIBLE),
    ({"start": str(YEAR + 1)}, Standing.COMING, []),
    ({"start": "2009", "end": str(YEAR - 1)}, Standing.PAST, []),
    ({"end": f"../{YEAR - 1}"}, Standing.PAST, []),
    ({"start": "2009", "planned": True}, Standing.PLANNED, POSSIBLE),
    ({"start": str(YEAR + 1), "planned": True}, Standing.PLANNED, []),
    ({"start": "2009", "end": "2010", "planned": True}, Standing.PAST, []),
]


@pytest.mark.parametrize(("period", "standing", "certainty"), STANDING)
def test_how_a_period_stands_agrees_with_what_is_in_force_today(period, standing, certainty):
    factories.make_appointment(**period)

    row = Appointment.objects.get()

    assert Standing.on(timezone.localdate(), row) is standing
    today = Appointment.objects.on(timezone.localdate())
    assert [each.certainty for each in today] == certainty


def test_the_first_and_the_last_day_of_a_period_belong_to_it():
    today = timezone.localdate().isoformat()
    factories.make_appointment(start=today, end=today)

    assert Standing.on(timezone.localdate(), Appointment.objects.get()) is Standing.NOW
