"""Two who save the same rows on PostgreSQL: what it says of it. SQLite has one writer at a time."""

#: The two waited for each other; could not both be done; one waited too long.
_DEADLOCK, _SERIAL, _TIMEOUT = "40P01", "40001", "55P03"


def is_deadlock(error: BaseException) -> bool:
    """Whether the database undid this act, because both could not go on."""
    return _state(error) in (_DEADLOCK, _SERIAL)


def is_busy(error: BaseException) -> bool:
    """Whether somebody else was busy with what was to be written."""
    return _state(error) in (_DEADLOCK, _SERIAL, _TIMEOUT)


def _state(error: BaseException) -> str | None:
    return getattr(error.__cause__, "sqlstate", None)
