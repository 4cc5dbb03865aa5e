"""`manage.py migrate`: Django's, by the role that owns the tables."""

from typing import Any

from django.core.management.commands import migrate

from g32.history.ownership import as_owner


class Command(migrate.Command):
    """Brings the tables up to date, and gives the role that works with them its rights."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate as the owner."""
        with as_owner():
            super().handle(*args, **options)
