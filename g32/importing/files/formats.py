"""How Excel shows the number in a cell: the codes of its number formats.

In the file their letters are English, whatever the language of Excel: d, m, y, h, s.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .dates import DAY, MONTH, OTHER, TIME, WHOLE, YEAR, Parts


class Format(NamedTuple):
    """What is shown of a date (None: it is no date), or whether a number is shown in per cent."""

    parts: Parts | None = None
    percent: bool = False


PLAIN, PERCENT = Format(), Format(percent=True)
_TIME, _ELSEWHERE = Format(frozenset({TIME})), Format(frozenset({OTHER}))

#: The formats that every file has without naming their codes. How those "elsewhere" look depends on
#: a language of East Asia.
BUILT_IN: dict[str, Format] = {
    **dict.fromkeys(["9", "10"], PERCENT),
    **dict.fromkeys(["14", "15"], Format(WHOLE)),
    "16": Format(frozenset({DAY, MONTH})),
    "17": Format(frozenset({MONTH, YEAR})),
    **dict.fromkeys(["18", "19", "20", "21", "45", "46", "47"], _TIME),
    "22": Format(WHOLE | {TIME}),
    **dict.fromkeys(map(str, (*range(27, 37), *range(50, 59))), _ELSEWHERE),
}

#: A text in quotes, a sign taken as it is, a colour, language or condition in brackets, "General",
#: an exponent, a half of the day, a run of one letter, any other sign.
_TOKEN = re.compile(
    r'"[^"]*"?|[\\_*].?|\[(?P<inside>[^\]]*)\]?|(?P<general>general)|(?P<exponent>e[+-])'
    r"|(?P<half>am/pm|a/p)|(?P<run>([a-z])\6*)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile("h+|m+|s+", re.IGNORECASE)


@lru_cache(maxsize=256)
def of_code(code: str) -> Format:
    """Return what a format with this code shows, of a number above zero."""
    runs: list[str] = []
    percent = False
    for kind, text in _tokens(code):
        if kind == "sign":
            percent = percent or text == "%"
        else:
            runs.append(text)
    parts = {part for place in range(len(runs)) for part in _shown(runs, place)}
    if parts - {OTHER} or any(run[0] == "d" for run in runs):
        return Format(frozenset(parts))
    return PERCENT if percent else PLAIN


def _tokens(code: str) -> Iterator[tuple[str, str]]:
    """Go through the signs and letters of the first section: the one of numbers above zero."""
    for found in _TOKEN.finditer(code):
        kind, text = found.lastgroup, found[0].lower()
        if text == ";":
            return
        if kind in {"sign", "run"}:
            yield kind, text
        elif kind == "half":
            yield "run", "h"
        elif kind == "inside":
            if _ELAPSED.fullmatch(found["inside"]):
                yield "run", "h"
            elif found["inside"][:1] in {"<", ">", "="}:
                yield "run", "?"  # the other sections may show other parts


def _shown(runs: list[str], place: int) -> Iterator[str]:
    """What one run of letters shows: "m" next to hours or seconds means minutes."""
    run = runs[place]
    is_after_hours = place > 0 and runs[place - 1][0] == "h"
    is_before_seconds = place + 1 < len(runs) and runs[place + 1][0] == "s"
    if run[0] == "y":
        yield YEAR
    elif run[0] in "hs" or (run in {"m", "mm"} and (is_after_hours or is_before_seconds)):
        yield TIME
    elif run in {"m", "mm", "mmm", "mmmm"}:
        yield MONTH
    elif run in {"d", "dd"}:
        yield DAY
    elif run[0] != "d":  # three or four of those show the day of the week
        yield OTHER
