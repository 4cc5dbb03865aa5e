"""The kinds of records that the box finds: every app registers its own."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst


class Searched:
    """One kind of record: how its hits are told. A subclass says what is not said here."""

    model: ClassVar[type[Model]]
    #: The day by which, of hits that answer equally well, the newest comes first; without one they
    #: stand in the order of their names.
    newest: ClassVar[str] = ""

    def fetched(self, rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
        """Return the rows with what `parts` needs of them, as far as the user may look at it."""
        return rows

    def parts(self, record: Any) -> Iterable[object]:
        """Return what tells the record from others that are called the same; empty is left out."""
        return ()

    @property
    def title(self) -> str:
        """What its hits are called together."""
        return str(capfirst(self.model._meta.verbose_name_plural))

    def in_list(self, query: str) -> str:
        """Return the address of the list of the kind, searched for the same."""
        opts = self.model._meta
        address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        return f"{address}?{urlencode({'q': query})}"


_KINDS: list[tuple[int, Searched]] = []


def searched(place: int) -> Callable[[type[Searched]], type[Searched]]:
    """Let the box find a kind of record; of kinds that answer equally well, in its place."""

    def register(own: type[Searched]) -> type[Searched]:
        _KINDS.append((place, own()))
        return own

    return register


def kinds() -> list[Searched]:
    """Return all kinds that are found, in their order."""
    return [kind for _place, kind in sorted(_KINDS, key=lambda entry: entry[0])]
