"""The rows of a form: as many as were sent, whatever a forger says there are."""

from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property


class RowsFormSet(BaseInlineFormSet):
    """Rows on the page of their record.

    Django makes a form for each row that is announced, up to a thousand more than it knows, and
    shows them all again: a minute's work for one small post. Ours makes those that came.
    """

    def total_form_count(self) -> int:
        """Return how many rows there are: those that came, and those that were there."""
        announced = super().total_form_count()
        return min(announced, self._came) if self.is_bound else announced

    @cached_property
    def _came(self) -> int:
        start = f"{self.prefix}-"
        parts = (name[len(start) :].partition("-") for name in self.data if name.startswith(start))
        numbers = [int(at) for at, dash, _field in parts if dash and at.isascii() and at.isdigit()]
        known = min(self.initial_form_count(), len(self.get_queryset()))
        return max([known, *(number + 1 for number in numbers)])
