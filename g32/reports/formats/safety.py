"""Cells that a spreadsheet would run: made harmless on the way out, whole again on the way in.

In CSV nothing tells a text from a formula, so a text that a spreadsheet might take for one gets an
apostrophe in front. A text that has apostrophes there already gets one more, so that `unescape`
always knows what to take away. XLSX and ODS say of each cell that it is text, and need none of it.
"""

import re

#: What programs pass over before they look for a sign: blanks, invisible characters, quotes.
_SKIPPED = (
    "\\s\x00-\x20\x7f\xa0\xad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\"'`´‘’‚‛“”„‟«»"
)
#: Formula signs and their full-width and typographic twins; | and % of the old DDE forms.
_SIGNS = "=+\\-@|%＝＋－＠−﹢﹣﹦﹫⁺⁻₊₋"
#: A partial date that is open in front ("../2014") is none of these. Tabs and returns in front
#: can move the rest of a text into a cell of its own.
_LIVE = f"[{_SKIPPED}]*(?:[{_SIGNS}]|[\t\r\n]|DDE(?:AUTO)?\\b)"
_BEGINS_LIVE = re.compile(_LIVE, re.IGNORECASE)
#: Where a cell begins, also for a program that splits on another sign than we do. CRLF is one end
#: of a line: nothing begins between the two.
_BEGIN = "(^|[,;\t\n]|\r(?!\n))"
_BARE = re.compile(f"{_BEGIN}(?={_LIVE})", re.IGNORECASE)
_GUARDED = re.compile(f"{_BEGIN}'(?={_LIVE})", re.IGNORECASE)


def is_live(text: str) -> bool:
    """Whether some spreadsheet might run this text as a formula."""
    return _BEGINS_LIVE.match(text) is not None


def escape(text: str) -> str:
    """Return the text with an apostrophe in front of what is live, wherever a cell may begin."""
    return _BARE.sub(r"\1'", text)


def unescape(text: str) -> str:
    """Return the text that `escape` was given."""
    return _GUARDED.sub(r"\1", text)
