"""Columns in which records are named."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model
from django.db.models.base import ModelState
from django.utils.translation import gettext as _

from g32.importing.finding import Finder
from g32.importing.rows import Row
from g32.reports.columns import Column

from .base import ReportField


class Naming(ReportField):
    """A column in which records are named. `loads`: what more is to be known of them."""

    def __init__(
        self, attribute: str | None = None, *, beside: Iterable[str] = (), loads: Iterable[str] = ()
    ) -> None:
        super().__init__(attribute, beside=beside)
        self.loads = tuple(loads)

    #: What tells several records of one name apart.
    tell: Callable[..., Any] | None = None

    def find(self, model: type[Model]) -> Finder:
        """Return the finder among the records that the user may see."""
        rows = self.resource.visible(model._default_manager.all())
        named = {"slug", "fold", *getattr(model, "worded_by", ()), *self.loads}
        return Finder(
            rows.only("pk", *named).order_by(),
            told=self.tell,
            chosen=self.chosen,
        )

    @property
    def chosen(self) -> Mapping[str, str]:
        """The ids that somebody chose for names."""
        chosen: Mapping[str, str] = self.resource.choices.get(self.column.name, {})
        return chosen


class Link(Naming):
    """Another record, by its name."""

    def bind(self, resource: Any, column: Column) -> None:
        """Know the field that points to it."""
        super().bind(resource, column)
        self.field: ForeignKey = resource.field_of(self)
        self.named: Any = self.field.related_model
        self.is_required = not self.field.null

    def learn(self, cells: Collection[Any]) -> None:
        """Look all names up together."""
        self.finder = self.find(self.named)
        self.finder.look_up(filter(None, map(self.name_in, cells)))
        super().learn(cells)

    def explain(self) -> str:
        """Say what is named."""
        return _("The name or the id of a %(kind)s.") % {"kind": kind_of(self.named)}

    def name_in(self, cell: Any) -> str:
        """Return the name in a cell; "" where there is none."""
        first = cell[0] if isinstance(cell, tuple) else cell
        return first if isinstance(first, str) else ""

    def read(self, cell: Any) -> Any:
        """Find the record. Nothing said is nothing pointed to, where that may be."""
        if not self.name_in(cell):
            if self.field.null:
                return None
            raise ValidationError(self.field.formfield().error_messages["required"])  # type: ignore[union-attr]
        return self.find_one(cell)

    def find_one(self, cell: Any) -> Any:
        """Find the record that the cell means. Raises `ValidationError`."""
        return self.finder.find(self.name_in(cell))

    def speaks_of(self) -> list[tuple[Any, str]]:
        """Of its field."""
        return [(self.field.model, self.field.name)]

    def mark(self, value: Any) -> Any:
        """Return the number of the record."""
        return None if value is None else value.pk or Unwritten(value)

    def put(self, row: Row, value: Any) -> None:
        """Let the record point to it, if it points elsewhere."""
        record = row.record
        is_new = record._state.adding
        number = None if value is None else value.pk or 0
        if not is_new and getattr(record, self.field.attname) == number:
            return
        if not is_new and self.attribute in self.resource.lasting:
            raise ValidationError(self.resource.lasts)
        if value is not None and value._state.adding:
            row.add(value)
        point(record, self.field, value)
        if not is_new:
            row.change(record, self.field.name)
            row.says(self.column.name, "" if value is None else str(value))


def kind_of(model: Any) -> str:
    """Return what a kind of record is called."""
    return str(model._meta.verbose_name)


def point(record: Model, field: Any, target: Model | None) -> None:
    """Let a record point to another, which may yet have to be written.

    What Django's own descriptor does, without its checks: they cost ten times as much.
    """
    setattr(record, field.attname, None if target is None else target.pk)
    record._state.fields_cache[field.name] = target


def alike(record: Model) -> Any:
    """Return a new record with the same values as another new one, at a tenth of the cost."""
    new = type(record).__new__(type(record))
    new.__dict__.update(record.__dict__)
    new._state = ModelState()
    return new


class Unwritten:
    """Stands for the number of a record that has none yet; equal only to its own."""

    __slots__ = ("record",)

    def __init__(self, record: Model) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unwritten) and other.record is self.record

    def __hash__(self) -> int:
        return id(self.record)
