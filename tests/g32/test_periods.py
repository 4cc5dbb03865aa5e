""" "In force on a day", held against a slow reading of what the words mean."""

from datetime import date, timedelta
from functools import cache
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from g32.dates import edtf
from g32.guards.overlap import NoOverlap
from g32.periods import certain, possible
from network.models import Appointment, Body, Election, Seat
from tests.factories import (
    build,
    make_appointment,
    make_body,
    make_election,
    make_person,
    make_seat,
)

TEXTS = (
    "",
    "2014-06-12",
    "2014-06",
    "2014",
    "2014-22",
    "2014-24",
    "2014~",
    "2014-06-12/2014-06-13",
    "../2014-06-12",
    "2014-06-13/..",
)
DAYS = [
    date.fromisoformat(day)
    for day in (
        *("2012-12-31", "2013-01-01", "2013-12-31", "2014-01-01", "2014-05-31", "2014-06-01"),
        *("2014-06-11", "2014-06-12", "2014-06-13", "2014-06-14", "2014-06-30", "2014-07-01"),
        *("2014-08-31", "2014-09-01", "2014-11-30", "2014-12-01", "2014-12-31", "2015-01-01"),
        *("2015-02-28", "2015-03-01", "2015-12-31", "2016-01-01", "1900-01-01", "2100-12-31"),
    )
]
EVER, NEVER = date.min, date.max
bounds = cache(edtf.bounds)


def _certain(start, end, planned, day):
    """Certain on D: latest start ≤ D and (no end, or earliest end ≥ D), and not planned."""
    latest_start = bounds(start)[1]
    if planned or latest_start is None:
        return False
    return latest_start <= day and (end == "" or (bounds(end)[0] or EVER) >= day)


def _possible(start, end, day):
    """Possible: earliest start ≤ D (or none) and (no end, or latest end ≥ D)."""
    return (bounds(start)[0] or EVER) <= day and (bounds(end)[1] or NEVER) >= day


def _periods():
    for start, end, planned in product(TEXTS, TEXTS, (False, True)):
        if (bounds(start)[0] or EVER) <= (bounds(end)[1] or NEVER):
            yield start, end, planned


@pytest.fixture
def bodies(db):
    """One body for every period that can be."""
    Body.objects.bulk_create(
        build(Body, start=start, end=end, planned=planned, slug=f"b{number}")
        for number, (start, end, planned) in enumerate(_periods())
    )
    return Body.objects.all()


def _found(rows):
    return sorted(rows.values_list("start", "end", "planned"))


def test_in_force_on_a_day_is_what_the_words_say(bodies):
    for day in DAYS:
        assert _found(bodies.certain(day)) == sorted(p for p in _periods() if _certain(*p, day)), (
            day
        )
        assert sorted(bodies.on(day).values_list("start", "end", "planned", "certainty")) == sorted(
            (*p, "certain" if _certain(*p, day) else "possible")
            for p in _periods()
            if _possible(*p[:2], day)
        ), day


def test_what_is_certain_is_possible(bodies):
    for day in DAYS:
        assert set(bodies.certain(day)) <= set(bodies.on(day))


def test_over_and_to_come_are_what_cannot_be_now(bodies):
    for day in DAYS:
        over = [p for p in _periods() if (bounds(p[1])[1] or NEVER) < day]
        to_come = [p for p in _periods() if (bounds(p[0])[0] or EVER) > day]
        assert _found(bodies.over(day)) == sorted(over), day
        assert _found(bodies.to_come(day)) == sorted(to_come), day
        assert len(over) + len(to_come) + bodies.on(day).count() == bodies.count()


def test_in_a_year_is_on_any_of_its_days(bodies):
    for year in (2012, 2013, 2014, 2015, 2016):
        days = [date(year, 1, 1) + timedelta(n) for n in range(366)]
        days = [day for day in days if day.year == year]
        wanted = [p for p in _periods() if any(_possible(*p[:2], day) for day in days)]
        assert _found(bodies.in_year(year)) == sorted(wanted), year


def test_the_condition_over_a_relation_is_that_of_the_record(bodies):
    Seat.objects.bulk_create(Seat(body=body, role="chair", slug=f"s{body.pk}") for body in bodies)
    for day in DAYS[::5]:
        for over, direct in (
            (certain(day, "body__", planned=True), certain(day, planned=True)),
            (possible(day, "body__"), possible(day)),
        ):
            found = Seat.objects.filter(over).values_list("body", flat=True)
            assert set(found) == set(bodies.filter(direct).values_list("pk", flat=True))


def test_the_bounds_follow_an_update(db):
    body = make_body(start="2014")

    Body.objects.update(start="2015-06", end="2016")

    body.refresh_from_db()
    assert (body.start_earliest, body.start_latest) == (date(2015, 6, 1), date(2015, 6, 30))
    assert (body.end_earliest, body.end_latest) == (date(2016, 1, 1), date(2016, 12, 31))


def test_what_happened_on_one_date_is_found_where_it_may_lie(db):
    for text in TEXTS:
        make_election(date=text)
    for day in DAYS:
        wanted = sorted(text for text in TEXTS if (bounds(text)[0] or EVER) <= day)
        assert sorted(Election.objects.up_to(day).values_list("date", flat=True)) == wanted
    for year in (2012, 2013, 2014, 2015):
        first, last = date(year, 1, 1), date(year, 12, 31)
        wanted = [
            text
            for text in TEXTS
            if (bounds(text)[0] or EVER) <= last and (bounds(text)[1] or NEVER) >= first
        ]
        assert sorted(Election.objects.in_year(year).values_list("date", flat=True)) == sorted(
            wanted
        )


FINE = [
    pytest.param(("2012", "2014-06-12"), ("2014-06-13", ""), id="the next day"),
    pytest.param(("2012", "2014-06"), ("2014-06", ""), id="in the month of the handover, twice"),
    pytest.param(("2012", ""), ("", "2016"), id="from nobody knows when"),
    pytest.param(("2012", ""), ("2014/..", ""), id="from some day on"),
    pytest.param(("2012", ""), ("2014", "2014"), id="within one year, with no certain day"),
    pytest.param(("2012", "../2014"), ("2013", ""), id="after an end on or before some day"),
]


@pytest.mark.parametrize(("one", "other"), FINE)
def test_periods_without_a_certain_day_in_common_may_follow_each_other(db, one, other):
    held = make_appointment(start=one[0], end=one[1])

    row = build(Appointment, seat=held.seat, person=held.person, start=other[0], end=other[1])
    row.full_clean()
    row.save()

    assert Appointment.objects.count() == 2


def test_planned_appointments_stand_in_nobodys_way(db):
    held = make_appointment(start="2014")
    for _ in range(2):
        row = build(Appointment, seat=held.seat, person=held.person, start="2014", planned=True)
        row.full_clean()
        row.save()

    assert Appointment.objects.filter(planned=True).count() == 2


def test_only_a_certain_day_in_common_is_an_overlap(db):
    """Asked of the guard in Python, and of the database."""
    guard = next(
        guard
        for guard in Appointment._meta.constraints
        if isinstance(guard, NoOverlap) and guard.name.endswith("once_person")
    )
    firm = [p for p in _periods() if not p[2]]
    seat, person = make_seat(), make_person()
    held = make_appointment(seat=seat, person=person, start="2014-06-12", end="2014-07")
    sure = [date(2014, 6, 12) + timedelta(n) for n in range(20)]  # up to and including 1 July
    for start, end, planned in firm:
        row = build(Appointment, seat=seat, person=person, start=start, end=end, planned=planned)
        clash = any(_certain(start, end, planned, day) for day in sure)
        assert _is_refused(lambda: guard.validate(Appointment, row)) is clash, (start, end)  # noqa: B023
        assert _is_refused(row.save) is clash, (start, end)
        Appointment.objects.exclude(pk=held.pk).delete()


def _is_refused(write):
    try:
        with transaction.atomic():
            write()
    except (IntegrityError, ValidationError):
        return True
    return False
