"""Sealing: every entry gets a link in one chain, in the order in which we get to see them.

One seals at a time. On PostgreSQL an entry with a lower number may be committed later than one with
a higher; it is sealed when it appears.
"""

from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from g32.models import HistoryEntry, Seal

from .digests import sealed

#: So many entries are sealed in one transaction.
BATCH = 2000
#: The key of PostgreSQL's advisory lock: "SEAL".
LOCK = 0x5345414C


class Mark:
    """Up to which entry everything is sealed: nobody needs to look there again.

    Whoever seals again and again keeps one. An entry that is not to be seen yet belongs to a
    transaction that still runs. When all transactions are over that ran when some entry was seen,
    nothing can appear below that entry any more.
    """

    def __init__(self) -> None:
        self.settled = 0
        self._seen: tuple[int, int] | None = None

    def sealed_all(self, last: int, oldest: int, upcoming: int) -> None:
        """Take in that all is sealed that could be seen when these were asked (see `_horizon`)."""
        self._seen = self._seen or (last, upcoming)
        if oldest >= self._seen[1]:
            self.settled = max(self.settled, self._seen[0])
            self._seen = None


def seal(mark: Mark | None = None) -> int:
    """Seal every entry that can be seen and is not sealed; return how many that were."""
    mark = mark or Mark()
    horizon = _horizon()
    number = 0
    while unsealed(mark.settled).exists():
        number += _seal_some(mark.settled)
    mark.sealed_all(*horizon)
    return number


def unsealed(above: int = 0) -> QuerySet[Any]:
    """Return the entries without a seal, with numbers above this one."""
    seals = Seal.objects.filter(entry=OuterRef("pk"), entry__gt=above)
    return HistoryEntry.objects.filter(~Exists(seals), pk__gt=above).order_by("pk")


def last_seal() -> tuple[int, str]:
    """Return the number and the digest of the last link of the chain; (0, "") before the first."""
    return Seal.objects.order_by("-pk").values_list("pk", "digest").first() or (0, "")


def _seal_some(above: int) -> int:
    with transaction.atomic():
        _lock()
        number, digest = last_seal()
        seals = []
        for entry in sealed(unsealed(above)[:BATCH]):
            number, private = number + 1, entry.private
            digest = entry.digest(number, digest, private)
            seals.append(Seal(number=number, entry_id=entry.pk, private=private, digest=digest))
        Seal.objects.bulk_create(seals)
    return len(seals)


def _lock() -> None:
    """Let whoever else seals wait; SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _horizon() -> tuple[int, int, int]:
    """The last entry to be seen, the oldest transaction that runs, and the next one to begin."""
    running = (
        "pg_snapshot_xmin(pg_current_snapshot())::text::bigint, "
        "pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
        if connection.vendor == "postgresql"
        else "0, 0"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0), {running} FROM g32_historyentry")
        return cursor.fetchone()
