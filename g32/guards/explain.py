"""What to say when the database itself refuses a row."""

import re

from django.apps import apps
from django.db import Error
from django.db.models.constraints import BaseConstraint
from django.utils.translation import gettext as _

_SQLITE_UNIQUE = re.compile(r"UNIQUE constraint failed: (\S+)")


def _constraints() -> dict[str, BaseConstraint]:
    return {
        constraint.name: constraint
        for model in apps.get_models(include_auto_created=True)
        for constraint in model._meta.constraints
    }


def explain(error: Error) -> str:
    """Return the sentence of the guard that refused, or a general one that names no internals."""
    text = str(error)
    known = _constraints()
    cause = getattr(error.__cause__, "diag", None)
    name = getattr(cause, "constraint_name", None)
    if name is None:
        words = re.findall(r"\w+", text)
        name = next((word for word in words if word in known), None)
    guard = known.get(name or "")
    if guard and guard.violation_error_message != guard.default_violation_error_message:
        return str(guard.get_violation_error_message())
    if _SQLITE_UNIQUE.search(text) or "duplicate key" in text:
        return _("There is already a record with this id or name. Choose another.")
    if "FOREIGN KEY" in text or "foreign key" in text:
        return _(
            "This record points to one that does not exist or is not of the right kind, or others "
            "still point to it."
        )
    return _("The database refused this change: a value is not allowed. Nothing was saved.")
