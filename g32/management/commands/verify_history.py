"""`manage.py verify_history`: finds whatever was done to the history past its guards."""

import re
import sys
from collections.abc import Iterator
from typing import Any

from django.core.management import CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from g32 import errors
from g32.history import seal
from g32.history.verifying import Walk, look_at_guards, look_at_rows
from g32.management.refusing import FAILED, RefusingCommand
from g32.models import Seal
from g32.starting import is_behind


class Command(RefusingCommand):
    """Seals what is not sealed yet, and holds everything against everything."""

    help = _("Find whatever was done to the history past its guards, and print its new head.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the head that an earlier run printed."""
        parser.add_argument(
            "--head", metavar="NUMBER:DIGEST", help=_("a head that an earlier run printed")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell every finding on a line of its own, and end with the new head; 1 where one is."""
        head = self.head(options["head"])
        try:
            if is_behind():
                message = _("The tables are not ready: run “manage.py migrate” first.")
                self.refuse(message, FAILED)
            number = self.verify(Walk(head))
        except DatabaseError as error:
            self.refuse(errors.explain(error), FAILED)
        if number:
            sys.exit(FAILED)

    def head(self, text: str | None) -> tuple[int, str] | None:
        """Read the head that was kept; refuse what is none."""
        if text is None:
            return None
        found = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64}|)", text.strip(), re.ASCII)
        if not found or (found[1] == "0" * len(found[1])) != (not found[2]):
            message = _(
                "“%s” is no head: give the line NUMBER:DIGEST as an earlier run printed it."
            )
            self.refuse(message % text)
        return int(found[1]), found[2]

    def verify(self, walk: Walk) -> int:
        """Seal, tell every finding and the new head; return how many findings there are."""
        seal()
        findings = 0
        for finding in self.findings(walk):
            findings += 1
            self.stdout.write(finding)
        said = ngettext(
            "%(seals)d entry sealed, %(findings)d findings.",
            "%(seals)d entries sealed, %(findings)d findings.",
            Seal.objects.count(),
        )
        self.stdout.write(said % {"seals": Seal.objects.count(), "findings": findings})
        self.stdout.write(_("Keep this head elsewhere, for next time:"))
        self.stdout.write(f"{walk.number}:{walk.digest}")
        return findings

    @staticmethod
    def findings(walk: Walk) -> Iterator[str]:
        """Everything that is not as it should be."""
        yield from look_at_guards()
        yield from walk.findings()
        yield from look_at_rows()
