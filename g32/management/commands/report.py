"""`manage.py report`: a report on the command line."""

import os
import shutil
from pathlib import Path
from typing import IO, Any

from django.core.management import CommandError, CommandParser
from django.db import DatabaseError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from g32 import errors
from g32.management.refusing import FAILED, RefusingCommand
from g32.reports import Report, When, WhenError, reports
from g32.reports.formats import FORMATS, Format
from g32.reports.writing import TooManyRowsError, replacing, written


class Command(RefusingCommand):
    """Writes one report to standard output or to a file."""

    help = _("Write a report; without a name, say which there are.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name, the time, the format and where to."""
        parser.add_argument("name", nargs="?", default="", help=_("which report"))
        parser.add_argument("--on", metavar="YYYY-MM-DD", help=_("as things stood on this day"))
        parser.add_argument("--year", metavar="YYYY", help=_("what lies, or may lie, in this year"))
        parser.add_argument("--format", default="csv", help=", ".join(FORMATS))
        parser.add_argument("--labels", action="store_true", help=_("Dutch words, not codes"))
        parser.add_argument("--output", metavar="FILE", help=_("write to this file"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the report; what stands in the way is said in one line, and nothing is written."""
        try:
            report, form = self.asked(options)
            with written(report, form, labels=options["labels"], tell=self.tell) as file:
                self.write(file, options["output"])
        except (WhenError, TooManyRowsError, CommandError) as error:
            self.refuse(str(error))
        except DatabaseError as error:
            self.refuse(errors.explain(error), status=FAILED)

    def tell(self, rows: int) -> None:
        """Tell somebody who waits at a terminal how far it is."""
        if self.stderr.isatty():
            number = number_format(rows, force_grouping=True)
            self.stderr.write(_("%s rows …") % number, ending="\r")

    def asked(self, options: dict[str, Any]) -> tuple[Report, Format]:
        """Understand the question. Raises `CommandError` and `WhenError`."""
        name, code = options["name"], options["format"]
        when = When.parse(options["on"], options["year"])
        if not name:
            raise CommandError(_("Name a report: %s.") % ", ".join(reports()))
        if name not in reports():
            message = _("There is no report “%(name)s”. Choose one of: %(names)s.")
            raise CommandError(message % {"name": name, "names": ", ".join(reports())})
        if code not in FORMATS:
            message = _("There is no format “%(code)s”. Choose one of: %(codes)s.")
            raise CommandError(message % {"code": code, "codes": ", ".join(FORMATS)})
        if FORMATS[code].binary and not options["output"] and self.stdout.isatty():
            message = _("A terminal cannot show %(code)s. Name a file: --output %(file)s")
            raise CommandError(message % {"code": code, "file": name + FORMATS[code].suffix})
        return reports()[name](when), FORMATS[code]

    def write(self, file: IO[bytes], output: str | None) -> None:
        """Bring the written report where it was asked for. Raises `CommandError`."""
        if output is None:
            self.show(file)
            return
        try:
            with replacing(Path(output)) as target:
                shutil.copyfileobj(file, target)
        except (OSError, ValueError) as error:
            message = _("“%(file)s” cannot be written: %(why)s.")
            why = getattr(error, "strerror", None) or str(error)
            raise CommandError(message % {"file": output, "why": why}) from error

    def show(self, file: IO[bytes]) -> None:
        """Write to standard output; a reader that has seen enough is no failure."""
        plain = getattr(self.stdout, "buffer", None)
        try:
            if plain:
                self.stdout.flush()
                shutil.copyfileobj(file, plain)
                plain.flush()
            else:  # called by code, with a text of its own to write to
                self.stdout.write(file.read().decode("utf-8-sig"), ending="")
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.stdout.fileno())
