#!/usr/bin/env python3
"""The command line of the register."""

import gettext
import os
import sys


def main():
    """Run the command that was asked for; what it cannot run without, it says in one line."""
    here = os.path.dirname(os.path.abspath(__file__))
    _ = gettext.translation("django", here + "/g32/locale", ["nl"], fallback=True).gettext
    if sys.version_info < (3, 11):
        found = sys.version.split()[0]
        sys.exit(_("Python %s is too old: the register needs Python 3.11, 3.12 or 3.13.") % found)
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db import DatabaseError
    except ModuleNotFoundError:
        sys.exit(_("Django is missing: run “make setup”, then “.venv/bin/python manage.py”."))

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "g32.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except DatabaseError as error:
        from g32.errors import explain, is_unanswered

        if not is_unanswered(error):
            raise
        sys.exit(explain(error))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
