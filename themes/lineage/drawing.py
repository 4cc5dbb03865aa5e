"""A lineage as a picture: bodies as boxes, successions as arrows from left to right."""

import textwrap
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

#: In the units of the picture, which are pixels where it is not scaled.
WIDTH, GAP, LINE, PAD, SLOT, BETWEEN = 200, 230, 17, 12, 66, 18
#: So many characters stand on a line of a box, and of what is said below an arrow.
CHARACTERS, BELOW = 22, 25


class Arrow(NamedTuple):
    """A succession: from one box to another, how and when; dashed where it is only announced."""

    start: int
    end: int
    how: str
    when: str
    planned: bool


@dataclass
class Box:
    """A body. `here`: the one that the picture is about."""

    name: str
    address: str
    here: bool = False
    column: int = 0
    x: int = 0
    y: int = 0
    height: int = 0
    lines: list[str] = field(default_factory=list)


def draw(boxes: dict[int, Box], arrows: Collection[Arrow], title: str) -> SafeString:
    """Return the picture. `boxes`, by the keys that the arrows name, are put in their places."""
    _columns(boxes, arrows)
    width, height = _place(boxes, arrows)
    return format_html(
        '<svg class="lineage" role="group" aria-label="{}" width="{}" height="{}" '
        'viewBox="0 0 {} {}"><defs><marker id="lineage-tip" viewBox="0 0 10 10" refX="9" refY="5" '
        'markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z"/></marker></defs>'
        "{}{}</svg>",
        title,
        *(width, height) * 2,
        format_html_join("", "{}", ((each,) for each in _arrows(boxes, arrows))),
        format_html_join("", "{}", ((_box(box),) for box in boxes.values())),
    )


def _columns(boxes: dict[int, Box], arrows: Collection[Arrow]) -> None:
    """Put each box right of all that lead to it. In a circle that has no end: it is broken off."""
    for _step in boxes:
        for arrow in arrows:
            boxes[arrow.end].column = max(boxes[arrow.end].column, boxes[arrow.start].column + 1)
    used = sorted({box.column for box in boxes.values()})
    for box in boxes.values():
        box.column = used.index(box.column)


def _place(boxes: dict[int, Box], arrows: Collection[Arrow]) -> tuple[int, int]:
    """Stack the boxes of each column; return width and height of it all."""
    out, into = _slots(arrows)
    stacks: dict[int, list[Box]] = defaultdict(list)
    for key, box in boxes.items():
        box.lines = textwrap.wrap(box.name, CHARACTERS)
        slots = max(len(out[key]), len(into[key]))
        box.height = max(len(box.lines) * LINE + 2 * PAD, slots * SLOT)
        box.x = box.column * (WIDTH + GAP) + 1
        stacks[box.column].append(box)
    tall = {column: sum(b.height + BETWEEN for b in stack) for column, stack in stacks.items()}
    height = max(tall.values())
    for column, stack in stacks.items():
        y = (height - tall[column] + BETWEEN) // 2
        for box in stack:
            box.y = y
            y += box.height + BETWEEN
    return max(box.x for box in boxes.values()) + WIDTH + 1, height + 2


def _slots(arrows: Iterable[Arrow]) -> tuple[dict[int, list[Arrow]], dict[int, list[Arrow]]]:
    out, into = defaultdict(list), defaultdict(list)
    for arrow in arrows:
        out[arrow.start].append(arrow)
        into[arrow.end].append(arrow)
    return out, into


def _arrows(boxes: dict[int, Box], arrows: Collection[Arrow]) -> Iterator[SafeString]:
    out, into = _slots(arrows)
    for arrow in arrows:
        start, end = boxes[arrow.start], boxes[arrow.end]
        x, y = start.x + WIDTH, _at(start, out[arrow.start], arrow)
        to_x, to_y = end.x, _at(end, into[arrow.end], arrow)
        bend = to_x - 30
        yield format_html(
            '<g class="step{}">'
            '<path marker-end="url(#lineage-tip)" d="M{} {}H{}C{} {} {} {} {} {}"/>'
            '<text x="{}" y="{}">{}</text><text class="when">{}</text></g>',
            " planned" if arrow.planned else "",
            *(x, y, max(x, bend - 50), bend - 20, y, bend - 20, to_y, to_x, to_y),
            *(x + 8, y - 6, _words(arrow)),
            _lines(x + 8, y + LINE, textwrap.wrap(arrow.when, BELOW)),
        )


def _words(arrow: Arrow) -> str:
    return _("%(how)s (planned)") % {"how": arrow.how} if arrow.planned else arrow.how


def _at(box: Box, slots: list[Arrow], arrow: Arrow) -> int:
    """How high an arrow leaves or reaches a box: each in a slot of its own."""
    return box.y + round(box.height * (slots.index(arrow) + 0.5) / len(slots))


def _box(box: Box) -> SafeString:
    first = box.y + box.height // 2 - (len(box.lines) - 1) * LINE // 2 + 5
    return format_html(
        '<a href="{}"{}><g class="box"><rect x="{}" y="{}" width="{}" height="{}" rx="6"/>'
        "<text>{}</text></g></a>",
        box.address,
        SafeString(' class="here" aria-current="true"') if box.here else "",
        *(box.x, box.y, WIDTH, box.height),
        _lines(box.x + PAD, first, box.lines),
    )


def _lines(x: int, y: int, lines: Iterable[str]) -> SafeString:
    """Some lines of a text, one below the other."""
    placed = ((x, y + LINE * n, line) for n, line in enumerate(lines))
    return format_html_join("", '<tspan x="{}" y="{}">{}</tspan>', placed)
