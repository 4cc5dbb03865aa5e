"""How names are compared, told apart and put in order: one answer on every engine.

Both keys are made here, in Python, and stored beside the name, because no two database
engines fold accents or order letters alike.
"""

import re
import unicodedata

#: Letters that Unicode does not take apart into a plain letter and a mark.
_UNDIVIDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
#: Typewriter, typographic, modifier-letter and accent forms of the apostrophe.
APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u00b4`\u2032"
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_GAP = re.compile(r"[\W_]+")
#: "'s-" and "'t ": a worn-down article in front of a name ("'s-Hertogenbosch").
_ARTICLE = re.compile(rf"^\s*[{APOSTROPHES}][stn][\s-]+", re.IGNORECASE)


def fold(*parts: str) -> str:
    """Return the search key of a text: no case, accents, apostrophes or punctuation; IJ is ij.

    Several parts are joined with one space; empty ones are passed over.
    """
    text = " ".join(part for part in parts if part)
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text)).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _GAP.sub(" ", bare.translate(_UNDIVIDED)).strip()


def sort_name(name: str) -> str:
    """Return the sort key of a name, without its article: 's-Hertogenbosch stands under H."""
    return fold(_ARTICLE.sub("", name))


def sort_person(surname: str, first_names: str, prefix: str) -> str:
    """Return the sort key of a person: surname, then first names, then prefix (de Heer: H).

    Two spaces divide the parts, so that "Jong" stands before "Jong Baw" whoever bears it.
    """
    return "  ".join((sort_name(surname), fold(first_names), fold(prefix)))


def with_id(name: str, own: str) -> str:
    """Return a name with the id of the one that is meant, where several are called so."""
    return f"{name} ({own})"


def name_and_id(text: str) -> tuple[str, str]:
    """Return the name and the id that `with_id` put together; of a name alone "" as the id."""
    name, _open, rest = text.rpartition(" (")
    return (name, rest.removesuffix(")")) if rest.endswith(")") else (text, "")
