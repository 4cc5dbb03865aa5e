"""Content lines, of which calendars (RFC 5545) and cards with addresses (RFC 6350) are made."""

import re

#: So many bytes stand on one line, before its end.
_LONGEST = 75
#: What some reader takes for the end of a line.
_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
#: What no line may hold.
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_SPECIAL = re.compile(r"([\\;,])")


def escaped(text: str) -> str:
    """Return a text as it stands in a value: one that is of several parts is to be joined of such.

    What has no place in a file of lines (control characters) is left out.
    """
    lines = (_CONTROL.sub("", line) for line in _END.split(text))
    return r"\n".join(_SPECIAL.sub(r"\\\1", line) for line in lines)


def line(name: str, value: str) -> str:
    """Return a line, folded. `name`: with its parameters; `value`: escaped already."""
    rest = f"{name}:{value}".encode()
    parts = []
    room = _LONGEST
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:  # not in the middle of a character
            cut -= 1
        parts.append(rest[:cut])
        rest, room = rest[cut:], _LONGEST - 1  # the blank that folds it
    return b"\r\n ".join([*parts, rest]).decode() + "\r\n"


def text(name: str, value: str) -> str:
    """Return a line with a text; none where there is nothing to say."""
    return line(name, escaped(value)) if value.strip() else ""
