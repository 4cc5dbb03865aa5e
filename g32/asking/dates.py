"""What is asked of dates, alike on both engines: their year and month, days between, their words.

A date is a text as it is stored: it may mean one of many days.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Any

from g32.dates.edtf import CODED, InvalidDate, bounds
from g32.dates.sql import bounds_sql, check_sql
from g32.dates.wording import PARTS_OF_YEAR, in_words
from g32.dates.words import DUTCH

#: The same dates come back, but there are so many days in eighty years.
_REMEMBERED = 30_000
_DAY = r"\d{4}-\d{2}-\d{2}"


@lru_cache(maxsize=_REMEMBERED)
def year(text: Any) -> int | None:
    """Return the year of a date; None where it can be of two years."""
    first, last = _bounds(text)
    return first.year if first and last and first.year == last.year else None


@lru_cache(maxsize=_REMEMBERED)
def month(text: Any) -> int | None:
    """Return the month of a date; None where it can be of two months."""
    first, last = _bounds(text)
    if not first or not last or (first.year, first.month) != (last.year, last.month):
        return None
    return first.month


def days(first: Any, last: Any) -> int | None:
    """Return how many days lie between two days; None where one of them is no day."""
    begin, end = _day(first), _day(last)
    return (end - begin).days if begin and end else None


@lru_cache(maxsize=_REMEMBERED)
def worded(text: Any) -> str | None:
    """Return a stored date in Dutch words."""
    return None if text is None else in_words(text, DUTCH)


def _bounds(text: Any) -> tuple[date | None, date | None]:
    """The first and the last day that it can mean; a day may lie in any year."""
    if re.fullmatch(_DAY, str(text), re.ASCII):
        return (_day(text),) * 2
    try:
        return bounds(str(text or ""))
    except InvalidDate:
        return None, None


def _day(text: Any) -> date | None:
    if not re.fullmatch(_DAY, str(text), re.ASCII):
        return None
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _stretches() -> str:
    """Each stretch that stands behind a year with its code, in words; "{}" is the year."""
    codes = [f"{code:02}" for unit in CODED for code in unit.codes]
    told = ((code, in_words(f"2014-{code}", DUTCH).replace("2014", "{}")) for code in codes)
    return " ".join(f"WHEN '{code}' THEN '{words}'" for code, words in told)


def _parts() -> str:
    """Each part of a year that has a name, by the months from and to which it is written."""
    return " ".join(
        f"WHEN '-{first:02}-{last:02}' THEN '{part}'"
        for (first, last), part in zip(PARTS_OF_YEAR, DUTCH.parts, strict=True)
    )


#: The same for PostgreSQL, in the schema of the views. `in_words` is given nothing but what a
#: column of dates may hold.
POSTGRESQL = f"""
CREATE FUNCTION day(text text) RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT AS $$ BEGIN
    RETURN CASE WHEN text ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$' THEN text::date END;
  EXCEPTION WHEN datetime_field_overflow THEN
    RETURN NULL;
  END $$;
CREATE FUNCTION bounds(text text) RETURNS date[] LANGUAGE sql IMMUTABLE STRICT
  SET search_path = pg_catalog AS $$ SELECT CASE
    WHEN text ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$'
    THEN ARRAY[questions.day(text), questions.day(text)]
    WHEN {check_sql("text", "postgresql")}
    THEN ARRAY[{bounds_sql("text", "postgresql")}] END $$;
CREATE FUNCTION year(day text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT CASE WHEN extract(year FROM within[1]) = extract(year FROM within[2])
    THEN extract(year FROM within[1])::bigint END FROM questions.bounds(day) AS within $$;
CREATE FUNCTION month(day text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT CASE WHEN date_trunc('month', within[1]) = date_trunc('month', within[2])
    THEN extract(month FROM within[1])::bigint END FROM questions.bounds(day) AS within $$;
CREATE FUNCTION days(first text, last text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT (questions.day(last) - questions.day(first))::bigint $$;
CREATE FUNCTION atom_in_words(atom text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  SET search_path = pg_catalog AS $$
    SELECT replace(CASE WHEN right(atom, 1) = '~' THEN '{DUTCH.about}' ELSE '{{}}' END, '{{}}',
      CASE WHEN substr(atom, 9) ~ '[0-9]' THEN substr(atom, 9, 2)::int || ' ' ELSE '' END
      || replace(CASE rtrim(substr(atom, 6, 2), '~') {_stretches()} ELSE '{{}}' END,
        '{{}}', left(atom, 4))) $$;
CREATE FUNCTION in_words(date text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT
  SET search_path = pg_catalog AS $$ DECLARE
    one text := split_part(date, '/', 1);
    other text := split_part(date, '/', 2);
    between_days text := substr(one, 9) || '-' || substr(other, 9);
    part text;
  BEGIN
    IF other IN ('', one) THEN
      RETURN questions.atom_in_words(one);
    ELSIF one = '..' THEN
      RETURN replace('{DUTCH.until}', '{{}}', questions.atom_in_words(other));
    ELSIF other = '..' THEN
      RETURN replace('{DUTCH.since}', '{{}}', questions.atom_in_words(one));
    ELSIF strpos(date, '~') = 0 AND left(one, 8) = left(other, 8) AND length(one) = 10 THEN
      part := CASE WHEN between_days = '01-10' THEN '{DUTCH.parts[0]}'
        WHEN between_days = '11-20' THEN '{DUTCH.parts[1]}'
        WHEN substr(one, 9) = '21' AND extract(day FROM other::date + 1) = 1
        THEN '{DUTCH.parts[2]}'
        ELSE substr(one, 9)::int || '–' || substr(other, 9)::int END;
    ELSIF left(one, 4) = left(other, 4) AND length(one) = 7 THEN
      part := CASE substr(one, 5) || substr(other, 5) {_parts()} END;
      one := left(one, 4);
    END IF;
    RETURN coalesce(part || ' ' || questions.atom_in_words(left(one, 7)), format(
      '{DUTCH.between.replace("{}", "%s")}',
      questions.atom_in_words(split_part(date, '/', 1)), questions.atom_in_words(other)));
  END $$;
"""
