"""People, as files name them."""

import re
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from g32.dates.edtf import shown
from g32.importing.columns import Link
from g32.importing.resource import ADDED
from g32.importing.rows import Candidate, UnclearNameError
from network.models import Office, Person

_PREFIXES = frozenset(
    {
        *("van", "de", "der", "den", "ten", "ter", "te", "'t", "'s", "in", "op", "het", "aan"),
        *("bij", "uit", "tot", "onder", "over", "el", "al", "la", "le", "du", "di", "von", "zu"),
        *("zur", "vd", "v.d."),
    }
)
#: "Groot Koerkamp, Jan Willem van": surname, then first names and prefix.
_TURNED = re.compile(r"([^,]+),\s*([^,]+)")


def split_name(name: str) -> dict[str, str]:
    """Return first names, prefix and surname of a whole name, written in either order.

    Raises `ValidationError` where nothing tells where the surname begins.
    """
    if turned := _TURNED.fullmatch(name.strip()):
        surname, rest = turned[1].strip(), turned[2].split()
        at = next((n for n, word in enumerate(rest) if _is_prefix(word)), len(rest))
        if not all(map(_is_prefix, rest[at:])):
            raise _unclear(name)
        return _parts(rest[:at], rest[at:], [surname])
    words = name.split()
    prefixes = [n for n, word in enumerate(words[:-1]) if _is_prefix(word)]
    if prefixes:
        at = prefixes[0]
        end = at + 1
        while end < len(words) - 1 and _is_prefix(words[end]):
            end += 1
        return _parts(words[:at], words[at:end], words[end:])
    initials = next((n for n, word in enumerate(words) if not word.endswith(".")), len(words))
    if len(words) - initials > 2 or (initials and len(words) - initials != 1):
        raise _unclear(name)
    return _parts(words[:-1], [], words[-1:])


def _is_prefix(word: str) -> bool:
    return word in _PREFIXES or (word.casefold() in _PREFIXES and not word.isupper())


def _parts(first: list[str], prefix: list[str], surname: list[str]) -> dict[str, str]:
    return {
        "first_names": " ".join(first),
        "prefix": " ".join(word.lower() for word in prefix),
        "surname": " ".join(surname),
    }


def _unclear(name: str) -> ValidationError:
    sentence = _(
        "Where does the surname of “%s” begin? Write it first, with a comma: “Groot Koerkamp, Jan”."
    )
    return ValidationError(sentence % shown(name))


class PersonLink(Link):
    """A person; with `adds`, one who is not there yet is made from the name."""

    def __init__(self, attribute: str | None = None, *, adds: bool = False) -> None:
        super().__init__(attribute)
        self.adds = adds
        self._made: dict[str, Person] = {}

    def explain(self) -> str:
        """Say how people are named."""
        if not self.adds:
            return super().explain()
        return _(
            "A name or an id. Who is not there yet is added; if the surname is not the last word,"
            " write it first: “Groot Koerkamp, Jan”."
        )

    def learn(self, cells: Collection[Any]) -> None:
        """Look the names up in the order in which they are read."""
        self.read_as = {cell: _straight(cell) for cell in cells if isinstance(cell, str)}
        super().learn(cells)

    def name_in(self, cell: Any) -> str:
        """Return the name, first names first."""
        return self.read_as.get(cell, "")

    def find_one(self, cell: str) -> Person:
        """Find the person, or make one. Who is nearly called so must be told apart."""
        name = self.name_in(cell)
        chosen = self.chosen.get(name)
        if self.adds and chosen == ADDED:
            return self._make(cell)
        try:
            person: Person = self.finder.find(name)
        except UnclearNameError as refusal:
            if not self.adds or (refusal.candidates and "," not in cell):
                raise self._asks(refusal) from refusal
            if self.finder.fits_several(name):
                raise
            return self._make(cell)
        return person

    def _asks(self, refusal: UnclearNameError) -> UnclearNameError:
        if not (self.adds and refusal.candidates):
            return refusal
        sentence = _("Is it somebody else? Then write the surname first: “Jansen, Jan”.")
        words = f"{refusal.message} {sentence}"
        return UnclearNameError(words, refusal.candidates, name=refusal.name)

    def _make(self, cell: str) -> Person:
        name = self.name_in(cell)
        if name not in self._made:
            person = Person(**split_name(cell))
            person.clean_fields(exclude=["slug", "fold", "sort_key"])
            self._made[name] = person
        return self._made[name]

    def tell(self, people: list[Person]) -> list[Candidate]:
        """Tell them apart by what they are or were."""
        offices: dict[int, list[str]] = {}
        held = Office.objects.filter(person__in=people).select_related("city", "organisation")
        for office in held.order_by("pk"):
            what = office.title or office.get_function_display()
            place = office.city or office.organisation
            offices.setdefault(office.person_id, []).append(f"{what}, {place}" if place else what)
        return [
            (person.slug, "; ".join([str(person), *offices.get(person.pk, [])[:2]]))
            for person in people
        ]


def _straight(cell: str) -> str:
    """The name with the first names first."""
    try:
        return Person.words(*split_name(cell).values()) if "," in cell else cell
    except ValidationError:
        return cell
