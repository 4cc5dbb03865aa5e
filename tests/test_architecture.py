"""The house keeps its order: who may import whom, how long a file is, what everything is called."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.utils.functional import Promise

# The code is the same on every engine.
pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "g32": set(),
    "network": {"g32"},
    "themes": {"g32", "network"},
    "meetings": {"g32", "network", "themes"},
}
SOURCES = [path for app in MAY_IMPORT for path in sorted((ROOT / app).rglob("*.py"))]
WRITTEN = [
    path
    for path in [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))]
    if "migrations" not in path.parts
]
OURS = [model for app in MAY_IMPORT for model in apps.get_app_config(app).get_models()]


def _imported(path):
    """The top level of everything a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            yield path.relative_to(ROOT).parts[: -node.level][0]


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_imports_run_one_way(app):
    upwards = set(MAY_IMPORT) | {"tests"}
    wrong = {
        (str(path.relative_to(ROOT)), name)
        for path in sorted((ROOT / app).rglob("*.py"))
        for name in _imported(path)
        if name in upwards - MAY_IMPORT[app] - {app}
    }

    assert wrong == set()


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_no_model_points_upwards(app):
    pointed_at = {
        field.related_model._meta.app_label
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.concrete_fields
        if field.is_relation
    }

    assert pointed_at & set(MAY_IMPORT) - MAY_IMPORT[app] - {app} == set()


def test_no_file_is_long():
    long = {
        str(path.relative_to(ROOT)) for path in WRITTEN if len(path.read_text().split("\n")) > 301
    }

    assert long == set()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_everything_has_a_name_that_can_be_translated(model):
    named = [field for field in model._meta.concrete_fields if not field.primary_key]
    nameless = {field.name for field in named if not isinstance(field.verbose_name, Promise)}
    generated = {field.name for field in named if field.generated and field.name in nameless}

    assert nameless - generated == set()
    assert isinstance(model._meta.verbose_name, Promise)
    assert isinstance(model._meta.verbose_name_plural, Promise)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_nothing_is_deleted_along_but_parts_of_the_record_itself(model):
    parts = ("names", "former_ids", "citations", "contact", "bodies", "cities", "coordinates")
    parts += ("turnover_draft", "tokens")
    cascades = {
        field.remote_field.related_name
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    }

    assert cascades - set(parts) == set()
