"""`manage.py backup`: the whole register in one file, while people work."""

from pathlib import Path
from typing import Any

from django.core.management import CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from g32 import errors
from g32.keeping import KeepingError, back_up
from g32.management.refusing import FAILED, RefusingCommand


class Command(RefusingCommand):
    """Writes a backup to a new file, reads it back, and says what is in it."""

    help = _("Copy the whole register to a new file, for both engines, while people work.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of the file."""
        parser.add_argument("file", type=Path, metavar="FILE", help=_("write to this new file"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the backup; what stands in the way is said in one line, and there is no file."""
        path = options["file"]
        try:
            made = back_up(path)
        except KeepingError as error:
            self.refuse(str(error))
        except DatabaseError as error:
            self.refuse(errors.explain(error), FAILED)
        except (OSError, ValueError) as error:
            message = _("“%(file)s” cannot be written: %(why)s.")
            why = getattr(error, "strerror", None) or str(error)
            self.refuse(message % {"file": path, "why": why}, FAILED)
        rows = sum(table["rows"] for table in made.tables.values())
        said = ngettext(
            "Backup made: “%(file)s”, %(rows)d row in %(tables)d tables. SHA-256: %(digest)s",
            "Backup made: “%(file)s”, %(rows)d rows in %(tables)d tables. SHA-256: %(digest)s",
            rows,
        )
        self.stdout.write(
            said % {"file": path, "rows": rows, "tables": len(made.tables), "digest": made.digest}
        )
