"""Statements made up by the thousand: none writes, none tells a secret, none ends the process."""

import pytest
from django.db import connection

from tests.asking.outcomes import drawn, outcomes
from tests.asking.planted import files, state

#: So many statements on one connection.
BATCH = 250


@pytest.mark.parametrize(
    "number", [1_000, pytest.param(50_000, marks=pytest.mark.prove)], ids=["some", "many"]
)
def test_made_up_statements_change_nothing_and_read_nothing(secrets, figures, number):
    before, there = state(), files()

    batches = [(seed, BATCH, secrets) for seed in range(number // BATCH)]
    found = outcomes(drawn, batches, seconds=3600)

    assert [each for _number, _answered, _seconds, amiss in found for each in amiss] == []
    assert state() == before
    assert files() == there
    answered = sum(each for _number, each, _seconds, _amiss in found)
    slowest = max(seconds for _number, _answered, seconds, _amiss in found)
    assert number / 5 < answered
    figures(
        f"Made-up statements on {connection.vendor}: {number} tried, {answered} answered, the "
        f"slowest {slowest:.2f} s, each run unlooked at too; 0 written, 0 read outside"
    )
