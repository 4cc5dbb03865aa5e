"""A lookup for many keys at once."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Lookup
from django.db.models.fields import Field


@Field.register_lookup
class Among(Lookup):
    """Is one of these numbers or texts; however many there are, they are one parameter."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Look in a list in JSON."""
        left, given = self.process_lhs(compiler, connection)
        found = f"{left} IN (SELECT value FROM json_each(%s))"  # noqa: S608
        return found, [*given, parameter(self.rhs)]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Look in an array."""
        left, given = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", [*given, parameter(self.rhs)]


def parameter(keys: Iterable[Any]) -> Any:
    """Return the keys as the one parameter that the database is handed."""
    found = list(keys)
    return json.dumps(found) if connection.vendor == "sqlite" else found
