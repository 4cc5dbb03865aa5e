import time

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from g32.dates.edtf import InvalidDate, is_valid
from g32.dates.reading import read
from tests.g32.dates.texts import MODEST, texts

TABLE = {
    "2014-06-12": "12 juni 2014|12 Juni  2014|12e juni 2014|12 jun. 2014|12-juni-2014|12 June 2014"
    "|12th of June 2014|op 12 juni 2014|donderdag 12 juni 2014|do 12 juni 2014"
    "|Thursday, 12 June 2014|12\xa0juni\xa02014|12-06-2014|12/6/2014|12.6.2014|2014-06-12|2014-6-12"
    "|2014-06-12/2014-06-12",
    "2014-10-05": "05-10-2014|5/10/2014|5-10-2014|5 oktober 2014",
    "2014-02-06": "6-2-2014|06-02-2014",
    "2016-02-29": "29 februari 2016|29-2-2016",
    "2014-10": "okt 2014|okt. 2014|Oktober 2014|October 2014|10-2014|10/2014|2014-10"
    "|oktober van 2014",
    "2014": "2014|in 2014|het jaar 2014| 2014\t",
    "2013-23": "najaar 2013|herfst 2013|in het najaar van 2013|Autumn 2013|the fall of 2013"
    "|2013-23",
    "2013-21": "voorjaar 2013|lente 2013|spring 2013",
    "2014-22": "zomer 2014|de zomer van 2014|summer 2014",
    "2013-24": "winter 2013|winter 2013-2014|winter 2013/2014|winter 2013 – 2014",
    "2009~": "ca. 2009|ca 2009|c. 2009|circa 2009|omstreeks 2009|rond 2009|ongeveer 2009|±2009"
    "|about 2009|around 2009|2009~",
    "2014-06-12~": "circa 12 juni 2014|rond donderdag 12 juni 2014",
    "2015-33": "1e kwartaal 2015|eerste kwartaal 2015|eerste kwartaal van 2015|kwartaal 1 2015"
    "|Q1 2015"
    "|1st quarter of 2015|2015-33",
    "2014-36": "4e kwartaal 2014|laatste kwartaal van 2014|last quarter of 2014",
    "2014-40": "1e helft 2014|eerste helft van 2014|eerste halfjaar 2014|1e half jaar 2014"
    "|first half of 2014",
    "2014-41": "2e helft 2014|tweede helft van 2014|2nd half of 2014",
    "2014-06-12/2014-06-13": "12-13 juni 2014|12–13 juni 2014|12 - 13 juni 2014|12 en 13 juni 2014"
    "|12 of 13 juni 2014|12 t/m 13 juni 2014|12 tot en met 13 juni 2014|van 12 t/m 13 juni 2014"
    "|donderdag 12 en vrijdag 13 juni 2014|tussen 12 en 13 juni 2014|12/13 juni 2014"
    "|12 juni 2014 t/m 13 juni 2014|12-6-2014 - 13-6-2014|2014-06-12/2014-06-13"
    "|from 12 to 13 June 2014|12 and 13 June 2014|between 12 June 2014 and 13 June 2014",
    "2014-06-30/2014-07-02": "30 juni - 2 juli 2014|30 juni t/m 2 juli 2014"
    "|30 juni 2014-2 juli 2014",
    "2013-12-30/2014-01-02": "30 december 2013 t/m 2 januari 2014",
    "2014-06/2014-07": "juni 2014 of juli 2014|juni of juli 2014|juni-juli 2014|juni/juli 2014",
    "2014-33/2014-34": "1e en 2e kwartaal 2014|1e kwartaal en 2e kwartaal 2014",
    "2014/2015": "2014-2015|2014 t/m 2015|tussen 2014 en 2015",
    "2014-01/2014-03": "begin 2014|begin van 2014|early 2014|beginning of 2014",
    "2014-04/2014-09": "medio 2014|midden 2014|half 2014|mid-2014|mid 2014",
    "2014-10/2014-12": "eind 2014|einde 2014|het einde van 2014|end of 2014|late 2014",
    "2014-09-01/2014-09-10": "begin september 2014",
    "2014-09-11/2014-09-20": "half september 2014|medio september 2014|mid-September 2014",
    "2014-09-21/2014-09-30": "eind september 2014|end of September 2014",
    "../2014-03-18": "vóór 19 maart 2014|voor 19 maart 2014|vo\u0301o\u0301r 19 maart 2014"
    "|tot 19 maart 2014|before 19 March 2014",
    "../2014-03-19": "uiterlijk 19 maart 2014|uiterlijk op 19 maart 2014|t/m 19 maart 2014"
    "|tot en met 19 maart 2014|op of voor 19 maart 2014|op of vóór 19 maart 2014"
    "|on or before 19 March 2014|../2014-03-19",
    "../2014-09": "vóór oktober 2014|uiterlijk september 2014",
    "../2013": "vóór 2014|uiterlijk 2013",
    "../2013-12": "vóór begin 2014",
    "../2015-21": "voor de zomer 2015",
    "../2007-12-31": "vóór circa 2009",
    "2014-06-13/..": "vanaf 13 juni 2014|op of na 13 juni 2014|sinds 13 juni 2014|from 13 June 2014"
    "|since 13 June 2014|on or after 13 June 2014|2014-06-13/..",
    "2014-06-14/..": "na 13 juni 2014|after 13 June 2014",
    "2015/..": "na 2014|vanaf 2015",
    "2015-01/..": "na eind 2014",
}
PIECES = sorted({*" ".join(TABLE.values()).replace("|", " ").split(), *"-/~.'٣\0"})
CASES = [(words, text) for text, many in TABLE.items() for words in many.split("|")]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("words", "text"), CASES)
def test_what_people_type_is_read(words, text, language):
    with translation.override(language):
        assert read(words) == text


@pytest.mark.parametrize("words", ["", " ", "\t\xa0\n"])
def test_nothing_typed_is_no_date(words):
    assert read(words) == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("31 juni 2014", "June 2014 has 30 days."),
        ("29 februari 2015", "February 2015 has 28 days."),
        ("29-2-2015", "February 2015 has 28 days."),
        ("32-1-2014", "January 2014 has 31 days."),
        ("30 juni - 32 juli 2014", "July 2014 has 31 days."),
        ("2014-13", "There is no month 13."),
        ("13-2014", "There is no month 13."),
        ("12/31/2014", "There is no month 31."),
        ("0 juni 2014", "Months and days are counted from 1."),
        ("00-2014", "Months and days are counted from 1."),
        ("12 juni 1899", "Dates lie within the years 1900 to 2100."),
        ("12 juni 9999", "Dates lie within the years 1900 to 2100."),
        ("0001", "Dates lie within the years 1900 to 2100."),
        ("vóór 1900", "Dates lie within the years 1900 to 2100."),
        ("2 juli - 30 juni 2014", "The first date lies after the last."),
        ("winter 2013-2013", "The first date lies after the last."),
        ("vrijdag 28 augustus 2014", "28 August 2014 is a Thursday."),
        ("okt-14", "Write the year in four figures, not “14”; for example: 12 June 2014."),
        ("6-2-14", "Write the year in four figures, not “14”; for example: 12 June 2014."),
        ("6 februari '14", "Write the year in four figures, not “14”; for example: 12 June 2014."),
        ("12 juni", "The year is missing; write for example: 12 June 2014."),
        ("12 juni ٢٠١٤", "The year is missing; write for example: 12 June 2014."),
        ("najaar", "The year is missing; write for example: 12 June 2014."),
        (
            "12 of 20 juni 2014",
            "Between these two dates lie others. If those are meant too, write: 12–20 June 2014.",
        ),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_the_reason(words, message):
    with translation.override("en"), pytest.raises(InvalidDate) as refusal:
        read(words)

    assert refusal.value.message == message


@pytest.mark.parametrize(
    "words",
    [
        "vandaag",
        "de",
        "-",
        "~",
        "..",
        "2014/",
        "12 mei 2014 en",
        "12 juni 2014 12 juni 2014",
        "5e kwartaal 2014",
        "3e helft 2014",
        "begin zomer 2014",
        "donderdag juni 2014",
        "vanaf 12-13 juni 2014",
        "1 mei tot 3 mei 2014",
        "２０１４",
        "١٢ juni 2014",
        "2014\0",
        "12\u200f juni 2014",
        "\u202e4102 inuj 21",
        "<script>2014</script>",
        "x" * 10_000,
        "12 juni 2014" + " " * 10_000,
    ],
)
def test_anything_else_is_refused_with_examples(words):
    with translation.override("en"), pytest.raises(InvalidDate) as refusal:
        read(words)

    assert refusal.value.message.endswith(
        "is not understood as a date."
        " Write for example: 12 June 2014, October 2014, autumn 2013, about 2009."
    )
    assert len(refusal.value.message) < 160
    assert refusal.value.message.isprintable()


@pytest.mark.parametrize(
    "words", ["-" * 200, "1 en " * 40, "ca. " * 50, "t/m " * 50, "12-" * 66, "a" * 200, "1e " * 66]
)
def test_no_words_take_long_to_refuse(words):
    began = time.perf_counter()

    with pytest.raises(InvalidDate):
        read(words)

    assert time.perf_counter() - began < 0.5


@MODEST
@given(texts)
def test_a_stored_text_is_read_as_itself(text):
    first, _slash, last = text.partition("/")

    assert read(text) == (first if first == last else text)


@MODEST
@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join) | st.text(max_size=30))
def test_whatever_is_typed_is_read_into_a_valid_text_or_refused_with_a_sentence(words):
    try:
        text, refusal = read(words), ""
    except InvalidDate as error:
        text, refusal = None, error.message

    assert refusal if text is None else is_valid(text)
