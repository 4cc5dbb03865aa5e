"""The functions that a statement may call, alike on both engines."""

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

#: Those that both engines have, and that answer alike.
_COMMON = {
    *("count", "sum", "avg", "min", "max", "string_agg"),
    *("row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile"),
    *("lag", "lead", "first_value", "last_value", "nth_value"),
    *("lower", "upper", "length", "substr", "replace", "trim", "ltrim", "rtrim"),
    *("abs", "round", "coalesce", "nullif"),
}
#: Those that we give them, each with what it answers.
_OWN = {"year", "month", "days", "listing"}
#: What the parser makes of LIKE … ESCAPE.
_MADE = {"like_escape"}
KNOWN = frozenset(_COMMON | _OWN | _MADE)
#: What SQLite calls itself where a statement says it otherwise.
SQLITE = KNOWN | {"like", "substring"}

#: On PostgreSQL, in the schema of the views. Dates are text where they are partial.
POSTGRESQL = """
CREATE FUNCTION year(day text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT CASE WHEN day ~ '^[0-9]{4}' THEN left(day, 4)::integer END $$;
CREATE FUNCTION year(day date) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT extract(year FROM day)::integer $$;
CREATE FUNCTION month(day text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT CASE WHEN day ~ '^[0-9]{4}-(0[1-9]|1[0-2])' THEN substr(day, 6, 2)::integer END $$;
CREATE FUNCTION month(day date) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT extract(month FROM day)::integer $$;
CREATE FUNCTION days(first date, last date) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT last - first $$;
CREATE FUNCTION joined(texts text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN cardinality(texts) > 0 THEN coalesce((
       SELECT string_agg(each, '; ' ORDER BY each) FROM (
         SELECT DISTINCT unnest COLLATE "C" AS each FROM unnest(texts) WHERE unnest <> ''
       ) AS found
     ), '') END $$;
CREATE AGGREGATE listing(text) (
  SFUNC = array_append, STYPE = text[], INITCOND = '{}', FINALFUNC = joined
);
"""


def give_sqlite(connection: sqlite3.Connection) -> None:
    """Give SQLite the functions that it lacks, or answers otherwise than PostgreSQL."""
    plain: dict[str, tuple[int, Callable[..., Any]]] = {
        "year": (1, _year),
        "month": (1, _month),
        "days": (2, _days),
        "lower": (1, lambda text: None if text is None else str(text).lower()),
        "upper": (1, lambda text: None if text is None else str(text).upper()),
    }
    for name, (number, function) in plain.items():
        connection.create_function(name, number, function, deterministic=True)
    aggregates: dict[str, tuple[int, Any]] = {"listing": (1, _Listing)}
    if sqlite3.sqlite_version_info < (3, 44):
        aggregates["string_agg"] = (2, _Joined)
    for name, (number, aggregate) in aggregates.items():
        connection.create_aggregate(name, number, aggregate)


def _year(day: Any) -> int | None:
    text = str(day or "")[:4]
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _month(day: Any) -> int | None:
    text = str(day or "")
    months = {f"{number:02}": number for number in range(1, 13)}
    return months.get(text[5:7]) if _year(text) is not None and text[4:5] == "-" else None


def _days(first: Any, last: Any) -> int | None:
    if first is None or last is None:
        return None
    return (date.fromisoformat(str(last)) - date.fromisoformat(str(first))).days


class _Listing:
    """Each text once, in the order of its letters, joined as reports join them."""

    def __init__(self) -> None:
        self.texts = set[str]()

    def step(self, text: Any) -> None:
        """Take one along."""
        if text not in (None, ""):
            self.texts.add(str(text))

    def finalize(self) -> str:
        """Join them."""
        return "; ".join(sorted(self.texts))


class _Joined:
    """The texts of a group with something between them; of none, nothing."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def step(self, text: Any, between: Any) -> None:
        """Take one along."""
        if text is not None:
            self.parts += [str(between or ""), str(text)]

    def finalize(self) -> str | None:
        """Join them; what stands before the first is left out."""
        return "".join(self.parts[1:]) if self.parts else None


#: How the functions are written, and what they give; for those who write a statement.
EXPLAINED = (
    ("year(date)", _("the year of a date, also of one that is not precise")),
    ("month(date)", _("the month of a date; nothing where it is not known")),
    ("days(first, last)", _("how many days lie between two days")),
    ("listing(text)", _("the different texts of a group, in order, with “; ” between them")),
    ("string_agg(text, ', ')", _("the texts of a group, with something between them")),
    ("count(*), sum, avg, min, max", _("of a group: how many, how much, on average, least, most")),
    ("coalesce(a, b)", _("the first of these that is known")),
    ("lower, upper, length, trim, substr, replace", _("what is done with a text")),
    ("round(number, 1), abs(number)", _("a number with so many decimals; without its sign")),
    ("row_number(), rank(), lag(…), lead(…) OVER (…)", _("places in an order, and neighbours")),
    ("CAST(… AS integer)", _("a text as a number; also AS text, numeric, real")),
    ("CASE WHEN … THEN … ELSE … END", _("one thing or another")),
)
