"""What a list exports where no report tells the same: every field of its records."""

from typing import Any

from django.db.models import BooleanField, DateField, IntegerField, Model, QuerySet
from django.utils.translation import gettext_lazy as _

from g32.dates.fields import PartialDateField
from g32.fields import KeyField
from g32.periods import Certainty, Period

from .columns import Code, Column, Day, Id, Listing, Number, PartialDate, Related, Text, YesNo
from .kinds import kind_code
from .table import Table

#: The column for a field; for any other, a text.
_KINDS: dict[type, type[Column]] = {
    PartialDateField: PartialDate,
    BooleanField: YesNo,
    DateField: Day,
    IntegerField: Number,
}


class ListTable(Table):
    """The records of `model`, in the order of their kind. `more`: columns after its fields."""

    more: tuple[Column, ...] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "model" in cls.__dict__:
            cls.name = kind_code(cls.model)
            cls.verbose_name = cls.model._meta.verbose_name_plural
            cls.description = ""
            cls.columns = (*_columns(cls.model), *cls.more, *_rest(cls.model))

    def queryset(self) -> QuerySet[Any]:
        """All of them."""
        return self.model._default_manager.all()


def _columns(model: type[Model]) -> list[Column]:
    """The id, then a column for each field that people fill in."""
    fields = [field for field in model._meta.concrete_fields if field.name != "slug"]
    own: list[Column] = [_column(field) for field in fields if _is_filled_in(field)]
    has_id = any(field.name == "slug" for field in model._meta.concrete_fields)
    return [Id(), *own] if has_id else own


def _rest(model: type[Model]) -> list[Column]:
    """The other names, how it stands, and what it all rests on."""
    has = {field.name for field in model._meta.related_objects}
    found: list[Column] = [Related("aliases", _("other names"), "names")] if "names" in has else []
    if "citations" not in has:
        return found
    if issubclass(model, Period):
        found.append(Code("certainty", _("certainty"), Certainty))
        found.append(Day("confirmed", _("confirmed up to")))
    return [*found, Listing("sources", _("sources"))]


def _is_filled_in(field: Any) -> bool:
    return not (field.primary_key or field.generated or isinstance(field, KeyField))


def _column(field: Any) -> Column:
    if field.choices:
        return Code(field.name, field.verbose_name, field.flatchoices)
    fitting = (column for kind, column in _KINDS.items() if isinstance(field, kind))
    return next(fitting, Text)(field.name, field.verbose_name)
