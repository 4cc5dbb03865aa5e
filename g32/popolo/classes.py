"""The classes of Popolo, and the records that each holds."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any, ClassVar

from g32.reports.snapshot import snapshot

#: In the order in which they are written.
CLASSES = ("persons", "organizations", "areas", "posts", "memberships", "events")
#: So many objects are written before it is told how many there are.
_OFTEN = 1000

_TELLERS: dict[str, list[Callable[[], Iterator[Any]]]] = defaultdict(list)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def of_class(name: str) -> Callable[[Any], Any]:
    """Let a function go through objects of a class; a decorator."""

    def register(tell: Callable[[], Iterator[Any]]) -> Any:
        _TELLERS[name].append(tell)
        return tell

    return register


class Whole:
    """All there is, of one moment, as a file: an object a line. To be made as an export is."""

    expected = None
    from_copy = True
    limits: ClassVar[Mapping[str, Any]] = {}

    def write(self, file: IO[bytes], tell: Callable[[int], object]) -> int:
        """Write it; never more than some objects are in memory."""
        number = 0
        with snapshot():
            for place, name in enumerate(CLASSES):
                opens = "," if place else "{"
                file.write(f'{opens}\n"{name}":['.encode())
                between = "\n"
                for each in (each for objects in _TELLERS[name] for each in objects()):
                    file.write((between + _encode(each)).encode())
                    between = ",\n"
                    number += 1
                    if number % _OFTEN == 0:
                        tell(number)
                file.write(b"]")
        file.write(b"}\n")
        return number
