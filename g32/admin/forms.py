"""Forms of records: they take up a refusal, and complete links as one types."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError

#: The largest number a row can have.
LARGEST = 2**63 - 1


class RecordSelect(AutocompleteSelect):
    """A link that is completed as one types.

    What the form's own record links to is already at hand (`known`) and is not fetched again;
    what was posted but cannot be the number of a row is passed over.
    """

    known: dict[str, Any] = {}

    def optgroups(self, name: str, value: list[str], attr: dict[str, Any] | None = None) -> Any:
        """Give the chosen record only; the others come as one types."""
        options: list[dict[str, Any]] = []
        groups = [(None, options, 0)]
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))
        chosen = [text for text in value if is_number(text)]
        for text in chosen:
            record = self.known.get(text) or self.choices.queryset.filter(pk=text).first()
            if record is not None:
                options.append(self.create_option(name, text, str(record), True, len(options)))
        return groups


def is_number(text: str) -> bool:
    """Whether a posted text can be the number of a row."""
    return text.isascii() and text.isdigit() and int(text) <= LARGEST


class RecordForm(forms.ModelForm):
    """The form of a record.

    `refusal`: why the database (or somebody else's newer version) refused what was posted; it is
    shown above the form, and nothing is saved. `apart`: the fields that one box stands for.
    """

    refusal: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = inner(field.widget)
            if isinstance(widget, RecordSelect):
                linked = self.instance._state.fields_cache.get(name)
                widget.known = {str(linked.pk): linked} if linked else {}

    def clean(self) -> dict[str, Any] | None:
        """Add the refusal."""
        cleaned = super().clean()
        if self.refusal:
            raise ValidationError(list(self.refusal), code="refused")
        return cleaned


def inner(widget: forms.Widget) -> forms.Widget:
    """Return the widget itself, without the admin's links to add and change beside it."""
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget
