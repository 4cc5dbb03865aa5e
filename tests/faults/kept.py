"""A register with something of everything, kept in a file: what the tests of backups start from."""

from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone

from g32.history import act, seal
from g32.keeping import back_up
from g32.models import Seal
from g32.seeding import seed
from network.models import City, Organisation
from tests.factories import make_city, make_contact_details, make_organisation
from tests.faults.digests import digests
from tests.register import ROOT


@dataclass(frozen=True)
class Kept:
    """A backup, and what stood in the register it was made of."""

    path: Path
    digests: dict[str, str]
    last_city: int
    head: str


def keep(path: Path) -> Kept:
    """Fill the empty register at hand and back it up."""
    seed(ROOT / "fixtures")
    with act(actor="somebody", reason="“één” reden 🙂 '; DROP TABLE network_city; --"):
        details = make_contact_details(email="a@example.nl")
        details.email = "b@example.nl"
        details.save()
        gone = make_city(name="Verdwenen")
        gone.delete()
        # One that points to a later one: links are not in the order of numbers.
        first, second = make_organisation(name="Eerst"), make_organisation(name="Later")
        Organisation.objects.filter(pk=first.pk).update(part_of=second)
    User.objects.create_superuser("admin", password="een goed wachtwoord")
    Session.objects.create(session_key="s" * 32, session_data="x", expire_date=timezone.now())
    seal()
    back_up(path)
    return Kept(path, digests(), City.objects.latest("pk").pk + 1, str(Seal.objects.latest("pk")))
