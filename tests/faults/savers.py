"""People who save as fast as the register can, and remember what it answered."""

import threading
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPException

from tests.faults.saves import add_city, is_saved, pk_of, rename_city
from tests.faults.visitor import Visitor


@dataclass
class Saver:
    """Somebody who adds a city, renames it, adds the next.

    `known` is how each city was called when the register last said so; `asked` is the save that was
    not answered: which city (None: a new one), and the name.
    """

    visitor: Visitor
    letter: str
    number: int = 0
    known: dict[int, str] = field(default_factory=dict)
    asked: tuple[int | None, str] | None = None
    counts: Counter = field(default_factory=Counter)

    def work(self, stop: threading.Event) -> None:
        """Save until told to stop, or until a save breaks off."""
        while not stop.is_set():
            self.number += 1
            city = max(self.known) if self.number % 2 == 0 and self.known else None
            self.asked = (city, f"Stad {self.letter}{self.number}")
            try:
                answered = self._save(*self.asked)
            except (OSError, HTTPException):
                answered = False
                self.counts["broken off"] += 1
            if not answered:
                return
            self.asked = None

    def _save(self, city: int | None, name: str) -> bool:
        """Save, and remember it if the register says so."""
        if city is None:
            answer = add_city(self.visitor, name)
        else:
            answer = rename_city(self.visitor, city, name)
        if not is_saved(answer):
            assert answer.status == 503, (answer.status, answer.headers["Location"])
            self.counts["told 503"] += 1
            return False
        self.counts["acknowledged"] += 1
        self.known[pk_of(answer) if city is None else city] = name
        return True

    def catch_up(self, found: dict[int, str]) -> list[str]:
        """Hold what stands in the register against what it said; what was asked may be there.

        Returns what is lost, and what nobody asked for; and takes over what is there.
        """
        city, name = self.asked or (None, "")
        wrong = [
            f"{known}: acknowledged, and lost"
            for pk, known in self.known.items()
            if found.get(pk) not in ({known, name} if pk == city else {known})
        ]
        new = {pk: called for pk, called in found.items() if pk not in self.known}
        wrong += [f"{called}: asked by nobody" for called in new.values() if called != name]
        self.counts["saved unanswered"] += name in found.values()
        self.known, self.asked = dict(found), None
        return wrong
