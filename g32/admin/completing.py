"""Links are completed as one types."""

from collections import Counter
from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.urls import reverse
from django.utils.http import urlencode

from g32.text import with_id


class Completion(AutocompleteJsonView):
    """Offers records by name; of those that are called the same, each with its id."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note which names several of those on the page have."""
        context = super().get_context_data(**kwargs)
        numbers = Counter(map(str, context["object_list"]))
        self._shared = {name for name, number in numbers.items() if number > 1}
        return context

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """Add the id where the name alone does not tell."""
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        own = getattr(obj, "slug", "")
        if own and result["text"] in self._shared:
            result["text"] = with_id(result["text"], own)
        return result


def offering(model: Any, field: str) -> str:
    """Return the address that offers what a link of a model may lead to."""
    asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name}
    return f"{reverse('admin:autocomplete')}?{urlencode({**asked, 'field_name': field})}"
