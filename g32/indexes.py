"""Indexes that follow the order of lists."""

from copy import copy
from typing import Any

from django.db.models import Index


class NewestFirst(Index):
    """An index whose descending fields come as lists have them: what is not known last.

    That is what SQLite does by itself, and PostgreSQL only when told.
    """

    def create_sql(self, model: Any, schema_editor: Any, using: str = "", **kwargs: Any) -> Any:
        """Return the SQL that makes it."""
        if schema_editor.connection.vendor != "postgresql":
            return super().create_sql(model, schema_editor, using, **kwargs)
        told = copy(self)
        told.fields_orders = [
            (name, f"{order} NULLS LAST" if order else "") for name, order in self.fields_orders
        ]
        return Index.create_sql(told, model, schema_editor, using, **kwargs)
