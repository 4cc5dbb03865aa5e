"""Finding the record that a name in a file means.

An id means its record, or the one into which its record was merged. A name means the record that
is called so, under whatever spelling the search key takes for the same; else the one with that
other name. Nothing is guessed: of several the file must say which, and what is only nearly the same
is asked about.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from g32.dates.edtf import shown
from g32.records import with_former_ids
from g32.text import fold

from .rows import Candidate, UnclearNameError

#: What an id looks like.
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
#: So many records are offered.
OFFERED = 8
#: For so many names of one file is looked for what is nearly the same.
ASKED = 500
#: From how much alike on, of 1, a name may be meant.
ALIKE = 0.75


class Finder:
    """The records of one kind among which names are looked up: those that the user may see.

    `told`: what tells several of one name apart. `chosen`: by name, the id that somebody chose.
    """

    def __init__(
        self,
        rows: QuerySet[Any],
        *,
        told: Callable[[list[Any]], list[Candidate]] | None = None,
        chosen: Mapping[str, str] | None = None,
    ) -> None:
        self._rows = rows
        self._told = told or _told
        self._chosen = chosen or {}
        self._found: dict[str, dict[int, Any]] = {}
        #: By a former id the record that it leads to.
        self._led: dict[str, Any] = {}
        self._asked = 0

    def look_up(self, texts: Iterable[str]) -> None:
        """Fetch what these names mean, all together."""
        keys = {text: fold(text) for text in self.wanted(texts) if text not in self._found}
        self._found |= {text: {} for text in keys}
        by_key = defaultdict(list)
        for text, key in keys.items():
            by_key[key].append(text)
        self._take(self._rows.filter(fold__among=[key for key in by_key if key]), "fold", by_key)
        if ids := [text for text in keys if _ID.fullmatch(text)]:
            self._take(self._rows.filter(slug__among=ids), "slug", {text: [text] for text in ids})
            self._led |= with_former_ids(self._rows, ids)
            for text in self._led.keys() & {*ids}:
                self._found[text][self._led[text].pk] = self._led[text]
        if (missing := self._missing(keys)) and hasattr(self._rows.model, "names"):
            by_key = defaultdict(list)
            for text in missing:
                by_key[keys[text]].append(text)
            self._take_called(by_key)

    def wanted(self, texts: Iterable[str]) -> set[str]:
        """Return what is to be looked up for these names: them, and what was chosen for any."""
        named = {*texts}
        return named | {self._chosen[text] for text in named & self._chosen.keys()}

    def _missing(self, texts: Iterable[str]) -> list[str]:
        return [text for text in texts if not self._found[text]]

    def _take(self, rows: QuerySet[Any], field: str, texts: dict[str, list[str]]) -> None:
        for record in rows:
            for text in texts[getattr(record, field)]:
                self._found[text][record.pk] = record

    def _take_called(self, texts: dict[str, list[str]]) -> None:
        names = self._rows.model.names.rel.related_model._base_manager
        called = names.filter(fold__among=list(texts)).values_list("owner_id", "fold").distinct()
        owners = list(called)
        records = {
            record.pk: record
            for record in self._rows.filter(pk__among=list({owner for owner, _key in owners}))
        }
        for owner, key in owners:
            for text in texts[key] if owner in records else ():
                self._found[text][owner] = records[owner]

    def found(self, text: str) -> list[Any]:
        """Return all records that may bear the name. `look_up` has fetched them."""
        return list(self._found[self._chosen.get(text, text)].values())

    def fits_several(self, text: str) -> bool:
        """Whether more than one record bears the name."""
        return len(self.found(text)) > 1

    def find(self, text: str, fits: Callable[[Any], bool] | None = None) -> Any:
        """Return the record that the name means, of those that fit. `look_up` has fetched it.

        Raises `UnclearNameError`.
        """
        found = self.found(text)
        fitting = [record for record in found if fits(record)] if fits else found
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            for is_it in (self._has_id, lambda record, text: str(record) == text):
                exact = [record for record in fitting if is_it(record, text)]
                if len(exact) == 1:
                    return exact[0]
            raise self._several(text, fitting)
        raise self._none(text, found)

    def _has_id(self, record: Any, text: str) -> bool:
        return record.slug == text or self._led.get(text) == record

    def _several(self, text: str, found: list[Any]) -> UnclearNameError:
        sentence = _("“%(name)s” fits several: %(records)s. Write the id of the one you mean.")
        return self._unclear(sentence, text, found)

    def _none(self, text: str, others: list[Any]) -> UnclearNameError:
        near = others or self.near(text)
        if near:
            return self._unclear(
                _("There is no “%(name)s” here. Do you mean %(records)s?"), text, near
            )
        kind = self._rows.model._meta.verbose_name
        return UnclearNameError(
            _("There is no %(kind)s “%(name)s”. Add it first, or correct the name.")
            % {"kind": kind, "name": shown(text)}
        )

    def _unclear(self, sentence: str, text: str, found: list[Any]) -> UnclearNameError:
        candidates = self._told(found[:OFFERED])
        named = [f"“{words}” ({slug})" for slug, words in candidates]
        if len(found) > OFFERED:
            named.append("…")
        given = {"name": shown(text), "records": ", ".join(named)}
        return UnclearNameError(sentence % given, candidates, name=text)

    def near(self, text: str) -> list[Any]:
        """Return the records whose names are nearly the same, the most alike first."""
        if self._asked >= ASKED:
            return []
        self._asked += 1
        return self._all.near(fold(text))

    @cached_property
    def _all(self) -> "Alike":
        return Alike(self._rows)


class Alike:
    """All names of one kind, to be looked through for what is nearly the same."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self._records = list(rows)
        self._keys = [record.fold for record in self._records]
        self._with: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(self._keys):
            for part in _parts(key):
                self._with[part].append(place)

    def near(self, key: str) -> list[Any]:
        """Return the records whose search keys are most like this one."""
        shared: dict[int, int] = defaultdict(int)
        for part in _parts(key):
            for place in self._with.get(part, ()):
                shared[place] += 1
        likely = sorted(shared, key=lambda place: -shared[place])[: 4 * OFFERED]
        ratios = {place: SequenceMatcher(None, key, self._keys[place]).ratio() for place in likely}
        near = [place for place in likely if ratios[place] >= ALIKE]
        near.sort(key=lambda place: -ratios[place])
        return [self._records[place] for place in near[:OFFERED]]


def _parts(key: str) -> Collection[str]:
    """The runs of three letters in a key, its ends included."""
    padded = f"  {key} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _told(records: list[Model]) -> list[Candidate]:
    return [(record.slug, str(record)) for record in records]  # type: ignore[attr-defined]
