"""All of it is made in a process of its own, as exports are."""

import json
import tempfile

import pytest

from g32.exports.making import Making
from g32.popolo.classes import CLASSES, Whole
from tests.factories import make_city
from tests.throwaway import own_copy  # noqa: F401


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


def test_what_is_made_apart_is_the_same(db):
    make_city(name="Ede", slug="ede")

    with tempfile.TemporaryFile() as apart, tempfile.TemporaryFile() as here:
        making = Making(Whole(), apart)
        for _number in making.steps():
            pass
        number = Whole().write(here, int)
        apart.seek(0)
        here.seek(0)
        told = json.load(apart)
        assert told == json.load(here)

    assert making.rows == number == 2
    assert tuple(told) == CLASSES
    assert told["areas"] == [{"id": "ede", "name": "Ede", "classification": "municipality"}]
