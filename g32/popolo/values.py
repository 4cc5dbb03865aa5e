"""What the classes of Popolo share, as it says them."""

import re
from collections.abc import Mapping
from typing import Any

#: What a date of Popolo can be: a year, a month of it, a day of that.
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
#: Where stands what Popolo has no word for.
OURS = "g32"


def told(**properties: Any) -> dict[str, Any]:
    """Return an object with what is known of it. `g32` can be among its properties."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def identified(kind: str, slug: str) -> str:
    """Return the id of a record in a class that holds several kinds; slugs hold no two hyphens."""
    return f"{kind}--{slug}"


def dates(record: Any, begin: str = "start_date", finish: str = "end_date") -> dict[str, Any]:
    """Return when a period began and ended, under the names that Popolo has for it.

    A date that is vaguer than Popolo can say ("najaar 2013", "uiterlijk 12 juni") is left out there
    rather than made precise, and stands under "g32" as we keep it (EDTF).
    """
    return _dates({begin: ("start", record.start), finish: ("end", record.end)})


def _dates(given: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    exact = {name: text for name, (_own, text) in given.items() if _DATE.fullmatch(text)}
    vague = {own: text for name, (own, text) in given.items() if name not in exact}
    return told(**exact, g32=told(**vague))


def names(record: Any) -> list[dict[str, Any]]:
    """Return the other names of a record, with the sort of name as a note."""
    return [told(name=each.text, note=each.kind) | dates(each) for each in record.names.all()]


def former(record: Any) -> list[dict[str, str]]:
    """Return the id of a record, and those of what was merged into it."""
    gone = record.former_ids.all() if hasattr(record, "former_ids") else ()
    return [
        {"scheme": OURS, "identifier": record.slug},
        *({"scheme": f"{OURS}:former", "identifier": each.slug} for each in gone),
    ]


def sources(cited: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return passages as links. `cited`: by the passage in words, its source.

    A document that lies nowhere on the web has a name in the place of an address.
    """
    return [
        {"url": source.url or f"urn:{OURS}:source:{source.slug}", "note": words}
        for words, source in cited.items()
    ]
