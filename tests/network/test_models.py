"""What holds for every model of the register."""

import pytest
from django.apps import apps

from g32.models import Question
from tests.factories import LEAST, build, make

REGISTER = [
    model
    for config in apps.get_app_configs()
    if getattr(config, "keeps_history", False)
    for model in config.get_models()
]


def test_every_model_has_its_least_valid_row():
    assert set(LEAST) == {*REGISTER, Question}


@pytest.mark.parametrize("model", REGISTER, ids=lambda model: model.__name__)
def test_the_least_valid_row_passes_full_validation_and_is_stored(db, model):
    build(model).full_clean()

    row = make(model)

    assert model.objects.get(pk=row.pk) == row
