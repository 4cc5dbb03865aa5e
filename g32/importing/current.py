"""What the register says now of the records that a file is about."""

from collections.abc import Callable, Collection, Iterable
from collections.abc import Set as AbstractSet
from operator import itemgetter
from typing import Any

from g32.records import with_former_ids
from g32.reports.finish import Finish
from g32.reports.rows import stream

from .rows import Row

_AS_IT_IS = Finish(labels=False)
#: So many rows are fetched at once.
AT_ONCE = 5000


def by_slug(resource: Any, slugs: AbstractSet[str]) -> dict[str, Any]:
    """Return the records that the user may see to which these ids lead, by those."""
    rows = resource.visible(resource._meta.model._base_manager.all())
    found = {record.slug: record for record in rows.filter(slug__among=list(slugs)).order_by()}
    return found | with_former_ids(rows, slugs - found.keys())


def tell(resource: Any, rows: Iterable[Row], columns: Collection[str]) -> None:
    """Tell in each row (`was`) what the report says now of its record, in these columns."""
    by_id = {row.record.slug: row for row in rows}
    if not by_id or not columns:
        return
    of_the_time = resource.report(resource.when).queryset()
    numbers = [row.record.pk for row in by_id.values()]
    chosen = of_the_time.filter(pk__among=numbers).order_by()
    report = resource.report(resource.when, chosen)
    report.only({"id", *columns})
    names = [column.name for column in report.columns]
    own = names.index("id")
    for batch in report.batches(_AS_IT_IS):
        for cells in batch.rows:
            by_id[cells[own]].was = dict(zip(names, cells, strict=True))


class Existing:
    """The stored rows of one kind that can stand in the way of others: those alike in one field.

    A row is a tuple; `read` and `pick` give what reads a field of it, or several.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self.fields = [field.name for field in model._meta.concrete_fields if not _is_bulky(field)]
        self._rows: dict[str, tuple[frozenset[Any], list[tuple[Any, ...]]]] = {}

    def read(self, name: str) -> Callable[[Any], Any]:
        """Return what reads one field of a row."""
        return itemgetter(self.fields.index(name))

    def pick(self, fields: Iterable[Any]) -> Callable[[Any], tuple[Any, ...]]:
        """Return what reads several fields of a row."""
        places = [self.fields.index(field.name) for field in fields]
        if len(places) == 1:
            return lambda row: (row[places[0]],)
        return itemgetter(*places)

    def alike(self, field: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
        """Return the rows of which this field has one of the values."""
        wanted = frozenset(value for value in values if isinstance(value, (int, str)))
        asked, rows = self._rows.get(field, (frozenset(), []))
        if missing := wanted - asked:
            path = f"{field}__pk" if self._model._meta.get_field(field).is_relation else field
            chosen = self._model._base_manager.filter(**{f"{path}__among": list(missing)})
            columns = [self._model._meta.get_field(name).attname for name in self.fields]
            for some in stream(chosen.order_by(), columns, AT_ONCE):
                rows += some
            self._rows[field] = asked | wanted, rows
        return rows

    def slug_of(self, number: Any) -> str:
        """Return the id of a row that was found; "" of what is no record, or not yet written."""
        if "slug" not in self.fields:
            return ""
        number_of, slug_of = self.read("id"), self.read("slug")
        found = (row for _asked, rows in self._rows.values() for row in rows)
        return next((slug_of(row) for row in found if number_of(row) == number), "")


def _is_bulky(field: Any) -> bool:
    """Whether a field is long, or holds what the database derives and no key is made of."""
    return field.get_internal_type() == "TextField" or field.generated
