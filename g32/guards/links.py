"""Links that accept only some of the rows of the other table."""

from typing import Any

from django.core.exceptions import ValidationError

from .base import Guard, column


class LinkGuard(Guard):
    """The row that `link` points to must also agree in one more column.

    `column` here must equal `target` there: a composite foreign key, so the other table needs a
    unique constraint over its primary key and `target`. A constant generated column makes "only
    pillars" of it; an ordinary one makes "of the same meeting".
    """

    arguments = ("link", "column", "target")
    link: str
    column: str
    target: str

    def _foreign_key(self, model: Any, schema_editor: Any) -> str:
        link = model._meta.get_field(self.link)
        parent = link.remote_field.model
        quote = schema_editor.quote_name
        here = ", ".join(quote(name) for name in (link.column, column(model, self.column)))
        there = ", ".join(
            quote(name) for name in (parent._meta.pk.column, column(parent, self.target))
        )
        return (
            f"CONSTRAINT {quote(self.name)} FOREIGN KEY ({here}) "
            f"REFERENCES {quote(parent._meta.db_table)} ({there})"
        )

    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        """Return the foreign key as part of CREATE TABLE."""
        return self._foreign_key(model, schema_editor)

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        """Return the foreign key as an addition to a table that stands."""
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self._foreign_key(model, schema_editor)}"

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        """Return the SQL that drops the foreign key (PostgreSQL)."""
        return schema_editor._delete_fk_sql(model, self.name)

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default"):
        """Look at the row that the link points to."""
        if exclude and self.link in exclude:
            return
        linked = getattr(instance, self.link, None)
        if linked is None:
            return
        field = model._meta.get_field(self.column)
        wanted = field.expression.value if field.generated else getattr(instance, field.attname)
        if (
            not linked._meta.default_manager.using(using)
            .filter(pk=linked.pk, **{self.target: wanted})
            .exists()
        ):
            raise ValidationError({self.link: self.get_violation_error_message()})
