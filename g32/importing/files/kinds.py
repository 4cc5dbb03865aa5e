"""What kind of file it is, by its content: a name says little, and anybody can change it."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .archive import Archive, encrypted
from .book import Book
from .limits import UnreadableError
from .ods import Ods
from .plain import Csv
from .xlsx import Xlsx, main_part

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"

_PICTURE = gettext_lazy("a picture")
_PACKED = gettext_lazy("a packed file without a spreadsheet in it")
_DOCUMENT = gettext_lazy("a text document")
_SLIDES = gettext_lazy("a presentation")
_WEB_PAGE = gettext_lazy("a web page, whatever it is called")
_OLD = gettext_lazy("a file of an old program of Office")
#: How files of other kinds begin,
_BYTES = {
    b"%PDF": "PDF",
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF87a": _PICTURE,
    b"GIF89a": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"\x1f\x8b": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"Rar!": _PACKED,
}
#: and texts of other kinds.
_TEXTS = {
    re.compile(rb"<(?:!doctype html|html|head|meta|body|style|table|div)\b"): _WEB_PAGE,
    re.compile(rb"<\?xml\b"): "XML",
    re.compile(rb'[\[{]\s*["\[{\]}]'): "JSON",
    re.compile(rb"{\\rtf"): _DOCUMENT,
}
#: What is in a packed file of another kind, and in one of the old kind, in which names are UTF-16.
_FOLDERS = {"word/": _DOCUMENT, "ppt/": _SLIDES}
_STREAMS = {"WordDocument": _DOCUMENT, "PowerPoint Document": _SLIDES}


def opened(name: str, content: bytes, is_known: Callable[[str], bool]) -> Book:
    """Open a file. `is_known`: whether a text is a header that the import knows.

    Raises `UnreadableError` for a file of another kind, and for one without anything in it.
    """
    if content.startswith(_ZIP):
        return _unpacked(name, Archive(content))
    if content.startswith(_COMPOUND):
        raise _compound(name, content)
    for beginning, kind in _BYTES.items():
        if content.startswith(beginning):
            raise _other(name, kind)
    # Whatever its encoding, without marks and blanks.
    start = content[:1000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").lower()
    if not start:
        raise UnreadableError(_("The file is empty."))
    for pattern, other in _TEXTS.items():
        if pattern.match(start):
            raise _other(name, other)
    return Csv(content, is_known)


def _unpacked(name: str, archive: Archive) -> Book:
    kind = archive.text("mimetype").strip() if "mimetype" in archive else b""
    if kind in {_SPREADSHEET, _SPREADSHEET + b"-template"}:
        return Ods(archive)
    for folder, other in _FOLDERS.items():
        if archive.has_folder(folder):
            raise _other(name, other)
    part = main_part(archive)
    if part.endswith(".bin"):
        raise _old_excel(name, ".xlsb")
    if not part:
        raise _other(name, _DOCUMENT if kind.endswith(b".text") else _PACKED)
    return Xlsx(archive, part)


def _compound(name: str, content: bytes) -> UnreadableError:
    """Refuse a file as Office made them until 2007, and as it still makes those with a password."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return encrypted()
    for stream, kind in _STREAMS.items():
        if stream.encode("utf-16-le") in content:
            return _other(name, kind)
    if "Book".encode("utf-16-le") in content or "Workbook".encode("utf-16-le") in content:
        return _old_excel(name, ".xls")
    return _other(name, _OLD)


def _old_excel(name: str, kind: str) -> UnreadableError:
    return UnreadableError(
        _(
            "“%(name)s” is an Excel file of a kind (%(kind)s) that cannot be read here. Open it in"
            " Excel, save it as “Excel Workbook (.xlsx)” and upload that."
        )
        % {"name": name, "kind": kind}
    )


def _other(name: str, kind: object) -> UnreadableError:
    return UnreadableError(
        _("“%(name)s” is %(kind)s. Upload a spreadsheet: a CSV, XLSX or ODS file.")
        % {"name": name, "kind": kind}
    )
