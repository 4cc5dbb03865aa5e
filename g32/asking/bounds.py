"""How long a text may become, and how long may be looked for one text in another, on both engines.

While PostgreSQL looks for one text in another it does not hear that its time is up, nor that nobody
waits for it any more. So what that may take is bounded beforehand. In what it does with one text it
cannot be stopped either, and a statement has room for hundreds of calls: hence no longer texts.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

#: So long a text may become, and so many texts of such a length be put together; in bytes.
MOST_TEXT = 50_000
MOST_TEXTS, MOST_OF_EACH = 10_000, 5_000
#: So long a pattern may be, in bytes; and so long what is looked for in a text of `MOST_TEXT`, in a
#: shorter one as much longer: the time that it takes is the one times the other.
MOST_PATTERN = 500

#: On PostgreSQL: what raises an error where it is too much, and what looks for signs.
POSTGRESQL = f"""
CREATE FUNCTION bounded(size bigint) RETURNS void LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN
  IF size > {MOST_TEXT} THEN
    RAISE EXCEPTION 'too long a text' USING ERRCODE = 'program_limit_exceeded';
  END IF;
END $$;
CREATE FUNCTION fitting(text text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$ BEGIN
  PERFORM questions.bounded(octet_length(text));
  RETURN text;
END $$;
CREATE FUNCTION searched(text text, sought text) RETURNS void LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN
  PERFORM questions.bounded(octet_length(text)::bigint * octet_length(sought) / {MOST_PATTERN});
END $$;
""" + "".join(
    f"""
CREATE FUNCTION {name}(text text, signs text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
  BEGIN
    PERFORM questions.searched(text, signs);
    RETURN pg_catalog.{name}(text, signs);
  END $$;
"""
    for name in ("btrim", "ltrim", "rtrim")
)


def search(text: Any, sought: Any) -> None:
    """Raises OverflowError where to look for it would take as long as is refused on PostgreSQL."""
    if len(str(text).encode()) * len(str(sought).encode()) // MOST_PATTERN > MOST_TEXT:
        raise OverflowError


def _trimmed(strip: Callable[[str, str], str], text: Any, signs: Any = " ") -> str | None:
    """Without these signs at its ends. Raises OverflowError as `search` does."""
    if None in (text, signs):
        return None
    search(text, signs)
    return strip(str(text), str(signs))


#: On SQLite: the same functions.
TRIMS: dict[str, tuple[int, Callable[..., Any]]] = {
    "trim": (-1, partial(_trimmed, str.strip)),
    "ltrim": (-1, partial(_trimmed, str.lstrip)),
    "rtrim": (-1, partial(_trimmed, str.rstrip)),
}
