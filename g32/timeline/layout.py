"""Where every bar and text of a picture stands, in units of the picture."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from .scale import Scale, fit
from .story import Bar, Sign

#: How wide the picture is, and the margin at either side.
WIDTH, MARGIN = 800, 10
#: How large its letters are, and how much wider bold ones are.
LETTERS, BOLD = 13, 1.15
#: How high things are: a line of what is written along the axis, what the day is called, what a
#: lane is called, a bar with what it is called, and the bar alone.
LINE, DAY, HEADING, ROW, BAR = 19, 22, 26, 33, 11
#: Between two things in one row; and how little of a bar is still seen.
GAP, LEAST = 10, 3


@dataclass(frozen=True)
class Piece:
    """A stretch of a bar, from x to x; `open_left`, `open_right`: it goes on from or to there."""

    sign: Sign
    left: float
    right: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True)
class Placed:
    """A bar in its place: its pieces, from which y down, and where its name begins."""

    bar: Bar
    pieces: list[Piece]
    y: float
    name: str
    name_x: float


@dataclass(frozen=True)
class Lane:
    """What bars of one lane have in common: its name, from which y down, and the bars."""

    name: str
    y: float
    bars: list[Placed]


@dataclass(frozen=True)
class Layout:
    """A whole picture. `axis`: the y of the axis; `top`: that of what is drawn beneath it."""

    scale: Scale
    axis: float
    top: float
    lanes: list[Lane]
    height: float

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces of all bars."""
        for lane in self.lanes:
            for placed in lane.bars:
                yield from placed.pieces


def lay_out(bars: Iterable[Bar], day: date) -> Layout:
    """Return the picture of the bars, on which that day has a place too."""
    bars = list(bars)
    days = [day, *(known for bar in bars for known in bar.days)]
    scale = fit(days, MARGIN, WIDTH - MARGIN)
    axis: float = LINE * (2 if scale.monthly else 1)
    top = axis + DAY
    y, lanes = top, []
    for name, group in groupby(bars, key=lambda bar: bar.lane):
        rows: list[list[tuple[float, float]]] = []
        placed = [_place(bar, scale, y + HEADING, rows) for bar in group]
        lanes.append(Lane(fitting(name, BOLD), y, placed))
        y += HEADING + ROW * len(rows)
    return Layout(scale, axis, top, lanes, y)


def _place(bar: Bar, scale: Scale, top: float, rows: list[list[tuple[float, float]]]) -> Placed:
    """Put the bar in the first row that has room; `rows` tells from where to where each is full."""
    pieces = _pieces(bar, scale)
    name = fitting(f"{bar.label} ({Sign.PLANNED.label})" if bar.planned else bar.label)
    name_x = max(MARGIN, min(pieces[0].left, WIDTH - MARGIN - width(name)))
    left = min(name_x, pieces[0].left)
    right = max(name_x + width(name), pieces[-1].right)
    at = next((at for at, row in enumerate(rows) if _is_free(row, left, right)), len(rows))
    if at == len(rows):
        rows.append([])
    rows[at].append((left, right))
    return Placed(bar, pieces, top + ROW * at, name, name_x)


def _is_free(row: list[tuple[float, float]], left: float, right: float) -> bool:
    return all(right + GAP <= begins or ends + GAP <= left for begins, ends in row)


def _pieces(bar: Bar, scale: Scale) -> list[Piece]:
    found = [
        Piece(
            each.sign,
            scale.x(each.first) if each.first else MARGIN,
            scale.x(each.after) if each.after else WIDTH - MARGIN,
            each.first is None,
            each.after is None,
        )
        for each in bar.stretches()
    ]
    if found[-1].right - found[0].left < LEAST:
        sign = next((each.sign for each in found if each.sign is Sign.CERTAIN), found[0].sign)
        return [Piece(sign, found[0].left, found[0].left + LEAST, False, False)]
    return found


def fitting(text: str, weight: float = 1) -> str:
    """Return the text, shortened where it is wider than the picture."""
    room = (WIDTH - 2 * MARGIN) / weight
    if width(text) <= room:
        return text
    while width(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def within(x: float, text: str) -> float:
    """Return the middle of a text that stands at x, or beside it where it would stick out."""
    half = width(text) / 2
    return max(MARGIN + half, min(x, WIDTH - MARGIN - half))


def width(text: str) -> float:
    """Return how wide the text is at most, whatever the letter."""
    return LETTERS * sum(_WIDTHS.get(letter, 0.62 if ord(letter) < 0x250 else 1) for letter in text)


_WIDTHS: dict[str, float] = {
    letter: ems
    for letters, ems in (
        ("ijl'|", 0.3),
        (" .,:;!ftrIJ()[]-/", 0.4),
        ("ABCDEFGHKLNOPQRSTUVXYZ", 0.75),
        ("mwMW@%&", 1),
    )
    for letter in letters
}
