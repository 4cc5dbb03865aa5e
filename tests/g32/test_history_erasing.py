"""Private values can be erased, are seen to have been, and stay erased after a restore."""

import json

import pytest
from django.conf import settings

from g32.history import act, erase, erasing, replay_erasures, seal
from g32.history.verifying import Walk
from g32.models import Erasure, HistoryEntry, PrivateValues
from network.models import ContactDetails
from tests.factories import make_contact_details
from tests.unguarded import unguarded

TABLE = "network_contactdetails"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path


def _lines(folder):
    path = folder / erasing.FILE
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def _forget(details):
    """Delete them and erase their history; gives the number of the row."""
    row = details.pk
    with act(actor="ada"):
        details.delete()
        erase(table=TABLE, rows=[row], actor="ada", reason="vergeten")
    return row


def _values(row):
    return PrivateValues.objects.filter(entry__table=TABLE, entry__row=row).count()


def test_an_erasure_takes_the_values_of_one_row_and_tells_of_it(db, folder):
    details, other = make_contact_details(email="a@zwolle.nl"), make_contact_details()

    row = _forget(details)

    assert [_values(row), _values(other.pk)] == [0, 1]
    erasure = Erasure.objects.get()
    assert (erasure.table, erasure.row, erasure.actor, erasure.reason) == (
        TABLE,
        row,
        "ada",
        "vergeten",
    )
    [line] = _lines(folder)
    assert (line["table"], line["row"], line["gone"]) == (TABLE, row, True)
    assert "zwolle" not in (folder / erasing.FILE).read_text()
    assert (folder / erasing.FILE).stat().st_mode & 0o077 == 0
    seal()
    assert list(Walk().findings()) == []


def test_the_erasure_itself_is_in_history(db):
    _forget(make_contact_details())

    entry = HistoryEntry.objects.get(table="g32_erasure")
    assert (entry.act, entry.actor, entry.after["table"]) == ("insert", "ada", TABLE)


def test_what_has_no_private_values_is_not_erased(db, folder):
    row = _forget(make_contact_details())

    erase(table=TABLE, rows=[row, 999], actor="ada", reason="nog eens")

    assert Erasure.objects.count() == 1
    assert len(_lines(folder)) == 1


def test_a_row_that_is_still_there_keeps_later_values(db):
    details = make_contact_details(email="a@zwolle.nl")
    erase(table=TABLE, rows=[details.pk], actor="ada", reason="vergeten")
    details.email = "b@zwolle.nl"
    details.save()
    seal()

    assert _values(details.pk) == 1
    assert list(Walk().findings()) == []
    with unguarded():
        PrivateValues.objects.all().delete()
    assert len(list(Walk().findings())) == 1


def _as_in_an_older_backup(details, email="a@zwolle.nl"):
    """Forget the details, and put them back with their history as if it never was done."""
    kept = list(ContactDetails.objects.filter(pk=details.pk).values())
    entries = HistoryEntry.objects.filter(table=TABLE)
    values = list(PrivateValues.objects.values())
    known = list(entries.values_list("pk", flat=True))
    _forget(details)
    with unguarded():
        from g32.models import Seal

        Seal.objects.all().delete()
        later = entries.exclude(pk__in=known)
        PrivateValues.objects.filter(entry__in=later.values("pk")).delete()
        later.delete()
        Erasure.objects.all().delete()
        HistoryEntry.objects.filter(table="g32_erasure").delete()
        ContactDetails.objects.bulk_create(ContactDetails(**row) for row in kept)
        PrivateValues.objects.bulk_create(PrivateValues(**row) for row in values)
    return kept[0]["id"]


def test_what_was_erased_is_erased_again_after_a_restore(db):
    row = _as_in_an_older_backup(make_contact_details(email="a@zwolle.nl"))
    assert _values(row) == 1

    done = [replay_erasures(), replay_erasures()]

    assert [each.rows for each in done] == [1, 0]
    assert _values(row) == 0
    assert not ContactDetails.objects.exists()
    assert Erasure.objects.count() == 1
    seal()
    assert list(Walk().findings()) == []


def test_what_was_written_later_under_the_same_number_stays(db):
    details = make_contact_details(email="a@zwolle.nl")
    row = _as_in_an_older_backup(details)
    ContactDetails.objects.update(email="b@zwolle.nl")

    replay_erasures()

    assert ContactDetails.objects.get().email == "b@zwolle.nl"
    assert _values(row) == 1


def test_without_a_file_nothing_is_erased_again(db):
    assert replay_erasures().rows == 0


def test_a_line_that_was_cut_short_spoils_no_other(db, folder):
    path = folder / erasing.FILE
    path.write_text('{"table": "network_conta')
    row = _as_in_an_older_backup(make_contact_details())

    done = replay_erasures()

    assert (done.rows, done.unreadable) == (1, [1])
    assert _values(row) == 0


def test_the_file_is_written_before_the_commit(db, folder, monkeypatch):
    def fail(lines):
        raise OSError("disk full")

    details = make_contact_details()
    monkeypatch.setattr(erasing, "_note", fail)

    with pytest.raises(OSError, match="disk full"):
        erase(table=TABLE, rows=[details.pk], actor="ada", reason="vergeten")

    assert _values(details.pk) == 1
    assert not Erasure.objects.exists()
