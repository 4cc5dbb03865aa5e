"""The rows around a row of which a window tells, as SQL writes them."""

#: The bits of a frame, as the parser counts them: unit, begin, end, what is left out.
_UNITS = {0x2: "RANGE", 0x4: "ROWS", 0x8: "GROUPS"}
_BEGINS = {
    0x20: "UNBOUNDED PRECEDING",
    0x200: "CURRENT ROW",
    0x800: "{} PRECEDING",
    0x2000: "{} FOLLOWING",
}
_ENDS = {
    0x100: "UNBOUNDED FOLLOWING",
    0x400: "CURRENT ROW",
    0x1000: "{} PRECEDING",
    0x4000: "{} FOLLOWING",
}
_EXCLUDED = {0x8000: " EXCLUDE CURRENT ROW", 0x10000: " EXCLUDE GROUP", 0x20000: " EXCLUDE TIES"}
_WRITTEN_OUT = 0x1


def written(options: int, start: str, end: str) -> str:
    """Write the frame of a window: of `options`, with so many rows before or after; "" for none."""
    if not is_written(options):
        return ""
    begin, to = (_bit(options, of) for of in (_BEGINS, _ENDS))
    frame = f"{unit(options)} BETWEEN {begin.format(start)} AND {to.format(end)}"
    return frame + _bit(options, _EXCLUDED)


def is_written(options: int) -> bool:
    """Whether somebody wrote a frame."""
    return bool(options & _WRITTEN_OUT)


def unit(options: int) -> str:
    """Return of what so many are told."""
    return _bit(options, _UNITS)


def _bit(options: int, of: dict[int, str]) -> str:
    return next((said for bit, said in of.items() if options & bit), "")
