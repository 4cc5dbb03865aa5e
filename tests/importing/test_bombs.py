"""Files that mean harm: each ends within the limits, as a table or refused with a sentence."""

import pytest

from g32.importing.files import MOST_BYTES
from tests.importing.bombs import BOMBS, SAMPLE
from tests.importing.reading import measured

pytestmark = pytest.mark.once  # no database is asked

MOST_MEMORY, MOST_SECONDS = 256 * 2**20, 10


def ends_well(name):
    content = BOMBS[name]()
    taken = measured(content)

    assert len(content) <= MOST_BYTES, len(content)
    assert taken.table or taken.refusal
    assert taken.refusal != "ended: gone"
    assert taken.bytes <= MOST_MEMORY
    assert taken.seconds <= MOST_SECONDS
    assert taken.files == ()
    return taken


@pytest.mark.parametrize("name", SAMPLE)
def test_a_sample_of_bombs_ends_well(name):
    ends_well(name)


@pytest.mark.prove
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_well(name, figures):
    taken = ends_well(name)

    how = "a table" if taken.table else taken.refusal
    figures(f"bomb: {taken.bytes / 2**20:4.0f} MiB {taken.seconds:5.2f} s  {name}: {how:.60}")


@pytest.mark.prove
def test_there_are_two_hundred_bombs():
    assert len(BOMBS) >= 200
