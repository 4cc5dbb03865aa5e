"""How a citation is filled in: where it stands is told in one box."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from g32.admin.forms import RecordForm
from g32.admin.formsets import RowsFormSet
from network.models import Source
from network.passages import Passage, Sources

#: The longest name, the longest section, and room for the pages between them.
LONGEST = 500
#: So many names of sources are offered while one types.
OFFERED = 50
#: What a passage says, apart.
PARTS = ("source", "page", "page_to", "section")


class PassageField(forms.CharField):
    """A line that is read as a passage; `known` holds the line that the form itself shows."""

    known: dict[str, Passage] = {}
    read: Callable[[str], Passage]

    def clean(self, value: Any) -> Passage | None:
        """Read the line, unless it is as it was shown. None: nothing is said, where that may be."""
        line = super().clean(value)
        return self.known.get(line) or (self.read(line) if line else None)


class PassageInput(forms.TextInput):
    """A line, with the first names of sources offered while one types."""

    template_name = "network/passage_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "vTextField passage", "spellcheck": "false"} | (attrs or {}))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the names, and what their list is called."""
        context = super().get_context(name, value, attrs)
        context["offered"] = offered()
        context["widget"]["attrs"]["list"] = f"{name}-sources"
        return context


def offered() -> list[str]:
    """Return the names that are offered while one types."""
    return list(Source.objects.values_list("name", flat=True)[:OFFERED])


def _read(line: str) -> Passage:
    """Read one line among all sources. Raises `ValidationError`."""
    return Sources(Source.objects.only("name", "slug", "pages", "as_of")).read(line)


def asked_passage() -> PassageField:
    """Return a box for where something stands, on a form of its own."""
    box = PassageField(
        label=_("passage"),
        max_length=LONGEST,
        help_text=_(
            "Where it stands. Source, page and section in one line: “Jaarverslag 2014 p. 3 § "
            "Bestuurlijk”. Of a web page only its title."
        ),
        widget=PassageInput,
    )
    box.read = _read
    return box


class CitationForm(RecordForm):
    """A citation. What is wrong with the source, the pages or the section is told at their box."""

    apart = PARTS

    at = PassageField(
        label=_("passage"),
        max_length=LONGEST,
        help_text=_(
            "Source, page and section in one line: “Jaarverslag 2014 p. 3 § Bestuurlijk”. Of a web "
            "page only its title."
        ),
        widget=forms.TextInput({"class": "vTextField passage", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            line = str(self.instance.at).strip()
            self.initial["at"] = line
            self.fields["at"].known = {line: self.instance.at}

    def clean(self) -> dict[str, Any] | None:
        """Take the passage apart."""
        if passage := self.cleaned_data.get("at"):
            for part in PARTS:
                setattr(self.instance, part, getattr(passage, part))
        return super().clean()

    def add_error(self, field: str | None, error: Any) -> None:
        """Put what is wrong with a part of the passage at its box."""
        if hasattr(error, "error_dict"):
            found: dict[str, list[Any]] = {}
            for name, errors in error.error_dict.items():
                found.setdefault("at" if name in PARTS else name, []).extend(errors)
            error = ValidationError(found)
        super().add_error(field, error)

    def _get_validation_exclusions(self) -> set[str]:
        """Check the parts of the passage too, but for the source: it was just found."""
        return super()._get_validation_exclusions().difference(PARTS[1:])


class CitationFormSet(RowsFormSet):
    """The citations of a record, for which the sources are fetched once, and only if needed."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Let the box read among the sources, and offer the first of them."""
        super().add_fields(form, index)
        box = form.fields["at"]
        box.read = self._read
        box.widget.attrs["list"] = self.offered_id

    def _read(self, line: str) -> Passage:
        return self._sources.read(line)

    @cached_property
    def _sources(self) -> Sources:
        return Sources(Source.objects.only("name", "slug", "pages"))

    @property
    def offered_id(self) -> str:
        """What the list of names is called on the page."""
        return f"{self.prefix}-sources"

    def offered(self) -> list[str]:
        """Return the names that are offered while one types."""
        return offered()
