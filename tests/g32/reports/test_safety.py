"""Cells that a spreadsheet would run."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from g32.reports.formats import escape, is_live, unescape

FRONTS = ["", " ", "\t", "\r", "\n", "\r\n", "\xa0", "\ufeff", "\u200b", '"', "'", "''", " '", '" ']
FORMULAS = [
    "=1+1",
    "==1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.nl";"klik")',
    '=DDE("soffice";"x";"y")',
    'DDE("cmd";"/C calc";"A0")',
    "DDEAUTO c:\\windows\\system32\\cmd.exe",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "−1",
    "|calc",
    "%0A=1",
]
HARMLESS = [
    "",
    "'s-Hertogenbosch",
    "’s-Hertogenbosch",
    "'t Hart",
    "../2014",
    "../2014-03-19",
    "2014-06-12/..",
    "2009~",
    "Werkgroep Financiën",
    "a=b",
    "1+1",
    "€ 10",
    "“Sturen op Woonlasten”",
    "Deddens",
]


@pytest.mark.parametrize("front", FRONTS)
@pytest.mark.parametrize("formula", FORMULAS)
def test_what_a_spreadsheet_might_run_gets_an_apostrophe(front, formula):
    written = escape(front + formula)

    assert written[0] == "'"
    assert written.replace("'", "") == (front + formula).replace("'", "")


@pytest.mark.parametrize("sign", [",", ";", "\t", "\n", "\r\n"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_nor_does_it_run_for_who_splits_on_another_sign(sign, formula):
    for piece in re.split("[,;\t\r\n]", escape(f"Den Haag{sign}{formula}")):
        assert piece[:1] == "'" or not is_live(piece)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_stays_as_it_is(text):
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Eerste regel\r\nTweede", "Eerste regel\r\nTweede"),
        ("Eerste regel\r\nTweede\r\n- derde", "Eerste regel\r\nTweede\r\n'- derde"),
        ("a\r\n'b\r\n'=c", "a\r\n'b\r\n''=c"),
        ("a\n\r=b", "a\n'\r'=b"),
        ("a\r\r\n=b", "a\r'\r\n'=b"),
        ("a\r'\nb", "a\r''\nb"),
        ("\r\n=a", "'\r\n'=a"),
    ],
)
def test_both_signs_of_the_end_of_a_line_are_one(text, written):
    assert escape(text) == written
    assert unescape(written) == text


def test_what_was_guarded_between_the_two_comes_back_whole():
    assert unescape("a\r'\nb") == "a\r\nb"


@given(
    st.text(alphabet=st.sampled_from("'=+-@ \t\r\n\"a1|%＝DdeE’\u200b"), max_size=12) | st.text()
)
def test_every_text_comes_back_whole_and_none_goes_out_live(text):
    written = escape(text)

    assert unescape(written) == text
    for piece in re.split("[,;\t\r\n]", written):
        assert piece[:1] == "'" or not is_live(piece)
