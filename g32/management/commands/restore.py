"""`manage.py restore`: a backup into an empty register."""

from pathlib import Path
from typing import Any

from django.core.management import CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from g32 import errors
from g32.history import Replayed
from g32.keeping import KeepingError, restore
from g32.management.refusing import FAILED, RefusingCommand


class Command(RefusingCommand):
    """Fills an empty register from a backup, and says with how much."""

    help = _("Fill an empty register from a backup, whichever engine it was made on.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of the file."""
        parser.add_argument("file", type=Path, metavar="FILE", help=_("a file that backup made"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore; what stands in the way is said in one line, and nothing is changed."""
        try:
            done = restore(options["file"])
        except (KeepingError, CommandError) as error:
            self.refuse(str(error))
        except DatabaseError as error:
            self.refuse(errors.explain(error), FAILED)
        tables = done.archive.tables
        rows = sum(table["rows"] for table in tables.values())
        said = ngettext(
            "Restored: %(rows)d row in %(tables)d tables. SHA-256 of the backup: %(digest)s",
            "Restored: %(rows)d rows in %(tables)d tables. SHA-256 of the backup: %(digest)s",
            rows,
        )
        self.stdout.write(
            said % {"rows": rows, "tables": len(tables), "digest": done.archive.digest}
        )
        self.tell(done.replayed)

    def tell(self, replayed: Replayed) -> None:
        """Say what was erased again, and what could not be."""
        if replayed.rows:
            said = ngettext(
                "Erased again, because it was erased since: %d record.",
                "Erased again, because it was erased since: %d records.",
                replayed.rows,
            )
            self.stdout.write(said % replayed.rows)
        if replayed.unreadable:
            lines = ", ".join(map(str, replayed.unreadable))
            said = _(
                "Restored, but erasures.jsonl in the data folder cannot be read on line %s: what "
                "was erased there may be back."
            )
            self.refuse(said % lines, FAILED)
