"""A passage in one line: what is understood, what is refused, and that it is read as written."""

import time
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from network.models import Source
from network.passages import Passage, Sources


def sources(*names):
    return [Source(pk=n, name=name, slug=f"id-{n}") for n, name in enumerate(names, start=1)]


REPORT, OTHER, PAGE, CARE, NOTE, CITY, TWIN, TWIN_TOO = REGISTER = sources(
    "Jaarverslag 2014",
    "Jaarverslag 2015",
    "Roosendaal toegetreden tot G32-stedennetwerk",
    "Zorg, Werk en Inkomen",
    "Nota p. 3",
    "’s-Hertogenbosch én Uden",
    "Begroting",
    "Begroting!",
)
REPORT.slug = "jaarverslag-2014"
TWIN_TOO.slug = "begroting-herzien"

UNDERSTOOD = [
    (Passage(REPORT), "Jaarverslag 2014|  jaarverslag 2014 |JAARVERSLAG-2014|jaarverslag-2014"),
    (
        Passage(REPORT, 3),
        "Jaarverslag 2014 p. 3|jaarverslag 2014 p 3|Jaarverslag 2014 p.3|Jaarverslag 2014 P3"
        "|Jaarverslag 2014 blz. 3|jaarverslag 2014 blz 3|Jaarverslag 2014 bladz. 3"
        "|Jaarverslag 2014 bladzijde 3|Jaarverslag 2014 pag. 3|Jaarverslag 2014 pagina 3"
        "|Jaarverslag 2014 page 3|Jaarverslag 2014, p. 3|Jaarverslag 2014 p. 3,"
        '|“Jaarverslag 2014” p. 3|"jaarverslag 2014" p. 3|jaarverslag-2014\xa0p.\xa03',
    ),
    (
        Passage(REPORT, 3, 4),
        "Jaarverslag 2014 p. 3-4|jaarverslag 2014 blz. 3-4|Jaarverslag 2014 pp. 3–4"
        "|Jaarverslag 2014 pagina's 3 - 4|Jaarverslag 2014 bladzijden 3 t/m 4"
        "|Jaarverslag 2014 pages 3–4",
    ),
    (
        Passage(REPORT, 3, None, "Bestuurlijk"),
        "Jaarverslag 2014 p. 3 § Bestuurlijk|jaarverslag-2014 pag 3, Bestuurlijk"
        "|Jaarverslag 2014 p. 3 §Bestuurlijk|Jaarverslag 2014 p. 3, § Bestuurlijk"
        "|Jaarverslag 2014 p. 3 par. Bestuurlijk|Jaarverslag 2014, p. 3, par.Bestuurlijk",
    ),
    (Passage(REPORT, 3, None, "2.1"), "Jaarverslag 2014 p. 3 par. 2.1|Jaarverslag 2014 p. 3 § 2.1"),
    (Passage(REPORT, 3, 4, "a, zie p. 5"), "jaarverslag 2014 p. 3-4 § a, zie p. 5"),
    (
        Passage(PAGE),
        "Roosendaal toegetreden tot G32-stedennetwerk|roosendaal|ROOSENDAAL TOEGETREDEN|id-3",
    ),
    (Passage(PAGE, None, None, "Kop"), "roosendaal § Kop|roosendaal, Kop|Roosendaal par. Kop"),
    (Passage(CARE), "Zorg, Werk en Inkomen|zorg werk en inkomen|zorg, w"),
    (Passage(CARE, None, None, "Kop, en meer"), "Zorg, Werk en Inkomen, Kop, en meer"),
    (Passage(NOTE), "Nota p. 3|“Nota p. 3”|nota"),
    (Passage(NOTE, 4), "Nota p. 3 p. 4|“nota p. 3” blz. 4"),
    (Passage(CITY, 2), "s-hertogenbosch en uden p. 2|'s-Hertogenbosch p. 2"),
    (Passage(TWIN), "Begroting"),
    (Passage(TWIN_TOO), "Begroting!|begroting-herzien"),
]


@pytest.mark.parametrize(
    ("passage", "line"),
    [(passage, line) for passage, lines in UNDERSTOOD for line in lines.split("|")],
)
def test_a_line_is_read_as_people_type_it(passage, line):
    assert Sources(REGISTER).read(line) == passage


@pytest.mark.parametrize(
    ("passage", "line"),
    [
        (Passage(REPORT), "Jaarverslag 2014"),
        (Passage(REPORT, 3), "Jaarverslag 2014 p. 3"),
        (Passage(REPORT, 3, 4, "Bestuurlijk"), "Jaarverslag 2014 p. 3-4 § Bestuurlijk"),
        (Passage(CARE, None, None, "Kop"), "Zorg, Werk en Inkomen § Kop"),
        (Passage(NOTE), "“Nota p. 3”"),
    ],
)
def test_a_passage_is_written_in_one_line(passage, line):
    assert str(passage) == line


REFUSED = [
    (
        "jaarverslg 2014 p. 3",
        "There is no source “jaarverslg 2014”. Do you mean “Jaarverslag 2014”?",
    ),
    (
        "roosendal § Kop",
        "There is no source “roosendal”. Do you mean “Roosendaal toegetreden tot "
        "G32-stedennetwerk”?",
    ),
    ("iets anders, Kop", "There is no source “iets anders, Kop”. Add it to the sources first."),
    (
        "Jaarverslag 2014, Bestuurlijk p. 3",
        "There is no source “Jaarverslag 2014, Bestuurlijk”. Do you mean “Jaarverslag 2014”?",
    ),
    (
        "jaar p. 3",
        "“jaar” fits several sources: “Jaarverslag 2014”, “Jaarverslag 2015”. Write the whole "
        "name, or the id.",
    ),
    (
        "begroting",
        "“begroting” fits several sources: “Begroting”, “Begroting!”. Write the whole name, or "
        "the id.",
    ),
    *[
        (line, "Begin with the source: “Jaarverslag 2014 p. 3 § Bestuurlijk”.")
        for line in ("p. 3", "§ Kop", "---", "“” p. 3")
    ],
    *[
        (
            f"Jaarverslag 2014 p. 3{rest}",
            f"“{shown}” after the page is not understood. Put “§” before a section; another page "
            "is a citation of its own.",
        )
        for rest, shown in ((" Kop", "Kop"), (", 5", "5"), (" en 5", "en 5"), ("-4-5", "-5"))
    ],
]


@pytest.mark.parametrize(("line", "sentence"), REFUSED)
def test_what_is_not_understood_is_refused_with_what_to_do(line, sentence):
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        Sources(REGISTER).read(line)

    assert refused.value.messages == [sentence]


def test_the_longest_name_before_a_comma_is_the_source():
    short, long = sources("Zorg", "Zorg, Werk")

    read = Sources([short, long]).read

    assert read("zorg, werk, Kop") == Passage(long, None, None, "Kop")
    assert read("zorg, Kop") == Passage(short, None, None, "Kop")


def test_a_name_of_signs_alone_is_not_found_by_saying_nothing():
    (dashes,) = sources("---")

    read = Sources([dashes]).read

    assert read("--- p. 3") == Passage(dashes, 3)
    with pytest.raises(ValidationError):
        read("p. 3")


def test_of_many_sources_that_fit_a_few_are_named():
    many = Sources(sources(*(f"Verslag {n:02}" for n in range(40))))

    with translation.override("en"), pytest.raises(ValidationError) as refused:
        many.read("verslag p. 3")

    named = ", ".join(f"“Verslag {n:02}”" for n in range(5))
    assert f"fits several sources: {named}, …. " in refused.value.messages[0]


def test_a_hostile_line_takes_no_time():
    register = Sources(sources(*(f"Verslag van de vergadering {n}" for n in range(500))))
    begin = time.monotonic()

    for line in (",", " ", "“", "”", "p.1 ", "§", "par. ", "p. 3, ", "1-", "a, "):
        with pytest.raises(ValidationError):
            register.read((line * 500)[:499] + "x")

    assert time.monotonic() - begin < 2


SCRAPS = [
    "p. 3",
    " blz 4",
    "§",
    " § ",
    "par. ",
    ",",
    "“",
    "”",
    '"',
    "3",
    "-",
    " ",
    "\t",
    "Nota",
    "é",
]
texts = st.lists(
    st.sampled_from(SCRAPS) | st.text(st.characters(exclude_characters="\r\n\0"), max_size=4),
    min_size=1,
    max_size=6,
).map("".join)
names = texts.filter(str.strip)
pages = st.integers(min_value=0, max_value=2**31)
passages = st.builds(
    Passage,
    source=names,
    page=st.none() | pages,
    section=st.just("") | texts.map(str.strip),
)


@given(passage=passages, to=st.none() | pages, others=st.lists(names, max_size=4))
@example(passage=Passage("A p. 3"), to=None, others=["A", "a p 3"])
@example(passage=Passage("“A” B § C", 1, None, "”"), to=2, others=["A", "“A"])
@settings(max_examples=500, deadline=None)
def test_what_is_written_is_read_back_whatever_other_sources_there_are(passage, to, others):
    own, *_rest = register = sources(*dict.fromkeys([passage.source, *others]))
    wanted = replace(passage, source=own, page_to=to if passage.page is not None else None)

    assert Sources(register).read(str(wanted)) == wanted
