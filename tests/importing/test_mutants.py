"""Files that went wrong on the way: each is a table, or is refused with a sentence."""

import time
from collections import Counter

import pytest

from g32 import apart
from g32.importing.files import UnreadableError, read
from g32.importing.files.limits import MEMORY, SECONDS
from tests.importing.mutating import GOOD, mutant, outcome, tell_outcomes
from tests.importing.reading import HEADERS

SAMPLE = 400
#: Read one after another in one process, within the memory that one may take.
TOGETHER = 100


def outcomes(numbers):
    """How many of these files are a table, how many refused; and the longest that one took."""
    ends, longest = Counter(), 0
    with apart.start(tell_outcomes, numbers, memory=MEMORY, seconds=SECONDS * len(numbers)) as task:
        before = time.monotonic()
        for end in task.messages():
            ends[end] += 1
            longest, before = max(longest, time.monotonic() - before), time.monotonic()
    return ends, longest


def test_what_they_were_made_of_is_read():
    assert {outcome(content) for content in GOOD} == {"table"}


def test_the_same_number_gives_the_same_file():
    assert [mutant(number) for number in range(50)] == [mutant(number) for number in range(50)]


def test_a_sample_of_mutants_ends_well():
    ends, longest = outcomes(range(SAMPLE))

    assert ends["table"] + ends["refused"] == SAMPLE
    assert min(ends.values()) > SAMPLE / 10  # neither is the rule
    assert longest < SECONDS


def test_some_mutants_are_read_as_the_register_does():
    refusals = set()
    for number in range(0, SAMPLE, 20):
        try:
            read("lijst", mutant(number), HEADERS)
        except UnreadableError as error:
            refusals.add(error.message)

    assert refusals
    assert not any("brak af" in message for message in refusals)


@pytest.mark.prove
def test_ten_thousand_mutants_end_well(figures):
    ends, longest = Counter(), 0
    for first in range(0, 10_000, TOGETHER):
        some, took = outcomes(range(first, first + TOGETHER))
        ends, longest = ends + some, max(longest, took)

    figures(f"10,000 mutated files: {dict(ends)}, the longest {longest:.2f} s")
    assert ends["table"] + ends["refused"] == 10_000
    assert longest < SECONDS
