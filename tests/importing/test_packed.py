"""What is packed and marked up by a stranger: refused for what it is, before any limit ends it."""

import bz2
import zlib
from dataclasses import replace

import pytest

from g32.importing.files import reading
from g32.importing.files.archive import Archive
from g32.importing.files.limits import MEGABYTE
from tests.importing.making import MAIN, inline, packed, row, texts_as_ods, unpacked, xlsx_parts
from tests.importing.reading import HEADERS, here, refusal
from tests.importing.zipping import Member, endless, member, zipped

pytestmark = pytest.mark.once  # no database is asked

SHEET = "xl/worksheets/sheet1.xml"
DAMAGED = "beschadigd of niet heel"


def book(sheet=None, data="", **lies):
    """A workbook with another sheet, or with lies of its own."""
    parts = xlsx_parts({"Blad1": row(inline("id")) + data})
    members = [member(name, part.encode()) for name, part in parts.items() if name != SHEET]
    return [sheet or member(SHEET, parts[SHEET].encode(), **lies), *members]


def much(megabytes):
    """A sheet of very many blanks."""
    head = f"<worksheet xmlns='{MAIN}'><sheetData>{row(inline('id'))}"
    tail = "</sheetData></worksheet>"
    return endless(SHEET, head.encode(), b" ", megabytes * MEGABYTE, tail.encode())


@pytest.mark.parametrize("megabytes", [51, 1000])
def test_what_is_unpacked_is_counted(megabytes):
    assert here(zipped(book(much(49)))).header == ["id"]
    assert "groter dan 50 MB" in refusal(zipped(book(much(megabytes))))


@pytest.mark.parametrize("unpacked", [0, 1000, 2**32 - 2])
def test_what_the_file_says_of_its_size_is_not_believed(unpacked):
    bomb = replace(much(1000), unpacked=unpacked)

    message = refusal(zipped(book(bomb)))

    assert DAMAGED in message or "groter dan 50 MB" in message


def test_what_is_unpacked_twice_is_counted_once():
    archive = Archive(zipped(book(much(30))))

    for _time in range(2):
        assert sum(map(len, archive.pieces(SHEET))) > 30 * MEGABYTE


def test_an_archive_has_as_many_parts_as_a_workbook_may_have():
    def more(count):
        return zipped(book() + [Member(str(number), b"", 0, offset=0) for number in range(count)])

    assert here(more(1_990)).header == ["id"]
    assert DAMAGED in refusal(more(2_000))


def test_a_part_with_a_password_is_said_to_have_one():
    assert "wachtwoord" in refusal(zipped(book(flags=1)))


def test_a_part_that_is_packed_in_another_way_is_refused():
    content = xlsx_parts({"Blad1": row(inline("id"))})[SHEET].encode()
    data = bz2.compress(content)
    packed_so = Member(SHEET, data, 12, zlib.crc32(content), len(data), len(content))

    assert DAMAGED in refusal(zipped(book(packed_so)))


@pytest.mark.parametrize("data", [b"\x07", b"\xff" * 50, b""])
def test_a_part_that_cannot_be_unpacked_is_refused(data):
    broken = Member(SHEET, data, packed=len(data), unpacked=1000)

    assert DAMAGED in refusal(zipped(book(broken)))


def test_a_small_part_that_is_large_is_refused():
    parts = unpacked(texts_as_ods([["id"]]))
    parts["META-INF/manifest.xml"] = b" " * 2 * MEGABYTE + b"encryption-data"

    assert DAMAGED in refusal(packed(parts))


@pytest.mark.parametrize(("before", "after"), [('<a b="', '"/>'), ("<!--", "-->")])
def test_markup_of_which_one_piece_is_very_long_is_refused(before, after):
    def long(size):
        return zipped(book(data=before + "x" * size + after))

    assert here(long(MEGABYTE // 2)).header == ["id"]
    assert DAMAGED in refusal(long(2 * MEGABYTE))


def test_memory_that_the_parser_lacks_is_said_to_lack(monkeypatch):
    content = zipped(book(data='<a b="' + "x" * 900_000 + '"/>'))
    monkeypatch.setattr(reading, "MEMORY", 2 * MEGABYTE)

    with pytest.raises(reading.UnreadableError) as refused:
        reading.read("lijst", content, HEADERS)

    assert "kost te veel geheugen" in refused.value.message
