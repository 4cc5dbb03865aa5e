"""Commands that say in one line why not."""

import sys
from typing import Any, NoReturn

from django.core.management import BaseCommand, CommandParser

#: The exit status of a question that cannot be answered as it is put.
REFUSED = 2
#: The exit status of a good question that something stood in the way of.
FAILED = 1


class RefusingCommand(BaseCommand):
    """A command whose every refusal is one line on standard error, its parser's included."""

    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Let the parser refuse in one line, as we do."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = self.refuse  # type: ignore[method-assign]
        return parser

    def refuse(self, message: str, status: int = REFUSED) -> NoReturn:
        """Say in one line why not, and stop."""
        self.stderr.write(" ".join(message.split()))
        sys.exit(status)
