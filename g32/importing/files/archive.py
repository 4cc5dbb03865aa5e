"""What is packed in a file: counted while it is unpacked, whatever the file says of itself."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from django.utils.translation import gettext as _

from .limits import MEGABYTE, MOST_UNPACKED, UnreadableError, damaged, too_much_inside

#: A workbook has some ten parts, and one for each picture.
_MOST_PARTS = 2_000
_PIECE = 64 * 1024
_ENCRYPTED = 0x1
#: What zipfile raises for an archive that is not as it should be.
_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    OverflowError,
    OSError,
    EOFError,
    NotImplementedError,
)


class Archive:
    """The parts of a zip file, by name. Every method raises `UnreadableError`."""

    def __init__(self, content: bytes) -> None:
        with _whole():
            self._file = zipfile.ZipFile(BytesIO(content))
        if len(self._file.filelist) > _MOST_PARTS:
            raise damaged()
        #: Names are compared without case, as Excel compares them.
        self._parts = {part.filename.casefold(): part for part in self._file.filelist}
        self._counted: set[str] = set()
        self._total = 0

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._parts

    def has_folder(self, folder: str) -> bool:
        """Whether there is a part in this folder."""
        return any(name.startswith(folder) for name in self._parts)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack a part piece by piece. The first time it is counted before anybody reads it."""
        part = self._parts.get(name.casefold())
        if part is None:
            raise damaged()
        if part.flag_bits & _ENCRYPTED:
            raise encrypted()
        if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise damaged()
        if part.filename not in self._counted:
            for piece in self._unpacked(part):
                self._total += len(piece)
                if self._total > MOST_UNPACKED:
                    raise too_much_inside()
            self._counted.add(part.filename)
        return self._unpacked(part)

    def _unpacked(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        with _whole():
            stream = self._file.open(part)
        with stream:
            while True:
                with _whole():
                    piece = stream.read(_PIECE)
                if not piece:
                    return
                yield piece

    def text(self, name: str) -> bytes:
        """Unpack a small part as a whole."""
        whole = b""
        for piece in self.pieces(name):
            whole += piece
            if len(whole) > MEGABYTE:
                raise damaged()
        return whole


def encrypted() -> UnreadableError:
    """Refuse a file that has a password."""
    return UnreadableError(
        _("The file is protected by a password. Save it without one and upload that.")
    )


@contextmanager
def _whole() -> Iterator[None]:
    try:
        yield
    except _ERRORS as error:
        raise damaged() from error
