"""From rows to records: checked like everything else, saved in an order that the links allow."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from g32.guards import explain
from g32.records import register_models
from g32.starting import START_LOCK

from .errors import FixtureError
from .files import read
from .rows import Row, rows_of_all


def is_empty() -> bool:
    """Whether no table of the register holds a row."""
    return not any(model._base_manager.exists() for model in register_models())


@transaction.atomic
def seed(folder: Path) -> bool:
    """Fill an empty register with the fixtures of the folder; all of them or nothing.

    Returns False, and changes nothing, where the register holds data. Of two at the same time the
    second waits for the first. Raises FixtureError for the first thing that is wrong.
    """
    if connection.vendor == "postgresql":  # SQLite lets one transaction write at a time
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [START_LOCK])
    if not is_empty():
        return False
    kinds = _kinds()
    rows: list[Row] = []
    for file, kind, records in read(folder):
        if kind not in kinds:
            raise FixtureError(file, _("There is no kind of record named “%s”.") % kind)
        rows += rows_of_all(kinds[kind], records, f"{file}, {kind}")
    _join(rows)
    _save_all(rows)
    return True


def _kinds() -> dict[str, Any]:
    """Return the models by "app.name", and by name alone where no other app has that name."""
    by_name = defaultdict(list)
    for model in register_models():
        by_name[model._meta.model_name].append(model)
    short = {name: found[0] for name, found in by_name.items() if len(found) == 1}
    return short | {model._meta.label_lower: model for model in register_models()}


def _join(rows: Iterable[Row]) -> None:
    """Put the row itself in the place of each id that a link names."""
    known: dict[tuple[Any, str], Row] = {}
    for row in rows:
        if row.slug and known.setdefault((row.model, row.slug), row) is not row:
            other = known[row.model, row.slug].where
            raise FixtureError(row.where, _("This id is taken already (%s).") % other)
    for row in rows:
        for name, target in row.links.items():
            if isinstance(target, str):
                model = row.model._meta.get_field(name).related_model._meta.concrete_model
                if (model, target) not in known:
                    raise FixtureError(
                        f"{row.where}, {name}",
                        _("There is no %(kind)s with the id “%(id)s” in the fixtures.")
                        % {"kind": model._meta.verbose_name, "id": target},
                    )
                row.links[name] = known[model, target]


def _save_all(rows: list[Row]) -> None:
    """Save, model by model, whatever points only to saved rows; until nothing is left."""
    while rows:
        before = len(rows)
        for model in register_models():
            ready = [row for row in rows if row.model is model and _may_be_saved(row)]
            for row in ready:
                _make(row)
            _save(model, ready)
            rows = [row for row in rows if row.record is None]
        if len(rows) == before:
            raise FixtureError(rows[0].where, _("This record leads back to itself by its links."))


def _may_be_saved(row: Row) -> bool:
    return all(target.record is not None for target in row.links.values())  # type: ignore[union-attr]


def _make(row: Row) -> None:
    """Make the record of a row, in memory."""
    row.record = row.model()
    if row.slug:
        row.record.slug = row.slug
    for name, target in row.links.items():
        setattr(row.record, name, target.record)  # type: ignore[union-attr]
    for name, text in row.texts.items():
        setattr(row.record, name, _value(row.model._meta.get_field(name), text, row))


def _value(field: Any, text: str, row: Row) -> Any:
    """Return the value a text stands for; the field itself reads numbers and days."""
    if isinstance(field, models.BooleanField):
        if text not in {"yes", "no"}:
            raise FixtureError(f"{row.where}, {field.name}", _("Write “yes” or “no”."))
        return text == "yes"
    return None if field.null and not text else text


def _save(model: Any, rows: Sequence[Row]) -> None:
    """Check the rows and save them together.

    What one row alone can say is asked of each; the rest (unique values, guards) stands in the
    database, and is asked row by row only to name the one that it refuses.
    """
    for row in rows:
        _check(row, _fields)
    try:
        with transaction.atomic():
            model._default_manager.bulk_create([row.record for row in rows])
    except IntegrityError:
        for row in rows:
            _check(row, _constraints)
            try:
                row.record.save(force_insert=True)
            except IntegrityError as error:
                raise FixtureError(row.where, explain(error)) from error


def _fields(row: Row) -> None:
    row.record.clean_fields(exclude=row.links.keys())  # those that are linked are there
    row.record.clean()


def _constraints(row: Row) -> None:
    row.record.validate_unique()
    row.record.validate_constraints()


def _check(row: Row, check: Callable[[Row], None]) -> None:
    """Tell where it stands that the check refuses the row."""
    try:
        check(row)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        name = {"slug": "id"}.get(name, name)  # as the files call it
        where = row.where if name == NON_FIELD_ERRORS else f"{row.where}, {name}"
        raise FixtureError(where, " ".join(messages)) from error
