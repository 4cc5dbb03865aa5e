"""Who writes, why, and in which batch."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from . import sealer

Said = tuple[str, str, str]
_NOBODY: Said = ("", "", "")


@contextmanager
def act(*, actor: str, reason: str = "", batch: str = "") -> Iterator[None]:
    """Record every write inside as done by `actor`, in one transaction.

    An act within an act is recorded under its own name; after it the outer one goes on.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        before = _said() if nested else _NOBODY
        _say((actor, reason, batch))
        transaction.on_commit(sealer.wake)
        yield
        if nested or connection.vendor == "sqlite":
            _say(before)


def _say(said: Said) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("UPDATE g32_act SET actor = %s, reason = %s, batch = %s", said)
        else:  # for this transaction only
            cursor.execute(
                "SELECT set_config('g32.actor', %s, true), set_config('g32.reason', %s, true), "
                "set_config('g32.batch', %s, true)",
                said,
            )


def _said() -> Said:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT actor, reason, batch FROM g32_act")
        else:
            cursor.execute(
                "SELECT coalesce(current_setting('g32.actor', true), ''), "
                "coalesce(current_setting('g32.reason', true), ''), "
                "coalesce(current_setting('g32.batch', true), '')"
            )
        return cursor.fetchone() or _NOBODY
