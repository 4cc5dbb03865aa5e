"""Secrets in every table that nobody may ask of, and whether anything in a register has changed."""

from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from g32.asking import role
from g32.history import act, seal
from g32.models import Token
from g32.seeding import seed
from network.models import Office
from tests.factories import make_contact_details
from tests.faults.digests import stored
from tests.register import ROOT

MARK = "zqsecret"


def plant():
    """Seed an empty register, and put secrets into it.

    What may be done in a database is not copied with it, so that it is said anew.
    """
    role.install(apps.get_app_config("g32"))
    seed(ROOT / "fixtures")
    user = User.objects.create(username=f"{MARK}-user", password=f"md5${MARK}$hash", is_staff=True)
    Session.objects.create(
        session_key=f"{MARK}{'s' * 24}", session_data=MARK, expire_date=timezone.now()
    )
    Token.objects.create(user=user, purpose="api", name=MARK, digest=MARK)
    with act(actor=f"{MARK}-actor", reason=f"{MARK}-reason"):
        office = Office.objects.order_by("pk").first()
        details = make_contact_details(
            office=office, email=f"{MARK}@example.nl", telephone=MARK, address=MARK
        )
        details.email = f"{MARK}-2@example.nl"
        details.save()
    seal()


def state():
    """All that the database holds: the rows of every table, and all else that engine knows of."""
    return stored(()) | (_file() if connection.vendor == "sqlite" else _catalogue())


def _file():
    """The file to the last byte."""
    connection.close()
    return {"file": sha256(Path(connection.settings_dict["NAME"]).read_bytes()).hexdigest()}


#: By what it is about: what would show that something was made, set or taken away.
_ASKED = {
    "tables": "SELECT relname, relnamespace, relacl::text, reloptions FROM pg_class",
    "functions": "SELECT proname, pronamespace, proacl::text FROM pg_proc",
    "schemas": "SELECT nspname, nspacl::text FROM pg_namespace",
    "large objects": "SELECT oid FROM pg_largeobject_metadata",
    "roles": "SELECT rolname, rolsuper, rolcanlogin, rolpassword FROM pg_authid",
    "members": "SELECT roleid, member FROM pg_auth_members",
    "types": "SELECT typname FROM pg_type",
    "settings": "SELECT setdatabase, setrole, setconfig FROM pg_db_role_setting",
    "databases": "SELECT datname FROM pg_database",
    "sequences": "SELECT schemaname, sequencename, last_value FROM pg_sequences",
    "extensions": "SELECT extname FROM pg_extension",
    "comments": "SELECT objoid, description FROM pg_description",
    "locks": "SELECT objid FROM pg_locks WHERE locktype = 'advisory'",
    "slots": "SELECT slot_name FROM pg_replication_slots",
    "prepared": "SELECT gid FROM pg_prepared_xacts",
}


def _catalogue():
    with connection.cursor() as cursor:
        found = {}
        for name, asked in _ASKED.items():
            cursor.execute(asked)
            found[name] = sorted(map(repr, cursor.fetchall()))
    return found


def files():
    """What lies where a statement could leave a file."""
    here = {str(each) for each in Path.cwd().iterdir()}
    there = {str(each) for each in Path(gettempdir()).glob("*inbraak*")}
    return here | there | {str(each) for each in settings.DATA_DIR.rglob("*")}
