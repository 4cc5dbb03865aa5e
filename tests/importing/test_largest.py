"""The largest files that people honestly make are read well within the limits."""

import random

import pytest

from g32.importing.files import MOST_BYTES, MOST_ROWS
from tests.importing.making import texts_as_csv, texts_as_ods, texts_as_xlsx, unpacked
from tests.importing.reading import measured

_NAMES = ("Almelo", "Almere", "Coöperatie Ĳsselmeer", "ja", "2014-10", "najaar 2014", "wethouder")


def rows(columns, filled):
    """As many rows as may be, of which a part of the cells is filled: a few words, often the same,
    or a number of its own.
    """
    chance = random.Random(columns)  # noqa: S311
    yield ["id", "city", *(f"kolom {number}" for number in range(2, columns))]
    for number in range(MOST_ROWS):
        cells = (
            ""
            if chance.random() > filled
            else chance.choice(_NAMES)
            if chance.random() < 0.8
            else str(chance.randrange(10**5))
            for _column in range(1, columns)
        )
        yield [str(number), *cells]


@pytest.mark.prove
@pytest.mark.parametrize(
    "made", [texts_as_csv, texts_as_xlsx, texts_as_ods], ids=["CSV", "XLSX", "ODS"]
)
@pytest.mark.parametrize(("columns", "filled"), [(30, 0.3), (30, 0.6), (200, 0.03)])
def test_the_largest_honest_files_are_read(made, columns, filled, figures):
    content = made(list(rows(columns, filled)))
    inside = sum(map(len, unpacked(content).values())) if content.startswith(b"PK") else 0

    taken = measured(content)

    figures(
        f"{MOST_ROWS} rows of {columns} columns, {filled:.0%} filled, as {made.__name__[9:]}:"
        f" {len(content) / 2**20:.1f} MB, {inside / 2**20:.1f} MB unpacked:"
        f" {taken.seconds:.1f} s, {taken.bytes / 2**20:.0f} MiB"
    )
    assert len(content) <= MOST_BYTES
    assert taken.refusal == ""
    assert len(taken.table.rows) == MOST_ROWS
    assert taken.bytes < 64 * 2**20
