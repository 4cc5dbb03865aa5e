"""`check --deploy` says what the database role of the register could do to its history."""

from typing import Any

from django.core import checks
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from g32.errors import explain

from .ownership import weaknesses


@checks.register(checks.Tags.security, deploy=True)
def the_role_cannot_touch_history(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Warn where the role of `DATABASE_URL` could walk past the guards of history."""
    if connection.vendor != "postgresql":
        return []
    try:
        found = weaknesses()
    except DatabaseError as error:
        return [checks.Warning(explain(error), id="g32.W001")]
    said = {
        "superuser": _("The database role “%(role)s” of DATABASE_URL is a superuser."),
        "owner": _("The database role “%(role)s” of DATABASE_URL owns the tables."),
        "replication": _(
            "The database role “%(role)s” of DATABASE_URL may set session_replication_role."
        ),
        "writer": _("The database role “%(role)s” of DATABASE_URL may write in the history."),
    }
    hint = _(
        "It could take the guards of the history away. Let the tables belong to another role and "
        "name that one in DATABASE_OWNER_URL; see README, “Met PostgreSQL”."
    )
    return [
        checks.Warning(said[name] % facts, hint=hint, id=f"g32.W00{list(said).index(name) + 2}")
        for name, facts in found
    ]
