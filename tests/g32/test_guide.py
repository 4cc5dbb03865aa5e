"""The guide: whole, in Dutch, and true to the screen."""

import ast
import datetime as dt
import gettext
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.utils.text import capfirst
from django.utils.translation import gettext as translated

from g32.dates.edtf import InvalidDate, bounds
from g32.dates.reading import read
from g32.dates.wording import in_words, span_in_words
from g32.records import register_models
from g32.templatetags.guide import IMAGES
from network.models import Citation, ContactDetails, Name
from tests import guide as screenshots
from tests.elements import attribute, elements, text
from tests.factories import make_appointment
from tests.test_architecture import SOURCES

ADDRESS = "/admin/handleiding/"
TEMPLATES = sorted(settings.BASE_DIR.glob("*/templates/**/*.html"))
TEXTS = sorted(settings.BASE_DIR.glob("g32/templates/g32/guide/**/*.html"))
LARGEST = 150_000
MOST = 14


@pytest.fixture
def coordinator(db):
    """A client of somebody who may do everything."""
    client = Client()
    client.force_login(User.objects.create_superuser("coordinator"))
    return client


@pytest.fixture
def page(coordinator):
    return coordinator.get(ADDRESS).text


def rows(page, name):
    """The rows of a table, each as the texts of its cells."""
    [table] = elements(page, "table", class_=name)
    [body] = elements(table, "tbody")
    return [[text(cell) for cell in elements(row, "th", "td")] for row in elements(body, "tr")]


def test_who_may_enter_the_site_reads_the_guide_without_links_to_what_may_not_be_seen(db):
    client = Client()
    client.force_login(User.objects.create_user("lezer", is_staff=True))

    answer = client.get(ADDRESS)

    [guide] = elements(answer.text, "div", class_="guide")
    hrefs = [attribute(link, "href") for link in elements(guide, "a")]
    assert answer.status_code == 200
    assert [href for href in hrefs if not href.startswith("#")] == []


@pytest.mark.parametrize("staff", [None, False])
def test_who_may_not_enter_the_site_is_asked_to_log_in(db, staff):
    client = Client()
    if staff is False:
        client.force_login(User.objects.create_user("bezoeker", is_staff=False))

    answer = client.get(ADDRESS)

    assert (answer.status_code, answer.url) == (302, f"/admin/login/?next={ADDRESS}")


def test_the_guide_is_dutch_in_whatever_language_its_frame_is(coordinator, page):
    coordinator.cookies["django_language"] = "en"

    english = coordinator.get(ADDRESS).text

    [dutch_text] = elements(page, "div", class_="guide")
    [same_text] = elements(english, "div", class_="guide")
    [frame] = elements(english, "html")
    assert str(same_text) == str(dutch_text)
    assert attribute(same_text, "lang") == "nl"
    assert attribute(frame, "lang") == "en"


def test_the_contents_name_every_heading_in_order_and_lead_there(page):
    [contents] = elements(page, "nav", class_="guide-contents")
    links = [(attribute(link, "href"), text(link)) for link in elements(contents, "a")]
    [guide] = elements(page, "div", class_="guide")
    headings = [
        (f"#{attribute(heading, 'id')}", text(heading)) for heading in elements(guide, "h2", "h3")
    ]

    assert links == headings[1:]  # the first one is that of the contents


def test_no_place_has_a_name_twice_and_every_reference_leads_to_one(page):
    names = [attribute(each, "id") for each in elements(page) if attribute(each, "id")]
    [guide] = elements(page, "div", class_="guide")
    hrefs = [attribute(link, "href") for link in elements(guide, "a")]

    assert sorted(set(names)) == sorted(names)
    assert {href for href in hrefs if href.startswith("#")} - {
        f"#{name}" for name in names
    } == set()


def test_no_level_of_headings_is_passed_over(page):
    levels = [int(each.name[1]) for each in elements(page, "h1", "h2", "h3", "h4", "h5", "h6")]

    deeper = [(a, b) for a, b in pairwise(levels) if b > a + 1]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert deeper == []


def test_every_image_is_there_and_shown_and_made_by_the_command(page):
    [guide] = elements(page, "div", class_="guide")
    shown = [Path(attribute(image, "src")).stem for image in elements(guide, "img")]
    there = [path.stem for path in IMAGES.iterdir()]

    assert sorted(shown) == sorted(there)
    assert sorted(shown) == sorted(screenshots.SHOTS)
    assert len(shown) <= MOST


def test_no_image_is_large_or_without_words(page):
    [guide] = elements(page, "div", class_="guide")
    images = list(elements(guide, "img"))

    large = {path.name for path in IMAGES.iterdir() if path.stat().st_size > LARGEST}
    wordless = [attribute(image, "src") for image in images if len(attribute(image, "alt")) < 20]
    sizeless = [image for image in images if not attribute(image, "width").isdigit()]

    assert (large, wordless, sizeless) == (set(), [], [])


def words_of(page):
    """Of every entry in the lists of words: the word, and how many explanations it has."""
    found = {}
    for entries in elements(page, "dl", class_="words"):
        for each in elements(entries, "dt", "dd"):
            if each.name == "dt":
                word = text(each)
                found[word] = 0
            else:
                found[word] += bool(text(each))
    return found


def test_every_noun_has_its_word_and_what_it_means(page):
    parts = [m for m in register_models() if issubclass(m, (Name, Citation, ContactDetails))]
    nouns = {capfirst(str(m._meta.verbose_name)) for m in [*admin.site._registry, *parts]}

    explained = {word for word, explanations in words_of(page).items() if explanations}

    assert nouns - explained == set()


def test_every_word_of_the_register_has_an_example(page):
    access = {capfirst(translated("user")), capfirst(translated("export")), "Rol"}

    bare = {word for word, explanations in words_of(page).items() if explanations < 2}

    assert bare == access


def test_every_date_is_read_back_as_the_guide_says(page):
    found = rows(page, "typed")

    assert len(found) > 15
    assert [row[:3] for row in found] == [
        [typed, in_words(read(typed)), span_in_words(read(typed))] for typed, *_others in found
    ]


def test_every_date_that_the_guide_lets_one_type_can_be_read(page):
    typed = [text(each) for each in elements(page, "kbd", class_="date")]

    assert all(map(read, typed))


def test_every_date_that_the_guide_calls_wrong_is_refused_in_these_words(page):
    for typed, reason in rows(page, "refused"):
        with pytest.raises(InvalidDate) as refusal:
            read(typed)
        assert refusal.value.message == reason


def test_what_is_certain_and_what_possible_is_so_in_the_register(page):
    for _what, start, end, certain, possible in rows(page, "lasting"):
        appointment = make_appointment(start=read(start), end=read(end))
        spans = {"certain": _bounds(certain), "possible": _bounds(possible)}
        probes = {day for span in spans.values() for each in span for day in _around(each)}

        told = {
            day: next((name for name, span in spans.items() if _within(day, span)), None)
            for day in probes
        }

        assert told == {day: _certainty(appointment, day) for day in probes}


def _bounds(words):
    return (None, None) if words == "op elke dag" else bounds(read(words))


def _around(day):
    return [day + dt.timedelta(days=step) for step in (-1, 0, 1)] if day else []


def _within(day, span):
    first, last = span
    return (first is None or first <= day) and (last is None or day <= last)


def _certainty(appointment, day):
    found = type(appointment).objects.on(day).filter(pk=appointment.pk)
    return next((each.certainty for each in found), None)


def test_what_the_guide_says_of_the_screen_can_be_on_the_screen():
    known = {*_texts_of_code(), *_texts_of_templates(), *_texts_of_the_admin()}
    named = {
        msgid
        for path in TEXTS
        for msgid in re.findall(r'\{% (?:label|value|says) "([^"]+)"', path.read_text())
    }

    assert len(named) > 80
    assert named - known == set()


def _texts_of_code():
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _texts_of_templates():
    for path in TEMPLATES:
        if path not in TEXTS:
            yield from re.findall(r'\{% translate "([^"]+)"', path.read_text())


def _texts_of_the_admin():
    folder = Path(admin.__file__).parent / "locale"
    return gettext.translation("django", folder, ["nl"])._catalog
