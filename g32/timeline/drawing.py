"""A story drawn: SVG of its own, without a style of its own, and a legend in words.

Colours and lines stand in `timeline.css`; nothing is told by colour alone.
"""

from collections.abc import Iterable
from datetime import date
from math import ceil

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .layout import (
    BAR,
    HEADING,
    LETTERS,
    LINE,
    MARGIN,
    ROW,
    WIDTH,
    Lane,
    Layout,
    Piece,
    Placed,
    lay_out,
    within,
)
from .story import Bar, Sign

#: How far the tears of a strip go in and out.
TOOTH = 5
#: From the top of a bar's row down to the bar.
ABOVE = ROW - BAR - 6
#: From where to where a sample in the legend goes.
_SAMPLE = (2, 38)
_TORN = f"M12 -3{'l5 5l-5 5' * 2}M24 -3{'l5 5l-5 5' * 2}"
#: What it means that a bar goes on without end.
_OPEN = {
    "open_left": gettext_lazy("since when is not known"),
    "open_right": gettext_lazy("no end known"),
}


def picture(bars: Iterable[Bar], day: date, *, name: str, title: str, marked: str) -> SafeString:
    """Draw the bars, with a line at the day, as a whole that scrolls by itself where it is wide.

    `name` is its own on the page; `title` says what it shows, `marked` what the day is called.
    """
    layout = lay_out(bars, day)
    return format_html(
        '<div class="scroll timeline">'
        '<svg role="img" aria-labelledby="{name}-title {name}-text" viewBox="0 0 {width} {height}">'
        '<title id="{name}-title">{title}</title><desc id="{name}-text">{text}</desc>'
        "{hatching}{grid}{bars}{breaks}{day}{names}</svg></div>{legend}",
        name=name,
        title=title,
        text=_("The same is told in the table that follows."),
        width=WIDTH,
        height=_n(layout.height),
        hatching=_hatching(name),
        grid=_grid(layout),
        bars=_joined(_bar(each, name) for lane in layout.lanes for each in lane.bars),
        breaks=_joined(_break(layout, *each) for each in layout.scale.breaks),
        day=_day(layout, layout.scale.x(day), marked),
        names=_joined(_names(lane) for lane in layout.lanes),
        legend=_legend(layout, name),
    )


def _n(number: float) -> str:
    """Return a number as SVG writes it, whatever the language."""
    return f"{number:.1f}".removesuffix(".0")


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _hatching(name: str) -> SafeString:
    return format_html(
        '<defs><pattern id="{}-hatching" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path class="hatching" d="M-1 1l2-2M0 6l6-6M5 7l2-2"/></pattern></defs>',
        name,
    )


def _text(kind: str, x: float, y: float, text: str) -> SafeString:
    return format_html(
        '<text class="{}" x="{}" y="{}" font-size="{}">{}</text>', kind, _n(x), _n(y), LETTERS, text
    )


def _path(kind: str, d: str) -> SafeString:
    return format_html('<path class="{}" d="{}"/>', kind, d)


def _grid(layout: Layout) -> SafeString:
    """The axis with its months or years, and a line between two lanes."""
    found = []
    for tick in layout.scale.ticks():
        found.append(_path("grid", f"M{_n(tick.x)} {_n(layout.axis)}V{_n(layout.height)}"))
        for row, words in enumerate(filter(None, (tick.label, tick.year)), start=1):
            found.append(_text("tick", within(tick.x, words), LINE * row - 6, words))
    found += [
        _path("axis", f"M{_n(part.left)} {_n(layout.axis)}H{_n(part.right)}")
        for part in layout.scale.parts
    ]
    found += [
        _path("lane", f"M{MARGIN} {_n(lane.y)}H{WIDTH - MARGIN}") for lane in layout.lanes[1:]
    ]
    return _joined(found)


def _bar(placed: Placed, name: str) -> SafeString:
    return format_html(
        "<g><title>{}</title>{}</g>",
        placed.bar.sentence(),
        _joined(_piece(each, placed.y + ABOVE, name) for each in placed.pieces),
    )


def _piece(piece: Piece, top: float, name: str) -> SafeString:
    """A stretch; where it goes on without end, it ends in a point."""
    tip = min(BAR, piece.right - piece.left) / 2
    middle, down = _n(top + BAR / 2), _n(top + BAR)
    left, right = _n(piece.left), _n(piece.right)
    before = _n(piece.left + tip * piece.open_left)
    behind = _n(piece.right - tip * piece.open_right)
    return format_html(
        '<path class="{}" fill="{}" d="{}"/>',
        piece.sign.value,
        f"url(#{name}-hatching)" if piece.sign is Sign.POSSIBLE else "none",
        f"M{before} {_n(top)}H{behind}L{right} {middle}L{behind} {down}H{before}L{left} {middle}Z",
    )


def _break(layout: Layout, left: float, right: float) -> SafeString:
    """A strip torn out of the picture."""
    times = ceil((layout.height - layout.top) / (2 * TOOTH))
    x, y, end = _n(left), _n(layout.top), _n(right - TOOTH)
    down = f"l{TOOTH} {TOOTH}l-{TOOTH} {TOOTH}" * times
    up = f"l{TOOTH}-{TOOTH}l-{TOOTH}-{TOOTH}" * times
    return _path("torn", f"M{x} {y}{down}H{end}{up}Z") + _path(
        "tear", f"M{x} {y}{down}M{end} {y}{down}"
    )


def _day(layout: Layout, x: float, marked: str) -> SafeString:
    """What the day is called, and from there down a line at it."""
    line = _path("day", f"M{_n(x)} {_n(layout.top)}V{_n(layout.height)}")
    return line + _text("day-name", within(x, marked), layout.top - 5, marked)


def _names(lane: Lane) -> SafeString:
    """What a lane is called, and above each of its bars what that is called."""
    return _text("lane-name", MARGIN, lane.y + HEADING - 8, lane.name) + _joined(
        _text("name", each.name_x, each.y + ABOVE - 4, each.name) for each in lane.bars
    )


def _legend(layout: Layout, name: str) -> SafeString:
    """The signs that occur, each with what it means."""
    pieces = list(layout.pieces)
    occurring = {each.sign for each in pieces}
    shown: list[tuple[SafeString, str]] = [
        (_sample(Piece(sign, *_SAMPLE, False, False), name), str(sign.label))
        for sign in Sign
        if sign in occurring
    ]
    for side, means in _OPEN.items():
        if found := next((each for each in pieces if getattr(each, side)), None):
            sample = Piece(found.sign, *_SAMPLE, side == "open_left", side == "open_right")
            shown.append((_sample(sample, name), str(means)))
    if layout.scale.breaks:
        shown.append((_small(_path("tear", _TORN)), _("time is left out here")))
    return format_html(
        '<ul class="timeline-signs">{}</ul>', format_html_join("", "<li>{}{}</li>", shown)
    )


def _sample(piece: Piece, name: str) -> SafeString:
    return _small(_piece(piece, 1, name))


def _small(drawn: SafeString) -> SafeString:
    return format_html('<svg aria-hidden="true" width="40" height="14">{}</svg>', drawn)
