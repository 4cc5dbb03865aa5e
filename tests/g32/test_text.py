"""Names are found under every spelling and stand in one order, whatever the engine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from g32.admin.search import found
from g32.text import fold, sort_name, sort_person
from network.models import City, Organisation, Person
from tests.factories import make_city, make_name, make_organisation, make_person

APOSTROPHES = "'’‘ʼ´`"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Zwolle", "zwolle"),
        ("’s-Hertogenbosch", "s hertogenbosch"),
        ("IJmuiden", "ijmuiden"),
        ("Ĳmuiden", "ijmuiden"),
        ("ĳmuiden", "ijmuiden"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("Breŭkelen (Ü)", "breukelen u"),
        ("  Den   Haag ", "den haag"),
        ("G32/VNG", "g32 vng"),
        ("Straße Øre Æ", "strasse ore ae"),
        ("", ""),
    ],
)
def test_the_search_key_forgets_case_accents_and_punctuation(name, key):
    assert fold(name) == key


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_s_hertogenbosch_stands_under_h_with_any_apostrophe(apostrophe):
    assert sort_name(f"{apostrophe}s-Hertogenbosch") == "hertogenbosch"


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_any_apostrophe_is_found_with_any_other(apostrophe):
    assert fold(f"{apostrophe}t Harde") == fold("'t Harde")


def test_a_prefix_does_not_decide_the_order():
    assert sort_person("Heer", "Jan", "de") == "heer  jan  de"


@given(st.text(max_size=60))
def test_a_search_key_is_its_own_search_key(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_case_and_width_of_spaces_do_not_matter(text):
    assert fold(f"\t{text}  ") == fold(text)


def test_people_stand_in_one_order_on_every_engine(db):
    people = [
        ("Jan", "de", "Heer"),
        ("Ans", "van der", "Heijden"),
        ("Ad", "", "Héél"),
        ("Bo", "", "de Wit"),
        ("", "", "Jong"),
        ("An", "", "Jong Baw"),
        ("Ed", "", "IJsbrand"),
        ("Ed", "", "Ĳzer"),
        ("", "'t", "Hart"),
        ("Zo", "", "jong"),
    ]
    for first_names, prefix, surname in people:
        make_person(first_names=first_names, prefix=prefix, surname=surname)

    assert [str(person) for person in Person.objects.all()] == [
        "Bo de Wit",
        "'t Hart",
        "Ad Héél",
        "Jan de Heer",
        "Ans van der Heijden",
        "Ed IJsbrand",
        "Ed Ĳzer",
        "Jong",
        "Zo jong",
        "An Jong Baw",
    ]


def test_cities_stand_in_one_order_on_every_engine(db):
    for name in (
        "Zwolle",
        "Heerlen",
        "’s-Hertogenbosch",
        "Helmond",
        "Étten-Leur",
        "Emmen",
        "emmer-a",
    ):
        make_city(name=name)

    assert [city.name for city in City.objects.all()] == [
        "Emmen",
        "emmer-a",
        "Étten-Leur",
        "Heerlen",
        "Helmond",
        "’s-Hertogenbosch",
        "Zwolle",
    ]


@pytest.mark.parametrize("words", ["bosch", "'S-HERTOGEN", "s hertogenb", "Den Bosch", "den-bósch"])
def test_a_city_is_found_under_every_spelling(db, words):
    city = make_city(name="’s-Hertogenbosch")
    make_name(owner=city, text="Den Bosch")
    make_city(name="Zwolle")

    assert found(City.objects.all(), words).get() == city


def test_what_stands_without_a_space_is_looked_for_as_one_word(db):
    ministry = make_organisation(name="Ministerie van I&M", slug="ministerie-van-i-m")
    make_organisation(name="Digitale Steden Agenda, met muis")

    assert found(Organisation.objects.all(), "i&m").get() == ministry


def _save_in_part(person):
    person.surname = "Ünal"
    person.save(update_fields=["surname"])


def _bulk_update(person):
    person.surname = "Ünal"
    Person.objects.bulk_update([person], ["surname"])


@pytest.mark.parametrize(
    "write", [_save_in_part, _bulk_update, lambda person: Person.objects.update(surname="Ünal")]
)
def test_the_keys_follow_every_write(db, write):
    person = make_person(first_names="Eda", surname="Boer")

    write(person)

    person.refresh_from_db()
    assert (person.surname, person.fold, person.sort_key) == ("Ünal", "eda unal", "unal  eda  ")


def test_a_key_never_outgrows_its_column(db):
    city = make_city(name="\ufdfa" * 200)  # one letter that folds into eighteen

    assert len(city.fold) == len(city.sort_key) == 700
