"""Codes, and the words that a report writes for them in any language of the screen."""

from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.utils import translation

from g32.reports.columns import Code, Column, YesNo
from g32.text import fold

_ANSWERS = {"yes": True, "no": False}


def every_language() -> Iterator[None]:
    """Go through the languages of the screen, each active in its turn."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            yield


def words_of(column: Column) -> dict[str, str]:
    """Return for every code that may stand in a column its words, in the language of the moment."""
    if isinstance(column, YesNo):
        return {code: str(column.cell(yes, labels=True)) for code, yes in _ANSWERS.items()}
    words = column.words if isinstance(column, Code) else {}
    return {code: str(word) for code, word in words.items()}


@cache
def codes_of(column: Column) -> dict[str, str]:
    """Return for every word that may stand in a column, folded, the code that it means; for a
    column without codes nothing.
    """
    found: dict[str, str] = {}
    for _turn in every_language():
        for code, word in words_of(column).items():
            found.setdefault(fold(word), code)
    return found | {fold(code): code for code in found.values() if code}
