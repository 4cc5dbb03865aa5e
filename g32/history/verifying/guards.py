"""The triggers that write and guard history, held against what we put there."""

from collections.abc import Iterator

from django.db import connection
from django.utils.translation import gettext as _

from g32.history.install import OWN_TABLES, engine_of
from g32.history.tables import kept_models


def look_at_guards() -> Iterator[str]:
    """Tell which are lacking or different, and what there is on history's tables beside them."""
    engine = engine_of(connection)
    if not engine.is_ready(connection):
        yield _("The row of g32_act or g32_rivals is gone: nothing is recorded.")
    there, wanted = engine.found(connection), engine.expected(connection, list(kept_models()))
    for (table, name), definition in wanted.items():
        where = {"name": name, "table": table or "–"}
        if (table, name) not in there:
            yield _("The guard %(name)s is missing (table %(table)s).") % where
        elif there[table, name] != definition:
            yield _("The guard %(name)s was changed or disabled (table %(table)s).") % where
    for table, name in there.keys() - wanted.keys():
        if table in {*OWN_TABLES, "g32_act", "g32_rivals"} or engine.is_rule(there[table, name]):
            where = {"name": name, "table": table}
            yield _("“%(name)s” does not belong on table %(table)s.") % where
