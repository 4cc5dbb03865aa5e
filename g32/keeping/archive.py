"""The file of a backup: a zip that any computer opens, sealed so that no flipped byte goes unseen.

    tables/<table>.jsonl    a row a line, its values in the order of the columns
    manifest.json           format, migrations; of each table its columns, rows, bytes and SHA-256

The comment at the very end of the zip is the SHA-256 of everything before it. A reader asks that
first; but whoever can make a file can seal it too, so nothing inside is trusted either: no name
becomes a path, nothing is held in memory but a row, nothing swells beyond reason.
"""

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

from django.utils.translation import gettext as _

from .values import as_json, from_json

FORMAT, VERSION = "g32-register", 1
MANIFEST = "manifest.json"

_SEAL = b"SHA-256 %s"
_UNSEALED = _SEAL % (b"0" * 64)
_END = struct.Struct("<4s4H2LH")  # a zip's last record, before its comment
_MOST_MEMBERS = 1_000
_MOST_MANIFEST = 4 * 1024**2
_MOST_ROW = 2 * 1024**2
#: Rows of a register take a tenth of their room when packed; what swells more than this is a trap.
_MOST_SWELLING = 100
_CHUNK = 1024**2

T = TypeVar("T")


class KeepingError(Exception):
    """Why there is no backup, or why it is not restored: one sentence, with what to do."""


class Writer:
    """Writes a backup, table by table."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self.tables: list[dict[str, Any]] = []

    def table(self, name: str, columns: list[str], lines: Iterator[bytes]) -> None:
        """Write a table."""
        digest, rows, size = hashlib.sha256(), 0, 0
        with self.zip.open(_entry(_member(name)), "w", force_zip64=True) as target:
            for line in lines:
                target.write(line)
                digest.update(line)
                rows, size = rows + 1, size + len(line)
        self.tables.append(
            {
                "name": name,
                "columns": columns,
                "rows": rows,
                "bytes": size,
                "sha256": digest.hexdigest(),
            }
        )

    def close(self, **facts: Any) -> None:
        """Write the manifest, with these facts in it, and the seal."""
        manifest = {"format": FORMAT, "version": VERSION, **facts, "tables": self.tables}
        self.zip.writestr(_entry(MANIFEST), as_json(manifest))
        self.zip.comment = _UNSEALED
        self.zip.close()
        seal = _SEAL % _digest(self.file, leave=len(_UNSEALED)).encode()
        self.file.seek(-len(seal), io.SEEK_END)
        self.file.write(seal)


@contextmanager
def writing(file: IO[bytes]) -> Iterator[Writer]:
    """Write a backup to a file that stands open; what fails underway leaves half of one there."""
    writer = Writer(file)
    try:
        yield writer
    finally:
        writer.zip.close()


class Archive:
    """A backup to read from: what it says of its tables and the migrations they have been through,
    and `digest`, the SHA-256 of the whole file.

    Whatever in it is not as it was written raises KeepingError.
    """

    def __init__(self, file: IO[bytes], name: str) -> None:
        self.name, self.size = name, file.seek(0, io.SEEK_END)
        with self._strictly():
            self._check_end(file)
            self.digest = _digest(file)
            self.zip = zipfile.ZipFile(file)
            self.migrations, self.tables = self._read_manifest()

    def rows(self, table: str, read: Callable[[bytes], T]) -> Iterator[T]:
        """Go through the rows of a table; `read` makes of a line what it says."""
        said, digest, number = self.tables[table], hashlib.sha256(), 0
        left = said["bytes"]
        with self._strictly(), self._member(_member(table)) as member:
            while line := member.readline(min(left, _MOST_ROW) + 1):
                number, left = number + 1, left - len(line)
                digest.update(line)
                if left < 0 or not line.endswith(b"\n"):
                    raise self.damaged()
                yield read(line)
            if (number, left, digest.hexdigest()) != (said["rows"], 0, said["sha256"]):
                raise self.damaged()

    def damaged(self) -> KeepingError:
        """Return what to say of a file that is not as it was written."""
        message = _("“%s” is damaged: it is not as it was written. Use another backup.")
        return KeepingError(message % self.name)

    @contextmanager
    def _strictly(self) -> Iterator[None]:
        try:
            yield
        except _BROKEN as error:
            raise self.damaged() from error

    def _check_end(self, file: IO[bytes]) -> None:
        """Ask whether this is a backup at all, and as it was written, before anything is parsed."""
        foreign = KeepingError(_("“%s” is no backup of a register.") % self.name)
        file.seek(0)
        if file.read(4) != b"PK\3\4" or self.size < _END.size + len(_UNSEALED):
            raise foreign
        file.seek(-_END.size - len(_UNSEALED), io.SEEK_END)
        end = file.read()
        if end[_END.size :] != _SEAL % _digest(file, leave=len(_UNSEALED)).encode():
            raise self.damaged()
        mark, _disk, _start, _here, members, size, _offset, comment = _END.unpack(end[: _END.size])
        if (mark, comment) != (b"PK\5\6", len(_UNSEALED)):
            raise foreign
        if members > _MOST_MEMBERS or size > _MOST_MANIFEST:  # zipfile reads its contents whole
            raise foreign

    def _read_manifest(self) -> tuple[dict[str, list[str]], dict[str, dict[str, Any]]]:
        with self._member(MANIFEST) as member:
            found = from_json(member.read(_MOST_MANIFEST))
        if found["format"] != FORMAT:
            raise self.damaged()
        if found["version"] != VERSION:
            message = _("“%s” was made by another version of the register: restore it with that.")
            raise KeepingError(message % self.name)
        migrations = {app: [*map(str, names)] for app, names in found["migrations"].items()}
        tables = {table["name"]: table for table in found["tables"]}
        numbers = [table[key] for table in tables.values() for key in ("rows", "bytes")]
        if any(type(number) is not int or not 0 <= number < 2**63 for number in numbers):
            raise self.damaged()
        if sum(table["bytes"] for table in tables.values()) > _MOST_SWELLING * self.size:
            raise self.damaged()
        return migrations, tables

    def _member(self, name: str) -> io.BufferedReader:
        entry = self.zip.getinfo(name)
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            raise self.damaged()
        return io.BufferedReader(self.zip.open(entry), _CHUNK)  # type: ignore[arg-type]


@contextmanager
def reading(path: Path) -> Iterator[Archive]:
    """Open a backup. Raises KeepingError."""
    try:
        file = path.open("rb")
    except OSError as error:
        message = _("“%(file)s” cannot be read: %(why)s.")
        raise KeepingError(message % {"file": path, "why": error.strerror}) from error
    with file:
        yield Archive(file, path.name)


#: What zipfile says of a file that is not right.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(KeyError, TypeError, AttributeError, ValueError, OverflowError, OSError),
)


def _digest(file: IO[bytes], leave: int = 0) -> str:
    """Return the SHA-256 of the file but for the last bytes."""
    left = file.seek(0, io.SEEK_END) - leave
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(min(left, _CHUNK)):
        digest.update(chunk)
        left -= len(chunk)
    return digest.hexdigest()


def _member(table: str) -> str:
    return f"tables/{table}.jsonl"


def _entry(name: str) -> zipfile.ZipInfo:
    """Return a member that says nothing of this machine; the manifest says when it was made."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
