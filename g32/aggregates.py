"""What a database can tell of the rows of a group, and Django does not ask it on every engine."""

from typing import Any

from django.db.models import Aggregate, TextField


class Joined(Aggregate):
    """The values of a group in one text, in no particular order."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Say it as PostgreSQL does."""
        template = "STRING_AGG((%(expressions)s)::text, ',')"
        return self.as_sql(compiler, connection, template=template, **extra)
