"""A backup is the whole register at one moment, in one file, and restoring gives it back."""

import hashlib
import io
import json
import os
import stat
import threading
import time
import zipfile
from itertools import count

import psycopg
import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from g32.history import erase
from g32.history.suspending import suspended
from g32.history.verifying import look_at_rows
from g32.keeping import KeepingError, back_up, restore
from g32.keeping.tables import kept_models
from g32.models import HistoryEntry, PrivateValues
from network.models import City, ContactDetails
from tests.factories import make_city, make_name
from tests.faults.digests import digests
from tests.faults.elsewhere import at, at_new
from tests.register import Register
from tests.throwaway import own_copy  # noqa: F401


@pytest.fixture
def db(own_copy):  # noqa: F811
    """An empty register."""
    return own_copy


def test_a_restored_register_is_what_it_was_in_every_table(db, kept):
    restore(kept.path)

    assert digests() == kept.digests
    assert list(look_at_rows()) == []
    assert User.objects.get().check_password("een goed wachtwoord")
    assert Session.objects.count() == 0


def test_restoring_writes_no_history_and_afterwards_everything_is_recorded_again(db, kept):
    restore(kept.path)
    before = HistoryEntry.objects.count()

    city = make_city()

    assert HistoryEntry.objects.count() == before + 1
    assert HistoryEntry.objects.latest("pk").row == city.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        HistoryEntry.objects.update(actor="iemand anders")


def test_a_number_of_a_deleted_row_is_not_given_out_again(db, kept):
    restore(kept.path)

    assert make_city().pk == kept.last_city + 1


@pytest.mark.engine("postgresql")
def test_a_backup_leads_from_one_engine_to_the_other_and_back(db, kept, tmp_path):
    with at(f"sqlite:///{tmp_path / 'register.sqlite3'}"):
        restore(kept.path)  # which makes the tables
        there = digests()
        back_up(tmp_path / "again.zip")
    restore(tmp_path / "again.zip")

    assert there == kept.digests
    assert digests() == kept.digests


def test_a_backup_is_a_zip_that_says_what_is_in_it(kept):
    data = kept.path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        manifest = json.loads(opened.read("manifest.json"))
        (cities,) = (table for table in manifest["tables"] if table["name"] == "network_city")
        rows = opened.read("tables/network_city.jsonl")

    assert {table["name"] for table in manifest["tables"]} == {
        model._meta.db_table for model in kept_models()
    }
    assert cities["columns"][:3] == ["id", "slug", "name"]
    assert cities["sha256"] == hashlib.sha256(rows).hexdigest()
    assert cities["rows"] == len(rows.splitlines())
    assert data[-72:].decode() == f"SHA-256 {hashlib.sha256(data[:-72]).hexdigest()}"
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert [path.name for path in kept.path.parent.iterdir()] == [kept.path.name]


def test_a_backup_made_while_people_write_is_of_one_moment(db, kept, tmp_path):
    restore(kept.path)
    stop = threading.Event()

    def write(letter):
        db()
        for number in count():
            if stop.is_set():
                return
            with transaction.atomic():  # a city and its name are written together
                make_name(owner=make_city(name=f"{letter}{number}"))

    writers = [threading.Thread(target=write, args=(letter,)) for letter in "abc"]
    for writer in writers:
        writer.start()
    made = [_backup_of_more(tmp_path / f"{number}.zip") for number in range(2)]
    stop.set()
    for writer in writers:
        writer.join()

    for path, cities in made:
        with at_new(path.with_suffix(".sqlite3")):  # what a backup holds can be seen on any engine
            restore(path)
            assert list(look_at_rows()) == []
            assert City.objects.count() == cities
            assert not City.objects.filter(names=None, pk__gt=kept.last_city).exists()


def _backup_of_more(path):
    """A backup of a register that has grown since we came, and how many cities it holds."""
    before, deadline = City.objects.count(), time.monotonic() + 30
    while City.objects.count() < before + 5:
        assert time.monotonic() < deadline, "nobody writes"
    return path, back_up(path).tables["network_city"]["rows"]


def test_a_file_that_is_there_is_not_overwritten(db, tmp_path):
    path = tmp_path / "register.zip"
    path.write_text("iets anders")

    with pytest.raises(KeepingError, match=r"register\.zip"):
        back_up(path)

    assert path.read_text() == "iets anders"


def test_a_file_that_somebody_makes_meanwhile_is_not_overwritten(db, tmp_path, monkeypatch):
    path = tmp_path / "register.zip"
    monkeypatch.setattr("g32.keeping.saving.check", lambda _archive: path.write_text("iets anders"))

    with pytest.raises(KeepingError, match=r"register\.zip"):
        back_up(path)

    assert path.read_text() == "iets anders"


def test_a_backup_that_fails_leaves_nothing(db, tmp_path, monkeypatch):
    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(OSError, match="No space"):
        back_up(tmp_path / "register.zip")

    assert list(tmp_path.iterdir()) == []


def test_tables_of_another_version_are_not_backed_up(db, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'meetings'")

    with pytest.raises(KeepingError, match="migrate"):
        back_up(tmp_path / "register.zip")


def test_what_was_erased_since_is_erased_again(db, kept, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    table = ContactDetails._meta.db_table
    restore(kept.path)
    row = ContactDetails.objects.get().pk
    with transaction.atomic():
        ContactDetails.objects.all().delete()
        erase(table=table, rows=[row], actor="admin", reason="gevraagd")

    with at_new(tmp_path / "again.sqlite3"):
        done = restore(kept.path)
        left = (ContactDetails.objects.count(), PrivateValues.objects.count())

    assert (done.replayed.rows, done.replayed.unreadable) == (1, [])
    assert left == (0, 0)


def test_a_restored_chain_of_seals_holds(db, kept, capsys):
    restore(kept.path)

    call_command("verify_history", "--head", kept.head)

    assert kept.head in capsys.readouterr().out


def test_history_that_is_suspended_comes_back_with_the_transaction(db):
    def write_unseen():
        with transaction.atomic(), suspended():
            make_city(name="Onzichtbaar")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_unseen()
    make_city(name="Zichtbaar")

    entries = HistoryEntry.objects.filter(table="network_city")
    assert [entry.after["name"] for entry in entries] == ["Zichtbaar"]


def test_history_is_not_suspended_outside_a_transaction(db):
    with pytest.raises(RuntimeError), suspended():
        pass


def test_the_commands_say_what_they_did(server, tmp_path):
    path = tmp_path / "register.zip"

    made, again = server.manage("backup", str(path)), server.manage("backup", str(path))
    full = server.manage("restore", str(path))
    nothing = server.manage("restore", str(tmp_path / "nothing.zip"))
    nowhere = server.manage("backup", str(tmp_path / "nothing" / "register.zip"))

    assert [one.returncode for one in (made, again, full, nothing, nowhere)] == [0, 2, 2, 2, 1]
    assert hashlib.sha256(path.read_bytes()).hexdigest() in made.stdout
    for refused in (again, full, nothing, nowhere):
        assert len(refused.stderr.splitlines()) == 1, refused.stderr
        assert refused.stdout == ""
    assert "G32_DATA" in full.stderr


@pytest.mark.engine("postgresql")
def test_the_owner_of_the_tables_restores_and_the_other_role_backs_up(cluster, kept, tmp_path):
    url = cluster.make("g32_two_roles")
    with psycopg.connect(url, autocommit=True) as root:
        root.execute("CREATE ROLE owner LOGIN; CREATE ROLE worker LOGIN")
        root.execute("ALTER DATABASE g32_two_roles OWNER TO owner")
    worker, owner = (url.replace("postgres@", f"{role}@") for role in ("worker", "owner"))

    both = Register(tmp_path / "data", DATABASE_URL=worker, DATABASE_OWNER_URL=owner)
    restored = both.manage("restore", str(kept.path))
    alone = Register(tmp_path / "data", DATABASE_URL=worker)
    made = alone.manage("backup", str(tmp_path / "again.zip"))

    assert (restored.returncode, restored.stderr) == (0, "")
    assert (made.returncode, made.stderr) == (0, "")
