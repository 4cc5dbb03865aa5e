"""A lookup for many keys at once."""

import json
from typing import Any

from django.db.models import Lookup
from django.db.models.fields import Field


@Field.register_lookup
class Among(Lookup):
    """Is one of these numbers or texts; however many there are, they are one parameter."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Hand them over as JSON."""
        left, given = self.process_lhs(compiler, connection)
        found = f"{left} IN (SELECT value FROM json_each(%s))"  # noqa: S608
        return found, [*given, json.dumps([*self.rhs])]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Hand them over as an array."""
        left, given = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", [*given, list(self.rhs)]
