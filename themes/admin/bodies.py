"""How bodies are chosen where something happened to several: in plain boxes, without a script."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from g32.admin.forms import is_number
from network.models import Body
from themes.actions import LASTING


class BodiesField(forms.ModelMultipleChoiceField):
    """Any number of bodies, each with a box to tick."""

    widget = forms.CheckboxSelectMultiple

    def _check_values(self, value: Any) -> Any:
        """Pass over what can be no number of a row: it is no choice."""
        for each in value:
            if not is_number(str(each)):
                self._refuse(each)
        return super()._check_values(value)

    def _refuse(self, value: Any) -> None:
        raise forms.ValidationError(
            self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
        )


def still_there(besides: Body) -> QuerySet[Body]:
    """Return the bodies that go on and may change into others, but for one."""
    going_on = Body.objects.filter(end="", planned=False).exclude(kind__in=LASTING)
    return going_on.exclude(pk=besides.pk).order_by("sort_key", "pk")


def asked_body() -> forms.ModelChoiceField:
    """Return a box for a body that is there already."""
    return forms.ModelChoiceField(
        Body.objects.none(),
        required=False,
        label=_("existing body"),
        empty_label=_("none: a new body"),
    )
