"""The functions that a statement may call, alike on both engines."""

import re
import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from . import bounds, dates, numbers
from .bounds import MOST_OF_EACH, MOST_PATTERN, MOST_TEXT, MOST_TEXTS


class Signature(NamedTuple):
    """What a function is given, a letter for each, and what it gives: "t" a text, "n" a number,
    "f" a fraction, "*" whatever it is, "=" what the first is. `least`: so many there must be;
    `aggregate`: it tells of a group; `alone`: of a place in an order, OVER which stands behind it.
    """

    given: str
    gives: str
    least: int
    aggregate: bool = False
    alone: bool = False


#: Every function that a statement may call. Those that both engines have answer alike.
SIGNATURES: dict[str, Signature] = {
    "count": Signature("*", "n", 1, aggregate=True),
    "sum": Signature("n", "=", 1, aggregate=True),
    "avg": Signature("n", "f", 1, aggregate=True),
    "min": Signature("*", "=", 1, aggregate=True),
    "max": Signature("*", "=", 1, aggregate=True),
    "string_agg": Signature("tt", "t", 2, aggregate=True),
    **dict.fromkeys(("row_number", "rank", "dense_rank"), Signature("", "n", 0, alone=True)),
    **dict.fromkeys(("percent_rank", "cume_dist"), Signature("", "f", 0, alone=True)),
    "ntile": Signature("n", "n", 1, alone=True),
    **dict.fromkeys(("lag", "lead"), Signature("*n=", "=", 1, alone=True)),
    **dict.fromkeys(("first_value", "last_value"), Signature("*", "=", 1, alone=True)),
    "nth_value": Signature("*n", "=", 2, alone=True),
    **dict.fromkeys(("lower", "upper"), Signature("t", "t", 1)),
    "length": Signature("t", "n", 1),
    "substr": Signature("tnn", "t", 2),
    "replace": Signature("ttt", "t", 3),
    **dict.fromkeys(("trim", "ltrim", "rtrim"), Signature("tt", "t", 1)),
    "abs": Signature("n", "=", 1),
    "round": Signature("nn", "f", 1),
    # Those that we give them.
    **dict.fromkeys(("year", "month"), Signature("t", "n", 1)),
    "days": Signature("tt", "n", 2),
    "number": Signature("t", "f", 1),
    "listing": Signature("t", "t", 1, aggregate=True),
}
#: Those that are given so many rows, the same for all.
COUNTING = {"ntile", "nth_value", "lag", "lead"}
#: Those that no statement calls by itself: `kinds` puts them where a number becomes something else.
INNER = {"whole": Signature("n", "n", 1), "written": Signature("n", "t", 1)}
#: Those that gather texts, of which a window would make ever more.
GATHERING = {"string_agg", "listing"}
KNOWN = frozenset({*SIGNATURES, "coalesce", "nullif"})

#: On PostgreSQL, in the schema of the views, which goes before what PostgreSQL has itself. Partial
#: dates are texts. What makes a text longer is bounded, as SQLite bounds it: PostgreSQL would take
#: gigabytes before its time is up. `{language}` knows capitals with accents.
POSTGRESQL = f"""{bounds.POSTGRESQL}
CREATE FUNCTION followed_by(one text, other text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS
  $$ BEGIN
    PERFORM questions.bounded(octet_length(one) + octet_length(other));
    RETURN one OPERATOR(pg_catalog.||) other;
  END $$;
CREATE OPERATOR || (LEFTARG = text, RIGHTARG = text, FUNCTION = followed_by);
CREATE FUNCTION replace(text text, old text, new text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$ BEGIN
    PERFORM questions.searched(text, old);
    PERFORM questions.bounded(
      octet_length(text)::bigint * octet_length(new) / greatest(octet_length(old), 1)
    );
    RETURN pg_catalog.replace(text, old, new);
  END $$;
CREATE FUNCTION lower(text text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT questions.fitting(pg_catalog.lower(text COLLATE {{language}})) COLLATE "C" $$;
CREATE FUNCTION upper(text text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT questions.fitting(pg_catalog.upper(text COLLATE {{language}})) COLLATE "C" $$;
CREATE FUNCTION substr(text text, first integer, most integer) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT pg_catalog.substr(text, first, greatest(most, 0)) $$;
CREATE FUNCTION length(text text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT pg_catalog.length(text)::bigint $$;
CREATE FUNCTION pattern(text text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$ BEGIN
    IF octet_length(text) > {MOST_PATTERN} THEN
      PERFORM questions.bounded({MOST_TEXT} + 1);
    END IF;
    RETURN pg_catalog.like_escape(text, '');
  END $$;
CREATE FUNCTION pattern(text text, sign text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS
  $$ BEGIN
    IF pg_catalog.length(sign) <> 1 THEN
      RAISE EXCEPTION 'ESCAPE expression must be a single character';
    END IF;
    PERFORM questions.pattern(text);
    text := pg_catalog.like_escape(text, sign);
    -- A sign at the end escapes what there is not: no text is that long.
    IF text ~ '^([^\\\\]|\\\\.)*\\\\$' THEN
      RETURN repeat('_', {MOST_TEXT} + 1);
    END IF;
    RETURN text;
  END $$;
CREATE FUNCTION lies_between(value anycompatible, first anycompatible, last anycompatible)
  RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT value >= first AND value <= last $$;
CREATE FUNCTION number(text text) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT CASE WHEN text ~ '^ *[+-]?[0-9]{{1,15}}([.][0-9]{{1,15}})? *$'
    THEN text::double precision END $$;
CREATE FUNCTION taken_along(texts text[], text text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS
  $$ BEGIN
    IF cardinality(texts) >= {MOST_TEXTS} OR octet_length(text) > {MOST_OF_EACH} THEN
      PERFORM questions.bounded({MOST_TEXT} + 1);
    END IF;
    RETURN CASE WHEN text IS NULL THEN coalesce(texts, '{{}}') ELSE array_append(texts, text) END;
  END $$;
CREATE FUNCTION taken_along(texts text[], text text, sign text) RETURNS text[]
  LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN
    IF text IS NULL THEN
      RETURN texts;
    END IF;
    sign := coalesce(sign, '');
    IF octet_length(text) + octet_length(sign) > {MOST_OF_EACH} THEN
      PERFORM questions.bounded({MOST_TEXT} + 1);
    END IF;
    RETURN questions.taken_along(
      texts, CASE WHEN texts IS NULL THEN text ELSE sign OPERATOR(pg_catalog.||) text END
    );
  END $$;
CREATE FUNCTION listed(texts text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN texts IS NOT NULL THEN questions.fitting(coalesce((
       SELECT pg_catalog.string_agg(each, '; ' ORDER BY each) FROM (
         SELECT DISTINCT unnest COLLATE "C" AS each FROM unnest(texts) WHERE unnest <> ''
       ) AS found
     ), '')) END $$;
CREATE FUNCTION joined(texts text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT questions.fitting(array_to_string(texts, '')) WHERE texts IS NOT NULL $$;
CREATE AGGREGATE listing(text) (
  SFUNC = taken_along, STYPE = text[], FINALFUNC = listed
);
CREATE AGGREGATE string_agg(text, text) (SFUNC = taken_along, STYPE = text[], FINALFUNC = joined);
{dates.POSTGRESQL}{numbers.POSTGRESQL}"""

#: What each is for, as it is told beside a statement.
EXPLAINED = (
    ("year(date)", _("the year of a date; nothing where it can be of two years")),
    ("month(date)", _("the month of a date; nothing where it can be of two months")),
    ("days(first, last)", _("how many days lie between two days")),
    ("listing(text)", _("the different texts of a group, in order, with “; ” between them")),
    ("string_agg(text, ', ')", _("the texts of a group, with something between them")),
    ("count(*), sum, avg, min, max", _("of a group: how many, how much, on average, least, most")),
    ("coalesce(a, b)", _("the first of these that is known")),
    ("lower, upper, length, trim, substr, replace", _("what is done with a text")),
    ("round(number, 1), abs(number)", _("a number with so many decimals; without its sign")),
    ("row_number(), rank(), lag(…), lead(…) OVER (…)", _("places in an order, and neighbours")),
    (
        "CAST(… AS integer)",
        _("a text as a number, nothing where it is none; also AS text, numeric, real"),
    ),
    ("CASE WHEN … THEN … ELSE … END", _("one thing or another")),
    ("ORDER BY name", _("in what order the rows stand; without it they may stand in any")),
)


def give_sqlite(connection: sqlite3.Connection) -> None:
    """Give SQLite those that it lacks or answers otherwise, by other names: views need its own."""
    for name, (number, function) in _PLAIN.items():
        connection.create_function(OWN + name, number, function, deterministic=True)
    for name, (number, aggregate) in _AGGREGATES.items():
        connection.create_aggregate(OWN + name, number, aggregate)


def _number(text: Any) -> float | None:
    if not re.fullmatch(r" *[+-]?\d{1,15}(\.\d{1,15})? *", str(text), re.ASCII):
        return None
    return float(text)


#: No number that counts is larger on PostgreSQL.
_SMALL = 2**31 - 1


def _substr(text: Any, first: Any, *most: Any) -> str | None:
    """Count from 1 on, and not from behind."""
    if None in (text, first, *most):
        return None
    begin, *number = (max(min(each, _SMALL), -_SMALL) for each in (first - 1, *most))
    if not number:
        return str(text)[max(begin, 0) :]
    return str(text)[max(begin, 0) : max(begin + max(number[0], 0), 0)]


def _replace(text: Any, old: Any, new: Any) -> str | None:
    """Raises OverflowError where so much could come of it as PostgreSQL refuses."""
    if None in (text, old, new):
        return None
    bounds.search(text, old)
    size, least, most = (len(str(each).encode()) for each in (text, old, new))
    if size * most // max(least, 1) > MOST_TEXT:
        raise OverflowError
    return str(text).replace(str(old), str(new)) if old else str(text)


class _Gathered:
    """The texts of a group."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, str]] = []

    def step(self, text: Any, *between: Any) -> None:
        """Take one along. Raises OverflowError, which SQLite tells as too big a text."""
        if text is None:
            return
        sign = str(between[0] or "") if between else ""
        if len(self.texts) >= MOST_TEXTS or len(f"{sign}{text}".encode()) > MOST_OF_EACH:
            raise OverflowError
        self.texts.append((str(text), sign))


class _Listing(_Gathered):
    """Each text once, in the order of its letters, joined as reports join them."""

    def finalize(self) -> str:
        """Join them."""
        return "; ".join(sorted({text for text, _between in self.texts if text}))


class _Joined(_Gathered):
    """Each text as often as it is there, in the same order, with something between them."""

    def finalize(self) -> str | None:
        """Join them; of none, nothing."""
        parts = [part for text, between in sorted(self.texts) for part in (between, text)]
        return "".join(parts[1:]) if parts else None


class _JoinedOnce(_Joined):
    """The same with each once."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[Any, ...]] = set()

    def step(self, text: Any, *between: Any) -> None:
        """Take it along where it is new."""
        if (text, *between) not in self.seen:
            self.seen.add((text, *between))
            super().step(text, *between)


_PLAIN: dict[str, tuple[int, Callable[..., Any]]] = {
    "year": (1, dates.year),
    "month": (1, dates.month),
    "days": (2, dates.days),
    "in_words": (1, dates.worded),
    "number": (1, _number),
    "lower": (1, lambda text: None if text is None else str(text).lower()),
    "upper": (1, lambda text: None if text is None else str(text).upper()),
    "substr": (-1, _substr),
    "replace": (3, _replace),
    **bounds.TRIMS,
    "round": (-1, numbers.rounded),
    "whole": (1, numbers.whole),
    "written": (1, numbers.written),
    **{name: (2, function) for name, function in numbers.RECKONED.values()},
}
_AGGREGATES: dict[str, tuple[int, Any]] = {
    "listing": (1, _Listing),
    "string_agg": (2, _Joined),
    "string_agg_once": (2, _JoinedOnce),
}
#: What the names begin with of functions that SQLite has from us.
OWN = "g32_"
#: By what people call it, what SQLite does.
SQLITE = {name: name for name in KNOWN} | {name: OWN + name for name in (*_PLAIN, *_AGGREGATES)}
