"""Archives that lie."""

import bz2
from functools import partial

from tests.importing.bombing import BOMBS, MILLION, SHEET, XLSX, bomb, filled
from tests.importing.zipping import Member, endless, member, zipped


def _lying(place=SHEET, **lies):
    parts = filled(XLSX, SHEET, b"<row/>")
    return zipped(
        [member(name, part, **(lies if name == place else {})) for name, part in parts.items()]
    )


_FAR = 0xFFFFFFFF
_ZIP64 = b"\1\0\x18\0" + b"\xff" * 24
for what, lies in {
    "unpacks to nothing": {"unpacked": 0},
    "unpacks to little": {"unpacked": 10},
    "unpacks to very much": {"unpacked": _FAR - 1},
    "is packed to nothing": {"packed": 0},
    "is packed to very much": {"packed": _FAR - 1},
    "begins nowhere": {"offset": _FAR - 1},
    "begins in another": {"offset": 3},
    "has another sum": {"checksum": 1},
    "has a password": {"flags": 1},
    "has a strong password": {"flags": 65},
    "is patched": {"flags": 32},
    "is not packed": {"method": 0},
    "is packed as bzip2": {"method": 12},
    "is packed as LZMA": {"method": 14},
    "is packed in no way that is known": {"method": 99},
    "is larger than it can be": {"unpacked": _FAR, "extra": _ZIP64},
    "is larger than it can be, without saying so": {"unpacked": _FAR, "packed": _FAR},
    "has half of what it should have": {"unpacked": _FAR, "extra": b"\1\0\x18\0abc"},
}.items():
    BOMBS[f"a part that {what}"] = partial(_lying, **lies)
for what, lies in {
    "fewer parts than there are": {"count": 1},
    "more parts than there are": {"count": 60_000},
    "its list elsewhere": {"start": 0},
    "its list before its beginning": {"start": _FAR},
    "a longer list": {"size": _FAR},
    "no list": {"size": 0},
    "a comment that is not there": {"comment": 0xFFFF},
}.items():
    BOMBS[f"an archive that claims {what}"] = partial(zipped, [member("a", b"a")], **lies)
for count in (1_990, 2_001, 30_000, 65_535, 90_000):

    @bomb(f"{count} parts")
    def _parts(count=count):
        parts = [member(name, part) for name, part in filled(XLSX, SHEET, b"").items()]
        return zipped(parts + [Member(str(number), b"", 0, offset=0) for number in range(count)])


@bomb("very many parts that are one and the same")
def _overlapping():
    much = endless(SHEET, b"<worksheet>", b" ", 200 * MILLION)
    same = [
        Member(f"{SHEET}{number}", b"", 8, 0, much.packed, 1000, offset=0)
        for number in range(1_900)
    ]
    return zipped(
        [
            much,
            *same,
            *(
                member(name, part)
                for name, part in filled(XLSX, SHEET, b"").items()
                if name != SHEET
            ),
        ]
    )


@bomb("a part packed as bzip2 that becomes very much")
def _bzip2():
    parts = filled(XLSX, SHEET, b"")
    data = bz2.compress(parts[SHEET] + b" " * 20 * MILLION)
    bomb = Member(SHEET, data, 12, 0, len(data), 20 * MILLION)
    return zipped([bomb, *(member(name, part) for name, part in parts.items() if name != SHEET)])
