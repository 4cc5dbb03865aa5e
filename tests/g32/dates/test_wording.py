import pytest
from django.utils import translation
from hypothesis import given

from g32.dates.edtf import InvalidDate, PartialDate, bounds
from g32.dates.reading import read
from g32.dates.wording import in_words, span_in_words
from tests.g32.dates.texts import MODEST, texts

pytestmark = pytest.mark.once  # no database is asked

TABLE = [
    ("", "", ""),
    ("2014-06-12", "12 juni 2014", "12 June 2014"),
    ("2014-10", "oktober 2014", "October 2014"),
    ("2014", "2014", "2014"),
    ("2013-21", "voorjaar 2013", "spring 2013"),
    ("2013-23", "najaar 2013", "autumn 2013"),
    ("2014-24", "winter 2014", "winter 2014"),
    ("2015-33", "1e kwartaal 2015", "1st quarter 2015"),
    ("2014-41", "2e helft 2014", "2nd half 2014"),
    ("2009~", "circa 2009", "about 2009"),
    ("2014-06-12/2014-06-13", "12–13 juni 2014", "12–13 June 2014"),
    ("2014-09-21/2014-09-30", "eind september 2014", "late September 2014"),
    ("2015-02-21/2015-02-28", "eind februari 2015", "late February 2015"),
    ("2014-09-11/2014-09-20", "medio september 2014", "mid September 2014"),
    ("2014-01/2014-03", "begin 2014", "early 2014"),
    ("2014-04/2014-09", "medio 2014", "mid 2014"),
    ("2014-10/2014-12", "eind 2014", "late 2014"),
    ("../2014-03-19", "uiterlijk 19 maart 2014", "on or before 19 March 2014"),
    ("2014-06-13/..", "vanaf 13 juni 2014", "from 13 June 2014"),
    (
        "2014-06-30/2014-07-02",
        "tussen 30 juni 2014 en 2 juli 2014",
        "between 30 June 2014 and 2 July 2014",
    ),
    ("2009~/2012", "tussen circa 2009 en 2012", "between about 2009 and 2012"),
]


@pytest.mark.parametrize(("text", "dutch", "english"), TABLE)
def test_a_date_is_shown_in_the_words_of_the_user(text, dutch, english):
    with translation.override("nl"):
        assert in_words(text) == dutch
    with translation.override("en"):
        assert in_words(text) == english


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("", "", ""),
        ("2014-06-12", "12 juni 2014", "12 June 2014"),
        ("2014-10", "1 t/m 31 oktober 2014", "1 to 31 October 2014"),
        ("2013-23", "1 september t/m 30 november 2013", "1 September to 30 November 2013"),
        ("2014-24", "1 december 2014 t/m 28 februari 2015", "1 December 2014 to 28 February 2015"),
        ("../2014-03", "uiterlijk 31 maart 2014", "on or before 31 March 2014"),
        ("2014/..", "vanaf 1 januari 2014", "from 1 January 2014"),
    ],
)
def test_the_days_that_a_date_can_mean_are_written_out(text, dutch, english):
    with translation.override("nl"):
        assert span_in_words(text) == dutch
    with translation.override("en"):
        assert span_in_words(text) == english


@pytest.mark.parametrize("write", [in_words, span_in_words])
def test_what_is_no_stored_text_has_no_words(write):
    with pytest.raises(InvalidDate):
        write("12 juni 2014")


@pytest.mark.parametrize("language", ["nl", "en"])
@MODEST
@given(text=texts)
def test_the_words_are_read_back_as_the_same_date(language, text):
    with translation.override(language):
        words = in_words(text)

    assert read(words) == str(PartialDate.parse(text))


@pytest.mark.parametrize("language", ["nl", "en"])
@MODEST
@given(text=texts)
def test_the_days_written_out_are_read_back_as_the_same_days(language, text):
    with translation.override(language):
        words = span_in_words(text)

    assert bounds(read(words)) == bounds(text)
