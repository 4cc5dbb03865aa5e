"""`manage.py seed`: the records that the register ships with, into an empty register."""

import sys
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand
from django.utils.translation import gettext as _

from g32.asking.shipped import ship
from g32.history import act
from g32.models import Question
from g32.records import Record, register_models
from g32.seeding import FixtureError, seed
from g32.starting import is_behind


class Command(BaseCommand):
    """Fills an empty register from `fixtures/` and says with how many records of each kind."""

    help = _("Fill an empty register with the records it ships with.")
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed; what stands in the way is said in one line, and nothing is changed."""
        if is_behind():
            sys.exit(_("The tables are not ready: run “manage.py migrate” first."))
        try:
            with act(actor="seed", reason=_("First records of the register")):
                seeded = seed(settings.BASE_DIR / "fixtures")
        except FixtureError as error:
            sys.exit(str(error))
        if not seeded:
            sys.exit(_("The register holds data already: nothing was changed."))
        for plural, number in self.counts().items():
            self.stdout.write(f"{number:6} {plural}")
        if questions := ship():
            self.stdout.write(f"{questions:6} {Question._meta.verbose_name_plural}")

    def counts(self) -> Counter[str]:
        """The number of records of each kind; the citations of all kinds together."""
        counts: Counter[str] = Counter()
        for model in register_models():
            if issubclass(model, Record) and (number := model._base_manager.count()):
                counts[str(model._meta.verbose_name_plural)] += number
        return counts
