"""`manage.py start`: everything that stands between a fresh clone and a page in the browser."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from g32 import errors, starting
from g32.asking.shipped import ship
from g32.seeding import is_empty


class Command(BaseCommand):
    """Prepares the register and serves it on `PORT` of this machine, until it is stopped."""

    help = _("Prepare the register and serve it: tables, first records, first user, web server.")
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, then become the web server; what stands in the way is said in one line."""
        os.umask(0o077)  # the register holds personal data
        port = os.environ.get("PORT") or "8000"
        try:
            listener = starting.claim_port(port)
            self.prepare()
        except CommandError as error:
            sys.exit(str(error))
        except DatabaseError as error:
            sys.exit(errors.explain(error))
        address = settings.ORIGIN if settings.HTTPS else f"http://{starting.HOST}:{port}"
        if not os.environ.get("G32_URL"):
            os.environ["G32_URL"] = address  # so that links which the server makes lead here
        self.say(_("The register is open at %s/ — Ctrl-C stops it.") % address)
        starting.serve(listener)

    def prepare(self) -> None:
        """Bring the database and the static files to where the server needs them."""
        self.say(_("Database: %s") % starting.database_name())
        connection.ensure_connection()
        with starting.alone():
            if starting.is_behind():
                self.say(_("Making the tables …"))
            call_command("migrate", interactive=False, verbosity=0)
            if is_empty():
                self.say(_("Filling the empty register …"))
                call_command("seed", stdout=self.stdout)
            ship()
            if user := starting.first_user():
                self.say(user)
            starting.collect_static()

    def say(self, line: str) -> None:
        """Print a line at once, also into a pipe."""
        self.stdout.write(line)
        self.stdout.flush()
