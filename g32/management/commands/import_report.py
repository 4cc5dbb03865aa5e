"""`manage.py import_report`: bring a report back in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management import CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _

from g32 import errors
from g32.importing import (
    STEPS,
    NotAppliedError,
    Outcome,
    RecordResource,
    apply,
    preview,
    resources,
)
from g32.importing.files import UnreadableError, read
from g32.importing.rows import CHANGED, NEW, REFUSED, SAME, Row
from g32.management.refusing import FAILED, RefusingCommand
from g32.reports import When, WhenError


class Command(RefusingCommand):
    """Shows what would become of each row of a file; with `--apply` also writes it."""

    help = _("Import a report from a file; without --apply, only look.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of the report, the file, and whether to write."""
        parser.add_argument("name", help=_("which report"))
        parser.add_argument("file", help=_("the file: CSV, XLSX or ODS"))
        parser.add_argument(
            "--apply", action="store_true", help=_("write it, all of it or nothing")
        )
        parser.add_argument("--on", metavar="YYYY-MM-DD", help=_("as things stood on this day"))
        parser.add_argument("--year", metavar="YYYY", help=_("what lies, or may lie, in this year"))
        parser.add_argument(
            "--user", help=_("the user in whose name it is done; else nobody's limits hold")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell what becomes of the rows. Exit status 1: a row is refused, so nothing is written."""
        try:
            resource = self.asked(options)
            table = read(Path(options["file"]).name, content(options["file"]), resource.headers())
            if options["apply"]:
                reason = _("Import of %s") % Path(options["file"]).name
                outcome, batch = apply(resource, table, reason=reason)
            else:
                outcome, batch = preview(resource, table), ""
        except (WhenError, CommandError, UnreadableError, NotAppliedError) as error:
            self.refuse(str(error))
        except DatabaseError as error:
            self.refuse(errors.explain(error), status=FAILED)
        for line in _told(outcome):
            self.stdout.write(line)
        if outcome.is_refused:
            self.refuse(_("Nothing was written."), status=FAILED)
        if not outcome.writes_anything:
            self.stdout.write(_("All of it is in the register already: nothing is to be written."))
        elif batch:
            self.stdout.write(_("Applied as batch %s.") % batch)
        else:
            self.stdout.write(_("Nothing was written. Look at it, and give --apply to apply it."))

    def tell(self, what: str, done: int, of: int) -> None:
        """Tell somebody who waits at a terminal how far it is."""
        if self.stderr.isatty():
            self.stderr.write(f"{STEPS[what]} {done}/{of} …", ending="\r")

    def asked(self, options: dict[str, Any]) -> RecordResource:
        """Understand what is to be done. Raises `CommandError` and `WhenError`."""
        if options["name"] not in resources():
            message = _("There is no import named “%(name)s”. Choose one of: %(names)s.")
            given = {"name": options["name"], "names": ", ".join(sorted(resources()))}
            raise CommandError(message % given)
        # Who has the machine has the register: without a name there are no limits.
        user = User(is_active=True, is_superuser=True)
        if options["user"]:
            found = User.objects.filter(username=options["user"], is_active=True).first()
            if found is None:
                raise CommandError(_("There is no user “%s”.") % options["user"])
            user = found
        when = When.parse(options["on"], options["year"])
        return resources()[options["name"]](user, when, tell=self.tell)


def content(file: str) -> bytes:
    """Return what stands in a file. Raises `CommandError`."""
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError) as error:
        message = _("“%(file)s” cannot be read: %(why)s.")
        why = getattr(error, "strerror", None) or str(error)
        raise CommandError(message % {"file": file, "why": why}) from error


def _told(outcome: Outcome) -> Iterator[str]:
    """The problems and the changes, line by line; then the totals."""
    labels = {column.name: str(column.label) for column in outcome.columns}
    for row in outcome.rows:
        yield from _told_of(row, labels)
    yield from outcome.refusal
    sentence = _("%(new)s new, %(changed)s changed, %(same)s unchanged, %(refused)s refused.")
    kinds = {"new": NEW, "changed": CHANGED, "same": SAME, "refused": REFUSED}
    yield sentence % {word: outcome.totals[kind] for word, kind in kinds.items()}


def _told_of(row: Row, labels: dict[str, str]) -> Iterator[str]:
    for problem in row.problems:
        given = {"line": row.line, "value": problem.value, "message": problem.message}
        if problem.column:
            sentence = _("Line %(line)s, column %(column)s, “%(value)s”: %(message)s")
            yield sentence % (given | {"column": labels[problem.column]})
        else:
            yield _("Line %(line)s: %(message)s") % given
    for column, (old, new) in row.changes.items():
        sentence = _("Line %(line)s, %(column)s: “%(old)s” becomes “%(new)s”")
        yield sentence % {"line": row.line, "column": labels[column], "old": old, "new": new}
    for column, note in row.notes:
        sentence = _("Line %(line)s, %(column)s: %(message)s")
        yield sentence % {"line": row.line, "column": labels[column], "message": note}
