"""What is no whole backup of this very register is refused, and nothing is changed."""

import hashlib
import io
import json
import random
import tracemalloc
import zipfile

import pytest
from django.db import connection

from g32.keeping import KeepingError, restore
from g32.keeping.archive import Archive
from network.models import City
from tests.factories import make_city
from tests.faults.digests import digests, stored
from tests.throwaway import own_copy, shared_copy  # noqa: F401


@pytest.fixture
def db(shared_copy, kept):  # noqa: F811
    """One empty register for all: nothing that is refused may change it."""
    return shared_copy


@pytest.fixture
def refused(db, tmp_path):
    """Try to restore these bytes; gives the sentence that refuses them."""
    before = stored()

    def refuse(data):
        path = tmp_path / "backup.zip"
        path.write_bytes(data)
        with pytest.raises(KeepingError) as refusal:
            restore(path)
        return str(refusal.value)

    yield refuse
    assert stored() == before
    assert City.objects.count() == 0


@pytest.mark.once
def test_a_flipped_bit_anywhere_is_noticed(refused, kept):
    data = kept.path.read_bytes()
    chance = random.Random(32)  # noqa: S311 (nothing secret hangs on it)
    ends = [*range(32), *range(len(data) - 200, len(data))]

    for place in [*ends, *(chance.randrange(len(data)) for _ in range(300))]:
        flipped = bytearray(data)
        flipped[place] ^= 1 << chance.randrange(8)
        assert "backup.zip" in refused(bytes(flipped)), place


@pytest.mark.once
@pytest.mark.parametrize("share", [0, 0.001, 0.5, 0.999])
def test_a_file_that_was_cut_off_is_refused(refused, kept, share):
    data = kept.path.read_bytes()

    assert "backup.zip" in refused(data[: int(len(data) * share)])
    assert "backup.zip" in refused(data + b"x")


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"geen backup" * 100, b"\0" * 5000])
def test_what_is_no_backup_is_called_that(refused, data):
    assert "“backup.zip”" in refused(data)


def forged(kept, change, *, compression=zipfile.ZIP_DEFLATED):
    """The backup with its members changed, and sealed as if nothing had happened."""
    with zipfile.ZipFile(kept.path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as new:
        for name, data in members.items():
            new.writestr(name, data)
        new.comment = b"SHA-256 " + b"0" * 64
    data = file.getvalue()[:-72]
    return data + b"SHA-256 " + hashlib.sha256(data).hexdigest().encode()


def in_manifest(change):
    def changed(members):
        manifest = json.loads(members["manifest.json"])
        change(manifest)
        members["manifest.json"] = json.dumps(manifest).encode()

    return changed


def in_rows(table, change):
    """Change the rows of a table, and the manifest with them."""

    def changed(members):
        lines = change(members[f"tables/{table}.jsonl"].splitlines(keepends=True))
        rows = b"".join(lines)
        members[f"tables/{table}.jsonl"] = rows

        def announce(manifest):
            (entry,) = (entry for entry in manifest["tables"] if entry["name"] == table)
            entry |= {
                "rows": len(rows.splitlines()),
                "bytes": len(rows),
                "sha256": hashlib.sha256(rows).hexdigest(),
            }

        in_manifest(announce)(members)

    return changed


def city(**values):
    """Change the first city."""
    names = ["id", "slug", "name", "fold", "sort_key"]

    def change(lines):
        row = json.loads(lines[0])
        for name, value in values.items():
            row[names.index(name)] = value
        return [json.dumps(row).encode() + b"\n", *lines[1:]]

    return in_rows("network_city", change)


def first_line(line):
    return in_rows("network_city", lambda lines: [line, *lines[1:]])


def table(**values):
    return in_manifest(lambda manifest: manifest["tables"][0].update(values))


HOSTILE = {
    "a table of its own": in_manifest(
        lambda m: m["tables"].append(
            {"name": "x", "columns": [], "rows": 0, "bytes": 0, "sha256": ""}
        )
    ),
    "a table less": in_manifest(lambda m: m["tables"].pop()),
    "a column of its own": table(columns=['id"; DROP TABLE network_city; --']),
    "a path for a table": table(name="../../etc/passwd"),
    "no columns": in_manifest(lambda m: m["tables"][0].pop("columns")),
    "a list for a name": table(name=[]),
    "a number of rows beyond all": table(rows=10**30),
    "fewer rows than there are": table(rows=1),
    "a word for a number": table(rows="veel"),
    "bytes without end": table(bytes=2**62),
    "a list for a manifest": lambda members: members.update({"manifest.json": b"[]"}),
    "a manifest that is none": lambda members: members.update({"manifest.json": b"\xff{"}),
    "a deep manifest": lambda members: members.update({"manifest.json": b"[" * 100_000}),
    "no manifest": lambda members: members.pop("manifest.json"),
    "no rows": lambda members: members.pop("tables/network_city.jsonl"),
    "a number too large": city(id=2**63),
    "a number of many digits": first_line(b"[" + b"9" * 10_000 + b"]\n"),
    "a number that is none": first_line(b'[NaN,"x","x","x","x"]\n'),
    "a text for a number": city(id="1; DROP TABLE network_city"),
    "yes for a number": city(id=True),
    "a number for a text": city(name=5),
    "a row of more": first_line(b'[1,"x","x","x","x","x"]\n'),
    "a row that is no list": first_line(b'{"id":1}\n'),
    "a row of nests": first_line(b"[" * 100_000 + b"\n"),
    "a row without an end": first_line(b'[1,"x"'),
    "a row twice": in_rows("network_city", lambda lines: [lines[0], *lines]),
    "nothing where something must be": city(name=None),
    "a name that is too long": city(name="x" * 1000),
    "a link to nothing": in_rows("network_city", lambda lines: lines[1:]),
    "a day that is none": in_rows(
        "network_source", lambda lines: [line.replace(b"2014-", b"2014-99") for line in lines]
    ),
}


@pytest.mark.once
@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_a_forged_backup_changes_nothing(refused, kept, change):
    assert "“backup.zip”" in refused(forged(kept, change))


def test_a_forged_backup_in_which_nothing_is_changed_is_a_backup(kept, own_copy, tmp_path):  # noqa: F811
    path = tmp_path / "same.zip"
    path.write_bytes(forged(kept, lambda members: None))

    restore(path)

    assert digests() == kept.digests


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_way_of_packing_is_refused(refused, kept, compression):
    assert refused(forged(kept, lambda members: None, compression=compression))


def test_a_row_without_end_is_not_held_in_memory(refused, kept):
    long = forged(kept, first_line(b'[1,"' + b"x" * 30_000_000 + b'","x","x","x"]\n'))

    tracemalloc.start()
    said = refused(long)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "“backup.zip”" in said
    assert most < 15_000_000


def test_what_swells_beyond_reason_is_refused_without_unpacking_it(refused, kept, monkeypatch):
    def unpack(*_arguments):
        raise AssertionError

    monkeypatch.setattr(Archive, "rows", unpack)
    many = b"".join(b'[%d,"x","x","x","x"]\n' % number for number in range(9)) * 1_000_000

    assert refused(forged(kept, in_rows("network_city", lambda lines: [many])))


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda m: m["migrations"]["network"].append("0099_later"), "0099_later"),
        (lambda m: m["migrations"]["network"].clear(), "network.0001_initial"),
        (lambda m: m.update(version=2), "“backup.zip”"),
    ],
)
def test_a_backup_of_another_version_says_which(refused, kept, change, word):
    assert word in refused(forged(kept, in_manifest(change)))


def test_a_register_that_holds_something_is_refused(kept, own_copy):  # noqa: F811
    make_city(name="Zwolle")
    before = stored()

    with pytest.raises(KeepingError, match="G32_DATA"):
        restore(kept.path)

    assert stored() == before


def test_a_register_in_which_all_was_deleted_has_a_history_and_is_refused(kept, own_copy):  # noqa: F811
    make_city(name="Zwolle").delete()

    with pytest.raises(KeepingError, match="G32_DATA"):
        restore(kept.path)


@pytest.mark.engine("sqlite")
def test_a_database_that_does_not_keep_what_it_is_given_is_noticed(kept, own_copy):  # noqa: F811
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER meddling AFTER INSERT ON network_source "
            "BEGIN UPDATE network_source SET name = 'iets anders' WHERE id = NEW.id; END"
        )
    before = stored()

    with pytest.raises(KeepingError, match=r"register\.zip"):
        restore(kept.path)

    assert stored() == before
