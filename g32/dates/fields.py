"""The model field for a partial date, and the generated columns with its bounds."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from g32.fields import GuardedField

from . import sql
from .edtf import LONGEST, InvalidDate, PartialDate
from .forms import PartialDateFormField, PartialDateInput
from .reading import MOST_CHARACTERS


class PartialDateField(GuardedField, models.CharField):
    """A date as imprecise as its source, stored as EDTF text (see `edtf`), "" when not known.

    The column refuses every other text, and NULL. May be empty unless `blank=False`, which then
    the column too refuses. In forms people read and type words.
    """

    description = _("Partial date")
    #: NULL is not one of them: `full_clean` looks at it, and refuses it.
    empty_values = ("",)
    #: Whether it may be empty is part of the column's CHECK.
    non_db_attrs = tuple(name for name in models.Field.non_db_attrs if name != "blank")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("null"):
            raise ValueError("A partial date that is not known is empty, never NULL.")
        kwargs["max_length"] = LONGEST
        kwargs.setdefault("blank", True)
        if kwargs["blank"]:
            kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Name in migrations only what differs from every partial date."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        if kwargs.pop("blank", False):
            if kwargs.get("default") == "":
                del kwargs["default"]
        else:
            kwargs["blank"] = False
        return name, path, args, kwargs

    def check_sql(self, column: str, vendor: str) -> str:
        """Refuse what is no partial date, or is empty without leave."""
        return sql.check_sql(column, vendor, blank=self.blank)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Say what is wrong with a text that the column would refuse."""
        super().validate(value, model_instance)
        try:
            PartialDate.parse(value)
        except InvalidDate as error:
            raise ValidationError(error.message, code="invalid") from error

    def formfield(self, **kwargs: Any) -> Any:
        """A field for words; the admin's own widget for any CharField would not explain them."""
        kwargs |= {"widget": PartialDateInput, "max_length": MOST_CHARACTERS}
        return super().formfield(**({"form_class": PartialDateFormField} | kwargs))


def earliest(name: str, **kwargs: Any) -> models.GeneratedField:
    """The column with the earliest day that the partial date `name` can mean; NULL if open."""
    return _bound(sql.Earliest(name), {"verbose_name": _("earliest day")} | kwargs)


def latest(name: str, **kwargs: Any) -> models.GeneratedField:
    """The column with the latest day that the partial date `name` can mean; NULL if open."""
    return _bound(sql.Latest(name), {"verbose_name": _("latest day")} | kwargs)


def _bound(expression: sql.Earliest, kwargs: dict[str, Any]) -> models.GeneratedField:
    output = models.DateField(null=True)
    return models.GeneratedField(
        expression=expression, output_field=output, db_persist=True, null=True, **kwargs
    )
