"""Names as SQLite has them: in backquotes, in which one is never a word or a text."""

#: With what the name of a part begins that a statement has named itself; that of no table does.
PART = " "
#: Stands between a name and a sign for each of its letters: whether it is a capital.
_CAPITALS = "\x1f"


def quoted(name: str) -> str:
    """Write a name; SQLite takes two for the same that differ in capitals alone."""
    if _CAPITALS in name or name != name.lower():
        name += _CAPITALS + "".join("01"[each.isupper()] for each in name)
    return "`" + name.replace("`", "``") + "`"
