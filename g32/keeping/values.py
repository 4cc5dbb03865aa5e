"""How a value of a column is written in a backup, and read back without trusting it.

JSON of one form only (its keys sorted, ASCII), so that the same rows give the same bytes on both
engines.
"""

import base64
import binascii
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class _Kind:
    """The two directions of a kind of column. `read` raises ValueError or TypeError."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _as_it_is(value: Any) -> Any:
    return value


def _exactly(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(value)
        return value

    return read


def _number(value: Any) -> int:
    if type(value) is not int or not -(2**63) <= value < 2**63:
        raise TypeError(value)
    return value


def _moment(value: Any) -> dt.datetime:
    moment = dt.datetime.fromisoformat(value)
    if moment.utcoffset() != dt.timedelta(0):
        raise ValueError(value)
    return moment


def _bytes(value: Any) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError(value) from error


_INTEGERS = ("Auto", "BigAuto", "SmallAuto", "Integer", "BigInteger", "SmallInteger")
_TEXTS = ("Char", "Text", "Slug", "Email", "URL", "File", "FilePath", "GenericIPAddress")
_KINDS = {
    **dict.fromkeys((f"{name}Field" for name in _TEXTS), _Kind(_as_it_is, _exactly(str))),
    **dict.fromkeys((f"{name}Field" for name in _INTEGERS), _Kind(_as_it_is, _number)),
    **dict.fromkeys(
        ("PositiveIntegerField", "PositiveSmallIntegerField", "PositiveBigIntegerField"),
        _Kind(_as_it_is, _number),
    ),
    "BooleanField": _Kind(_as_it_is, _exactly(bool)),
    "JSONField": _Kind(_as_it_is, _as_it_is),
    "DateField": _Kind(dt.date.isoformat, dt.date.fromisoformat),
    "DateTimeField": _Kind(lambda moment: moment.astimezone(dt.UTC).isoformat(), _moment),
    "UUIDField": _Kind(str, UUID),
    "BinaryField": _Kind(lambda value: base64.b64encode(bytes(value)).decode(), _bytes),
}


class Row:
    """Writes and reads the rows of one table: its columns, in their order."""

    def __init__(self, fields: list[Any]) -> None:
        self.kinds = [_KINDS[_target(field).get_internal_type()] for field in fields]

    def write(self, values: tuple[Any, ...]) -> bytes:
        """Return the line that holds these values."""
        written = [
            None if value is None else kind.write(value)
            for kind, value in zip(self.kinds, values, strict=True)
        ]
        return as_json(written) + b"\n"

    def read(self, line: bytes) -> list[Any]:
        """Return the values on the line. Raises ValueError, TypeError or RecursionError."""
        found = from_json(line)
        if type(found) is not list:
            raise TypeError(found)
        return [
            None if value is None else kind.read(value)
            for kind, value in zip(self.kinds, found, strict=True)
        ]


def as_json(value: Any) -> bytes:
    """Return the one way in which a backup writes this."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("ascii")


def from_json(text: bytes) -> Any:
    """Read what `as_json` wrote, and nothing beyond it. Raises ValueError or RecursionError."""

    def refuse(constant: str) -> Any:
        raise ValueError(constant)

    return json.loads(text, parse_constant=refuse)


def _target(field: Any) -> Any:
    """Return the field that says what the column holds: a link holds what it points to."""
    while field.is_relation:
        field = field.target_field
    return field
