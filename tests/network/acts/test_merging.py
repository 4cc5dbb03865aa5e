"""Two records of one person become one: everything moves, and nothing is lost unseen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.privacy.reach import links_to
from network.actions import merge_people
from network.models import Office, Person, PersonFormerId, PersonName
from network.passages import Passage
from tests import factories
from tests.factories import (
    make,
    make_appointment,
    make_attendance,
    make_citation,
    make_city,
    make_contact_details,
    make_meeting,
    make_name,
    make_office,
    make_person,
    make_seat,
)
from tests.unwritten import cited, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

LINKS = list(links_to(Person))
OF_OFFICE = list(links_to(Office))


def named(person):
    return [(each.text, each.kind) for each in person.names.order_by("pk")]


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.model._meta.model_name)
def test_all_that_pointed_to_the_other_points_here(keep, gone, link):
    row = make(link.model, **{link.name: gone})
    stays = make(link.model)
    was = stays.__class__._base_manager.filter(pk=stays.pk).values().get()

    merge_people(keep=keep, gone=gone)

    assert getattr(link.model._base_manager.get(pk=row.pk), link.attname) == keep.pk
    assert link.model._base_manager.filter(pk=stays.pk).values().get() == was
    assert not Person.objects.filter(pk=gone.pk).exists()


@pytest.mark.parametrize("link", OF_OFFICE, ids=lambda link: link.model._meta.model_name)
def test_two_offices_that_say_the_same_become_one_with_all_that_points_to_either(keep, gone, link):
    said = {"function": "mayor", "city": make_city(), "start": "2010", "party": "D66"}
    office, other = (make_office(person=each, **said) for each in (keep, gone))
    row = make(link.model, **{link.name: other})

    merge_people(keep=keep, gone=gone)

    assert list(Office.objects.all()) == [office]
    assert getattr(link.model._base_manager.get(pk=row.pk), link.attname) == office.pk
    assert office.former_ids.filter(slug=other.slug).exists()


@pytest.mark.parametrize(
    "differs",
    [
        {"function": "alderman"},
        {"title": "Mr."},
        {"city": make_city},
        {"party": "VVD"},
        {"portfolio": "wonen"},
        {"start": "2011"},
        {"end": "2014"},
    ],
    ids=lambda differs: next(iter(differs)),
)
def test_offices_that_differ_both_stay(keep, gone, differs):
    said = {"function": "mayor", "start": "2010"}
    differs = {name: value() if callable(value) else value for name, value in differs.items()}
    office, other = make_office(person=keep, **said), make_office(person=gone, **said | differs)

    merge_people(keep=keep, gone=gone)

    assert list(keep.offices.order_by("pk")) == [office, other]


def test_two_equal_offices_of_the_other_alone_both_stay(keep, gone):
    for _ in range(2):
        make_office(person=gone)

    merge_people(keep=keep, gone=gone)

    assert keep.offices.count() == 2


def test_the_name_becomes_another_name_and_the_others_move_without_doubles(keep, gone):
    make_name(owner=keep, text="Jan J.", kind="alias")
    make_name(owner=gone, text="Jan J.", kind="alias")
    make_name(owner=gone, text="Jan J.", kind="spelling")
    make_name(owner=gone, text="Jan Jansen", kind="spelling")

    merge_people(keep=keep, gone=gone)

    assert sorted(named(keep)) == [
        ("J. Janssen", "spelling"),
        ("Jan J.", "alias"),
        ("Jan J.", "spelling"),
    ]


def test_a_name_that_is_the_same_or_is_there_already_is_not_written_again(keep, gone):
    make_name(owner=keep, text="J. Janssen", kind="alias")
    namesake = make_person(first_names="Jan", surname="Jansen")

    merge_people(keep=keep, gone=gone)
    merge_people(keep=keep, gone=namesake)

    assert named(keep) == [("J. Janssen", "alias")]


def test_a_name_of_which_one_says_when_it_began_is_kept_twice(keep, gone):
    make_name(owner=keep, text="Jan J.", kind="alias")
    make_name(owner=gone, text="Jan J.", kind="alias", start="2014")

    merge_people(keep=keep, gone=gone)

    starts = keep.names.filter(text="Jan J.").order_by("start")
    assert list(starts.values_list("start", flat=True)) == ["", "2014"]


def test_names_of_which_one_says_when_it_ended_are_refused(keep, gone):
    make_name(owner=keep, text="Jan J.", kind="alias")
    make_name(owner=gone, text="Jan J.", kind="alias", end="2014")

    (line,) = refused(merge_people, keep=keep, gone=gone)

    assert line == (
        "Other names: “Jan J.” and “Jan J.” cannot stand side by side. Correct or delete one of "
        "them first, so that nothing is lost unseen."
    )


def test_a_name_with_dates_that_is_the_name_in_use_stays(keep, gone):
    make_name(owner=gone, text="Jan Jansen", kind="former", end="2014")

    merge_people(keep=keep, gone=gone)

    assert ("Jan Jansen", "former") in named(keep)


@pytest.mark.parametrize(
    ("start", "end", "clashes"),
    [
        ("2012", "", True),
        ("2010", "2012-06", True),
        ("2010", "2011", False),
        ("2010", "2012", False),  # it may have ended before the other began
        ("", "", False),
        ("2015", "", False),
        ("2014", "2014", False),
    ],
)
def test_one_seat_for_one_city_on_the_same_days_is_refused_and_both_are_named(
    keep, gone, start, end, clashes
):
    seat, city = make_seat(), make_city()
    held = make_appointment(seat=seat, city=city, person=keep, start="2012-02", end="2014-01")
    other = make_appointment(seat=seat, city=city, person=gone, start=start, end=end)

    if not clashes:
        merge_people(keep=keep, gone=gone)
        assert seat.appointments.filter(person=keep).count() == 2
        return
    (line,) = refused(merge_people, keep=keep, gone=gone)

    assert line.startswith(f"Appointments: “{other}” ({other.slug}) and “{held}” ({held.slug}) ")


def test_what_is_only_announced_or_for_another_city_or_seat_does_not_stand_in_the_way(keep, gone):
    seat = make_seat()
    make_appointment(seat=seat, person=keep, start="2012")
    make_appointment(seat=seat, person=gone, start="2012", planned=True)
    make_appointment(seat=seat, person=gone, start="2012", city=make_city())
    make_appointment(person=gone, start="2012")

    merge_people(keep=keep, gone=gone)

    assert keep.appointments.count() == 4


@pytest.mark.parametrize("presence", ["excused", "present"])
def test_two_attendances_at_one_meeting_are_refused_and_both_are_named(keep, gone, presence):
    meeting = make_meeting()
    came = make_attendance(meeting=meeting, person=keep)
    other = make_attendance(meeting=meeting, person=gone, presence=presence)
    make_attendance(meeting=meeting, person=gone, role="guest")

    (line,) = refused(merge_people, keep=keep, gone=gone)

    assert f"“{other}” ({other.slug}) and “{came}” ({came.slug})" in line


def test_a_source_may_say_so(keep, gone, report):
    merge_people(keep=keep, gone=gone, passage=Passage(report, 3))

    assert cited(keep) == [("", "states", "Jaarverslag 2014 p. 3")]


def test_citations_move_whole(keep, gone):
    one = make_citation(record=gone, page=3)
    two = make_citation(record=gone, stance="contradicts", value="Janssens", note="Niet gevolgd")

    merge_people(keep=keep, gone=gone)

    assert list(keep.citations.order_by("pk")) == [one, two]


def test_nobody_is_merged_with_himself_or_with_who_is_gone(keep, gone):
    third = make_person()
    itself = refused(merge_people, keep=keep, gone=Person.objects.get(pk=keep.pk))
    merge_people(keep=keep, gone=gone)
    twice = refused(merge_people, keep=keep, gone=gone)
    into_nothing = refused(merge_people, keep=gone, gone=third)

    assert itself == {"gone": ["This is the same record. Choose the other one."]}
    assert twice == {"gone": ["Somebody has deleted this meanwhile."]}
    assert into_nothing == {"keep": ["Somebody has deleted this meanwhile."]}


def test_what_was_merged_goes_along_into_the_next(keep, gone):
    third = make_person()

    merge_people(keep=gone, gone=third)
    merge_people(keep=keep, gone=gone)

    ids = dict(PersonFormerId.objects.values_list("slug", "owner"))
    assert ids == {third.slug: keep.pk, gone.slug: keep.pk}


def test_an_id_that_leads_to_somebody_else_is_given_to_nobody(keep):
    namesake = make_person(first_names="Jan", surname="Jansen")
    merge_people(keep=keep, gone=namesake)

    new = make_person(first_names="Jan", surname="Jansen")
    many = Person.objects.bulk_create([Person(first_names="Jan", surname="Jansen")])

    assert namesake.slug == "jan-jansen-2"
    assert [each.slug for each in (new, *many)] == ["jan-jansen-3", "jan-jansen-4"]


def test_it_takes_as_many_statements_for_many_rows_as_for_few():
    def asked(number):
        keep, gone, city = make_person(), make_person(), make_city()
        for _ in range(number):
            make_appointment(person=gone)
            make_attendance(person=gone)
            make_name(owner=gone)
            for each in (keep, gone):
                office = make_office(person=each, city=city, title=f"t{_}")
                make_contact_details(office=office, email=f"{_}@example.nl")
                make_citation(record=office)
        with CaptureQueriesContext(connection) as queries:
            merge_people(keep=keep, gone=gone)
        assert (keep.appointments.count(), keep.offices.count()) == (number, number)
        return len(queries)

    assert asked(2) == asked(40)
    assert PersonName.objects.count() == 44
    assert factories.network.OfficeFormerId.objects.count() == 42
