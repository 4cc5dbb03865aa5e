"""Bars made from stored texts, as hypotheses too; a picture that is drawn, and its table."""

from datetime import date, timedelta
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from g32.dates.edtf import bounds
from g32.timeline import Bar
from tests.pages import tables, visit, words

#: Every sort of start and end, around one source that speaks up to the end of 2014.
TEXTS = (
    *("", "2014-06-12", "2014-06", "2014", "2014-22", "2014~", "2009~", "2015", "1998-04-01"),
    *("2014-06-12/2014-06-13", "../2014-06-12", "2014-06-13/..", "2026-11-29"),
)


def bar(start="", end="", *, lane="Voorzitter", label="Jop", planned=False, confirmed=None):
    """A bar with these texts for its start and end."""
    first, begun = bounds(start)
    ceased, last = bounds(end)
    return Bar.of(
        Bar("", "", start, first, begun, end, ceased, last, planned),
        lane=lane,
        label=label,
        confirmed=date.fromisoformat(confirmed) if confirmed else None,
    )


def _in_order(given):
    first, last = bounds(given["start"])[0], bounds(given["end"])[1]
    return not (first and last and last < first)


bars = (
    st.fixed_dictionaries(
        {
            "start": st.sampled_from(TEXTS),
            "end": st.sampled_from(TEXTS),
            "lane": st.sampled_from(["Voorzitter", "Secretaris"]),
            "label": st.sampled_from(
                ["Jop", "W" * 30, "Nieuwe bestuurders, niet bij naam genoemd"]
            ),
            "planned": st.booleans(),
            "confirmed": st.sampled_from([None, "2013-12-31", "2014-12-31"]),
        }
    )
    .filter(_in_order)
    .map(lambda given: bar(**given))
)
days = st.dates(date(1995, 1, 1), date(2030, 1, 1))


def parsed(picture):
    """The picture as a tree: the frame with the SVG, and the legend."""
    return ET.fromstring(f"<div>{picture}</div>")  # noqa: S314 (drawn by ourselves)


def sentences(picture):
    """What each bar of a picture tells in words, from the top down."""
    return [group.findtext("title") for group in parsed(picture).iter("g")]


def legend(picture):
    """What the signs are said to mean."""
    return ["".join(item.itertext()) for item in parsed(picture).iter("li")]


def after(text):
    """The day after a day."""
    return date.fromisoformat(text) + timedelta(days=1)


def story(client, record):
    """The timeline on the page of a record; None where there is none."""
    return next((t for t in tables(visit(client, record)) if t.title == "Timeline"), None)


def told(table):
    """Its rows, cell by cell, by what their columns are called."""
    return [{label: words(cell) for label, cell in line.labelled if cell} for line in table.lines]


def lanes(table):
    """Of its rows the lane and the name."""
    return [(row["Part"], row["Who or what"]) for row in told(table)]


def sentence(row):
    """A row of the table, as the picture tells it."""
    start, end = (row.get(name, "not known") for name in ("Start", "End"))
    found = f"{row['Part']}: {row['Who or what']}. Start: {start}. End: {end}."
    if row["Today"] == "planned":
        found += " Planned."
    up_to = row.get("Confirmed up to")
    return f"{found} Confirmed up to {up_to}." if up_to else found
