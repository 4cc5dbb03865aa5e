"""What of an entry is sealed, in a form that does not depend on the engine, and its digest."""

import hashlib
import json
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast


class Sealed(NamedTuple):
    """An entry as it stands in the database, its JSON unread, with its private values."""

    pk: int
    at: datetime | str
    table: str
    row: int
    act: str
    actor: str
    reason: str
    batch: str
    before: str | None
    after: str | None
    salt: str | None
    private_before: str | None
    private_after: str | None

    @property
    def is_private(self) -> bool:
        """Whether its values stand, or stood, apart."""
        return self.before is None and self.after is None

    @property
    def private(self) -> str:
        """The salted digest of the private values; "" where there are none."""
        if self.salt is None:
            return ""
        return _digest(self.salt, _read(self.private_before), _read(self.private_after))

    def digest(self, number: int, previous: str, private: str) -> str:
        """The digest of the seal with this number, after one with the digest `previous`."""
        row = (
            self.pk,
            _moment(self.at),
            self.table,
            self.row,
            self.act,
            self.actor,
            self.reason,
            self.batch,
        )
        values = (_read(self.before), _read(self.after))
        return _digest(number, previous, private, *row, *values)


def sealed(entries: QuerySet[Any]) -> list[Sealed]:
    """Fetch what the seals of the entries hold."""
    # As SQLite holds it: what was put in the place of a moment must not stop us.
    at = Cast("at", TextField()) if connection.vendor == "sqlite" else F("at")
    rows = entries.values_list(
        "pk",
        at,
        *("table", "row", "act", "actor", "reason", "batch"),
        *(Cast("before", TextField()), Cast("after", TextField())),
        "private__salt",
        *(Cast("private__before", TextField()), Cast("private__after", TextField())),
    )
    return list(map(Sealed._make, rows))


def _digest(*parts: Any) -> str:
    text = json.dumps(parts, separators=(",", ":"), default=repr)
    return hashlib.sha256(text.encode()).hexdigest()


def _moment(at: datetime | str) -> str:
    """The moment in UTC, written alike whichever engine gave it."""
    try:
        moment = datetime.fromisoformat(at).replace(tzinfo=UTC) if isinstance(at, str) else at
    except ValueError:
        return str(at)
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _read(text: str | None) -> Any:
    """The JSON, with its keys in order; numbers as they are written, and no key lost that stands
    there twice. What is no JSON is taken as it stands.
    """
    if text is None:
        return None
    try:
        return _LOADS(text)
    except ValueError:
        return ["?", text]


def _ordered(pairs: list[tuple[str, Any]]) -> list[Any]:
    return ["{}", *sorted(pairs, key=itemgetter(0))]


_LOADS = json.JSONDecoder(
    object_pairs_hook=_ordered, parse_float=lambda number: ["float", number]
).decode
