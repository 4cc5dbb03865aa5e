"""Zip files that lie: written by hand, since no honest program makes them."""

import struct
import zlib
from dataclasses import dataclass, replace

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")


@dataclass(frozen=True)
class Member:
    """One part: what is packed, and what the file says of it."""

    name: str
    data: bytes
    method: int = 8
    checksum: int = 0
    packed: int = 0
    unpacked: int = 0
    flags: int = 0
    extra: bytes = b""
    #: Where it says that the part begins; None is where it does.
    offset: int | None = None


def member(name, content, **lies):
    """An honest part, but for the lies."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packing.compress(content) + packing.flush()
    return replace(Member(name, data, 8, zlib.crc32(content), len(data), len(content)), **lies)


def endless(name, head, piece, times, tail=b""):
    """A part of `head`, very often `piece`, and `tail`, packed without ever being written out."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packing.compress(head) + packing.flush(zlib.Z_FULL_FLUSH)
    block = piece * max(1, 2**20 // len(piece))
    repeated = packing.compress(block) + packing.flush(zlib.Z_FULL_FLUSH)
    blocks = -(-times * len(piece) // len(block))
    data += repeated * blocks + packing.compress(tail) + packing.flush()
    unpacked = len(head) + blocks * len(block) + len(tail)
    checksum = zlib.crc32(head)
    for _block in range(blocks):
        checksum = zlib.crc32(block, checksum)
    return Member(name, data, 8, zlib.crc32(tail, checksum), len(data), unpacked)


def zipped(members, **lies):
    """A zip file of these parts; lies of its end: how many parts, where their list begins."""
    file, listed = bytearray(), bytearray()
    for each in members:
        name = each.name.encode()
        offset = len(file) if each.offset is None else each.offset
        sizes = (each.checksum, each.packed, each.unpacked)
        if each.offset is None:
            head = (20, each.flags, each.method, 0, 33, *sizes, len(name), 0)
            file += _LOCAL.pack(b"PK\3\4", *head) + name + each.data
        extra = len(each.extra)
        listing = (20, 20, each.flags, each.method, 0, 33, *sizes, len(name), extra, 0, 0, 0, 0)
        listed += _CENTRAL.pack(b"PK\1\2", *listing, offset) + name + each.extra
    count = lies.get("count", min(len(members), 0xFFFF))
    start, size = lies.get("start", len(file)), lies.get("size", len(listed))
    comment = lies.get("comment", 0)
    return bytes(file + listed) + _END.pack(b"PK\5\6", 0, 0, count, count, size, start, comment)
