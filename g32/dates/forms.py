"""Partial dates in forms: shown and typed in words, kept as the stored text."""

from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse

from .edtf import InvalidDate
from .reading import MOST_CHARACTERS, read
from .wording import span_in_words, worded


class PartialDateInput(forms.TextInput):
    """A line for a date in words, and under it the days that were understood.

    While somebody types, a script asks the view named "understand_date" what that is, if the
    project has given it an address; without it the answer comes when the form is sent.
    """

    template_name = "g32/widgets/partial_date.html"

    class Media:
        css = {"all": ("g32/partial-date.css",)}
        js = ("g32/partial-date.js",)

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"class": "vTextField", "autocomplete": "off", "spellcheck": "false"} | (attrs or {})
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the hint, tell assistive technology of it, and tell the script whom to ask."""
        context = super().get_context(name, value, attrs)
        attributes = context["widget"]["attrs"]
        context["hint"] = _understood(value or "")
        if "id" in attributes:
            context["hint_id"] = f"{attributes['id']}_hint"
            described = (attributes.get("aria-describedby"), context["hint_id"])
            attributes["aria-describedby"] = " ".join(filter(None, described))
        with suppress(NoReverseMatch):
            attributes["data-read-url"] = reverse("understand_date")
        return context


class PartialDateFormField(forms.CharField):
    """A partial date, typed in words; its value is the stored text, "" when nothing is typed."""

    widget = PartialDateInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MOST_CHARACTERS)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored text in words, and what was not understood as it was typed."""
        return worded(value or "")

    def to_python(self, value: Any) -> str:
        """Read the words. Raises `ValidationError` with the sentence that `read` gives."""
        try:
            return read(super().to_python(value) or "")
        except InvalidDate as error:
            raise ValidationError(error.message, code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another date was typed, in whatever words; what cannot be read is another."""
        if self.disabled:
            return False
        try:
            return read(initial or "") != read(data or "")
        except InvalidDate:
            return (initial or "") != (data or "")


def _understood(words: str) -> str:
    """The days that the words mean, unless the words themselves name them."""
    try:
        span = span_in_words(read(words))
    except InvalidDate:
        return ""
    return "" if span == words else span
