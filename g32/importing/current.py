"""What the register says now of the records that a file is about."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from g32.reports.finish import Finish
from g32.reports.kinds import linked
from g32.reports.rows import stream

from .rows import Row

_AS_IT_IS = Finish(labels=False)
#: So many rows are fetched at once.
AT_ONCE = 5000


def by_slug(resource: Any, slugs: Collection[str]) -> dict[str, Any]:
    """Return the records with these ids that the user may see."""
    rows = resource.visible(resource._meta.model._base_manager.all())
    return {record.slug: record for record in rows.filter(slug__among=list(slugs)).order_by()}


def tell(resource: Any, rows: Iterable[Row], columns: Collection[str]) -> None:
    """Tell in each row (`was`) what the report says now of its record, in these columns."""
    by_id = {row.record.slug: row for row in rows}
    if not by_id or not columns:
        return
    model = resource._meta.model
    chosen = model._base_manager.filter(pk__among=[row.record.pk for row in by_id.values()])
    report = resource.report(resource.when, resource.when.in_force(chosen).order_by())
    report.only({"id", *columns})
    names = [column.name for column in report.columns]
    own = names.index("id")
    for batch in report.batches(_AS_IT_IS):
        for cells in batch.rows:
            by_id[cells[own]].was = dict(zip(names, cells, strict=True))


class Existing:
    """The stored rows of one kind that can stand in the way of others: those alike in one field."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.fields = [
            field.attname
            for field in model._meta.concrete_fields
            if field.name != "slug" and not _is_bulky(field)
        ]
        self._rows: dict[str, tuple[frozenset[Any], list[dict[str, Any]]]] = {}

    def alike(self, field: str, values: Iterable[Any]) -> list[dict[str, Any]]:
        """Return the rows of which this field has one of the values, by the names of columns."""
        wanted = frozenset(value for value in values if isinstance(value, (int, str)))
        asked, rows = self._rows.get(field, (frozenset(), []))
        if missing := wanted - asked:
            path = f"{field}__pk" if self._model._meta.get_field(field).is_relation else field
            chosen = self._model._base_manager.filter(**{f"{path}__among": list(missing)})
            names = [*self.fields, "slug"] if hasattr(self._model, "slug") else self.fields
            for some in stream(chosen.order_by(), names, AT_ONCE):
                rows += [dict(zip(names, values, strict=True)) for values in some]
            self._rows[field] = asked | wanted, rows
        return rows


def _is_bulky(field: Any) -> bool:
    return field.get_internal_type() == "TextField"
