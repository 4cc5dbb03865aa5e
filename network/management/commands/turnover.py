"""`manage.py turnover`: who leaves, joins, moves or stays in a city, from a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.management import CommandError, CommandParser
from django.db import DatabaseError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32 import errors
from g32.dates.edtf import InvalidDate
from g32.dates.reading import read as read_date
from g32.dates.wording import in_words
from g32.history import act
from g32.importing.files import UnreadableError
from g32.management.commands.import_report import content
from g32.management.refusing import FAILED, RefusingCommand
from g32.text import fold
from network.models import Citation, City, CityName, Source
from network.passages import Passage, Sources
from network.turnover import Plan, TurnoverError, plan, read_file, turn_over


class Command(RefusingCommand):
    """Shows what a turnover comes down to; with `--apply` also writes it, as one batch."""

    help = _("Let people of a city leave, join and move, from a file; without --apply, only look.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the city, the day, the file, and whether to write."""
        parser.add_argument("--city", required=True, metavar="NAME", help=_("which city"))
        parser.add_argument(
            "--on", required=True, metavar="DATE", help=_("from when on: a day, or what is known")
        )
        parser.add_argument("--file", required=True, help=_("the file: CSV, XLSX or ODS"))
        parser.add_argument(
            "--source", metavar="PASSAGE", help=_("where it stands: “Jaarverslag 2014 p. 3”")
        )
        parser.add_argument(
            "--apply", action="store_true", help=_("write it, all of it or nothing")
        )
        parser.add_argument("--user", default="", help=_("in whose name it is written"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell what becomes of each line. Exit status 1: something stands in the way of it."""
        batch = uuid4().hex if options["apply"] else ""
        try:
            asked = self._asked(options)
            if batch:
                reason = _("Turnover of %(city)s") % {"city": asked["city"]}
                with act(actor=options["user"], reason=reason, batch=batch):
                    found = turn_over(**asked)
            else:
                found = plan(**asked)
        except TurnoverError as error:
            found = error.plan
        except (CommandError, UnreadableError) as error:
            self.refuse(str(error))
        except ValidationError as error:
            self.refuse(" ".join(error.messages))
        except DatabaseError as error:
            self.refuse(errors.explain(error), status=FAILED)
        for line in told(found):
            self.stdout.write(line)
        if found.is_refused:
            self.refuse(_("Nothing was written."), status=FAILED)
        if batch:
            self.stdout.write(_("Applied as batch %s.") % batch)
        else:
            self.stdout.write(_("Nothing was written. Look at it, and give --apply to apply it."))

    def _asked(self, options: dict[str, Any]) -> dict[str, Any]:
        """Understand what is to be done. Raises `CommandError` and `UnreadableError`."""
        try:
            on = read_date(options["on"])
        except InvalidDate as error:
            raise CommandError(error.message) from error
        file = options["file"]
        return {
            "city": _city(options["city"]),
            "on": on,
            "lines": read_file(Path(file).name, content(file)),
            "passage": _passage(options["source"]),
        }


def _city(name: str) -> City:
    own = City.objects.filter(fold=fold(name))
    other = City.objects.filter(pk__in=CityName.objects.filter(fold=fold(name)).values("owner"))
    found = {*own, *other, *City.objects.filter(slug=name)}
    if len(found) != 1:
        raise CommandError(_("There is no city “%s”.") % name)
    return found.pop()


def _passage(line: str | None) -> Passage | None:
    if not line:
        return None
    return Sources(Source.objects.only("name", "slug", "pages", "as_of")).read(line)


def told(found: Plan) -> Iterator[str]:
    """Go through what a plan comes down to, line by line, and what stays and why."""
    if found.refusal:
        yield found.refusal
    for row in found.rows:
        for problem in row.problems:
            yield _("Line %(line)s: %(message)s") % {"line": row.line, "message": problem.message}
        for write in () if row.problems else row.writes:
            if isinstance(write.record, Citation):
                continue
            kind = capfirst(write.record._meta.verbose_name)
            said = {"line": row.line, "kind": kind, "record": write.record}
            if write.is_new:
                yield _("Line %(line)s: new: %(kind)s “%(record)s”") % said
            elif "planned" in write.fields:
                yield _("Line %(line)s: announced, and now so: %(kind)s “%(record)s”") % said
            else:
                said["end"] = in_words(write.record.end)
                yield _("Line %(line)s: %(kind)s “%(record)s” ends: %(end)s") % said
    yield from found.stays
    for seat in found.vacant:
        yield _("“%(seat)s” falls vacant.") % {"seat": seat}
