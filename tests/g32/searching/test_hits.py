"""What the box finds, under which names, in which order, and for whom."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.searching import matches
from g32.searching.hits import SHOWN, found
from g32.searching.typed import Typed
from meetings.models import Meeting
from network.models import Body, City, CityName, Election, Organisation, Person, Source
from tests import factories
from tests.pages import visitor
from themes.models import Result, Topic

pytestmark = pytest.mark.django_db

EVERYTHING = User(is_superuser=True, is_active=True)


def hits(text, user=EVERYTHING):
    """What the hits are called, by kind."""
    return {
        group.kind.model._meta.model_name: [hit.called for hit in group.hits]
        for group in found(user, Typed(text))
    }


def hit(text):
    """The one hit."""
    [group] = found(EVERYTHING, Typed(text))
    [one] = group.hits
    return one


@pytest.mark.parametrize("typed", ["ijsselstein", "IJSSELSTEIN", "Ĳsselstein", "ysselstein"])
def test_ij_is_found_however_it_is_written(typed):
    factories.make_city(name="IJsselstein")

    assert hits(typed) == {"city": ["IJsselstein"]}


@pytest.mark.parametrize("typed", ["Hegeman", "heegman", "Heegemann", "eegeman", "heeg", "Jan H"])
def test_a_person_is_found_though_the_name_is_not_typed_quite_so(typed):
    factories.make_person(first_names="Jan", prefix="", surname="Heegeman")
    factories.make_person(first_names="Piet", prefix="de", surname="Boer")

    assert hits(typed) == {"person": ["Jan Heegeman"]}


@pytest.mark.parametrize("typed", ["ondine oeyen", "Öyen", "oyn", "van 't oyen", "oyen, ondine"])
def test_accents_and_prefixes_do_not_matter(typed):
    factories.make_person(first_names="Ondine", prefix="van 't", surname="Öyen")
    factories.make_name(owner=Person.objects.get(), text="Ondine Oeyen", kind="spelling")

    assert hits(typed) == {"person": ["Ondine van 't Öyen"]}


def test_who_is_found_under_another_name_is_told_with_that_name():
    owner = factories.make_person(surname="Jansen", first_names="Anna")
    factories.make_name(owner=owner, text="Anna de Vries", kind="former")

    assert (hit("de vries").called, hit("de vries").other) == ("Anna Jansen", "Anna de Vries")
    assert (hit("jansen").called, hit("jansen").other) == ("Anna Jansen", "")
    assert (hit("anna").called, hit("anna").other) == ("Anna Jansen", "")


def test_what_is_recorded_by_any_way_of_the_orm_is_found_at_once():
    City.objects.bulk_create([City(name="Lelystad"), City(name="Oudestad")])
    City.objects.filter(name="Oudestad").update(name="Dronten")
    CityName.objects.create(owner=City.objects.get(name="Dronten"), text="Vroegerdorp")

    assert [hits(text) for text in ("Lelistad", "Drontten", "Vroegrdorp", "Oudestad")] == [
        {"city": ["Lelystad"]},
        {"city": ["Dronten"]},
        {"city": ["Dronten"]},
        {},
    ]


def test_those_who_are_called_the_same_are_told_apart():
    for slug, city in (("jansen-1", "Gouda"), ("jansen-2", "Zwolle")):
        person = factories.make_person(surname="Jansen", first_names="Jan", slug=slug)
        factories.make_office(person=person, city=factories.make_city(name=city), start="2010")

    [group] = found(EVERYTHING, Typed("jansen"))

    assert [(hit.called, hit.parts) for hit in group.hits] == [
        ("Jan Jansen (jansen-1)", ["wethouder, Gouda"]),
        ("Jan Jansen (jansen-2)", ["wethouder, Zwolle"]),
    ]


def test_of_who_holds_no_office_the_last_one_is_told_with_its_time():
    person = factories.make_person(surname="Jansen")
    gouda = factories.make_city(name="Gouda")
    factories.make_office(person=person, city=gouda, start="2002", end="2005")
    factories.make_office(person=person, function="mayor", city=gouda, start="2006", end="2010")

    assert hit("jansen").parts == ["burgemeester, Gouda", "2006 – 2010"]


def test_the_better_a_name_answers_the_higher_it_stands():
    names = ["Wonen", "Wonen en werken", "Samen wonen", "Wonenden", "Beter bewonend", "Wanen"]
    for name in sorted(names, reverse=True):
        factories.make_topic(name=name)

    assert hits("wonen") == {"topic": [*names[:4], "Beter bewonend"]}
    assert hits("werken wonen") == {"topic": ["Wonen en werken"]}


def test_what_comes_close_stands_below_what_begins_so_and_above_what_only_holds_it():
    factories.make_topic(name="Algemene zaken")
    factories.make_city(name="Emmen")

    assert list(hits("emen")) == ["city", "topic"]

    factories.make_source(name="Emenrapport")

    assert list(hits("emen")) == ["source", "topic"]


def test_where_few_answer_what_differs_by_one_letter_is_told_too():
    for name in ("Jansen", "Janssen", "Jannsens"):
        factories.make_person(first_names="Jan", surname=name)

    def told(text):
        [group] = found(EVERYTHING, Typed(text))
        return [(hit.called, hit.near) for hit in group.hits]

    assert told("jansen") == [("Jan Jansen", False), ("Jan Janssen", True)]
    assert told("jan jansen") == [("Jan Jansen", False)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("weterings haarlemmermeer", {"city": ["Haarlemmermeer"], "person": ["Anna Weterings"]}),
        ("wethouder anna weter, almere", {"person": ["Anna Weterings"]}),
        ("weterings 2014", {"person": ["Anna Weterings"]}),
        ("weteringz haarlemermeer", {"city": ["Haarlemmermeer"], "person": ["Anna Weterings"]}),
        ("weterings en haarlemmermeer", {"city": ["Haarlemmermeer"], "person": ["Anna Weterings"]}),
        ("iets van 2014", {}),
        ("weterings a b c d e f", {}),
    ],
)
def test_where_nothing_answers_to_all_words_what_answers_to_most_is_told(typed, found):
    factories.make_city(name="Haarlemmermeer")
    factories.make_city(name="Almere")
    factories.make_person(first_names="Anna", prefix="", surname="Weterings")
    factories.make_person(first_names="Van", prefix="", surname="2014")

    assert hits(typed) == found


def test_what_very_many_are_called_is_no_answer_in_part(monkeypatch):
    for name in ("Almere", "Almelo"):
        factories.make_topic(name=f"Wonen in {name}")

    assert hits("wonen elders") == {"topic": ["Wonen in Almelo", "Wonen in Almere"]}

    monkeypatch.setattr(matches, "VERY_MANY", 1)

    assert hits("wonen elders") == {}
    assert hits("wonen elders almere") == {"topic": ["Wonen in Almere"]}


def test_of_meetings_that_are_called_alike_the_newest_comes_first():
    for name, start in (("A", ""), ("B", "2013-05-01"), ("D", "2014-05"), ("C", "2014-05-01")):
        factories.make_meeting(name=f"Overleg {name}", start=start)

    assert hits("overleg") == {"meeting": [f"Overleg {name}" for name in "CDBA"]}


@pytest.mark.parametrize("number", [SHOWN, SHOWN + 1])
def test_there_are_only_so_many_of_a_kind_and_all_stand_in_the_list(admin_client, number):
    for place in range(number):
        factories.make_city(name=f"Dorp {place:02}")

    [group] = found(EVERYTHING, Typed("dorp"))

    assert (len(group.hits), group.more) == (SHOWN, number > SHOWN)
    listed = admin_client.get(group.address).context["cl"]
    assert listed.result_count == number


def test_the_list_is_searched_for_what_was_meant(admin_client):
    factories.make_city(name="Sint Enschede")

    [group] = found(EVERYTHING, Typed("Enschde"))

    assert [city.name for city in admin_client.get(group.address).context["cl"].result_list] == [
        "Sint Enschede"
    ]


def test_nothing_is_found_of_what_the_user_may_not_look_at():
    person = factories.make_person(surname="Goudsmit")
    office = factories.make_office(person=person, city=factories.make_city(name="Gouda"))
    factories.make_contact_details(office=office, email="geheim@example.nl", address="Kaasmarkt")
    factories.make_name(owner=person, text="Gouden Smid")
    factories.make_source(name="Goudboek")

    def seen(*rights):
        client = visitor(*rights)
        return hits("goud", User.objects.get(pk=client.session["_auth_user_id"]))

    assert seen("network.view_city") == {"city": ["Gouda"]}
    assert seen("network.view_source") == {"source": ["Goudboek"]}
    assert seen("themes.view_topic") == {}
    assert [hits(text) for text in ("geheim", "example", "kaasmarkt")] == [{}, {}, {}]


def test_what_is_nearest_is_told_and_what_may_not_be_looked_at_stands_in_nothings_way():
    factories.make_name(owner=factories.make_person(surname="Jansen"), text="Droste")
    factories.make_source(name="Drustan")
    reader = factories.make_user()
    reader.user_permissions.add(_permission("view_source"))

    assert hits("drosten") == {"person": ["Jansen"]}
    assert hits("drosten", User.objects.get(pk=reader.pk)) == {"source": ["Drustan"]}


def test_offices_are_told_only_to_who_may_look_at_them():
    factories.make_office(person=factories.make_person(surname="Goudsmit"))

    def parts(user):
        return [hit.parts for group in found(user, Typed("goudsmit")) for hit in group.hits]

    reader = factories.make_user()
    reader.user_permissions.add(_permission("view_person"))
    assert parts(EVERYTHING) == [["wethouder"]]
    assert parts(User.objects.get(pk=reader.pk)) == [[]]
    reader.user_permissions.add(_permission("view_office"))
    assert parts(User.objects.get(pk=reader.pk)) == [["wethouder"]]


def _permission(codename):
    return Permission.objects.get(content_type__app_label="network", codename=codename)


def test_the_number_of_queries_is_the_same_however_much_there_is():
    def fill(first, last):
        for kind, more in KINDS.items():
            names = [f"Dorp {place} zelf" for place in range(first, last)]
            kind.objects.bulk_create(kind(name=name, **more) for name in names)
        for city in City.objects.filter(memberships=None):
            person = factories.make_person(surname=city.name)
            factories.make_office(person=person, city=city)
            factories.make_name(owner=person, text=f"Ander dorp {city}")
            factories.make_membership(city=city)

    def queries():
        numbers = []
        for text in ("dorp", "drop", "dorp zelf", "dropje zelf", "dorp 299"):
            with CaptureQueriesContext(connection) as asked:
                found(EVERYTHING, Typed(text))
            numbers.append(len(asked))
        return numbers

    fill(0, 3)
    few = queries()
    fill(3, 300)

    many = queries()
    assert many[:-2] == few[:-2]
    assert max(many) <= MOST_QUERIES


KINDS = {
    City: {},
    Organisation: {},
    Source: {},
    Topic: {},
    Body: {"kind": "pillar"},
    Election: {"kind": "municipal"},
    Result: {"kind": "letter"},
    Meeting: {"kind": "board"},
}
#: The names as typed, thrice more where few answer; the hits of nine kinds; two that tell apart.
MOST_QUERIES = 14
