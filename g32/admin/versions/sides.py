"""Two versions of a form side by side: what somebody else saved, what was typed, what it was.

Where only one of the two changed a field, the form keeps that change. Where both did, it keeps what
was typed, and the other value can be chosen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BooleanField, CheckboxInput, ModelChoiceField, Select
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.admin.forms import inner
from g32.happenings.words import NOTHING

from .posted import MARK, TAKE


@dataclass
class Line:
    """A field in which two versions differ. `name`: that of its choice; "" where there is none."""

    label: str
    opened: str
    theirs: str
    mine: str = ""
    name: str = ""
    takes_theirs: bool = False
    raw: str = ""

    @property
    def other(self) -> str:
        """What is posted to choose the side that the form does not hold."""
        return MARK + self.raw


@dataclass
class Sides:
    """The same form three times: as it was shown (None: not known), as it is stored, as typed."""

    opened: Any
    stored: Any
    typed: Any

    def lines(self, prefix: str) -> dict[str, Line]:
        """Return, by its name, a line for each field that somebody else changed and that holds
        something else here. `prefix`: of the fields on the page that is to be shown.
        """
        changed = (name for name in self.stored.fields if self._is_changed(name))
        return {
            name: self._line(name, self.stored.fields[name], prefix)
            for name in changed
            if differs(self.stored, name, self.typed)
        }

    def _is_changed(self, name: str) -> bool:
        return not self.opened or raw(self.opened, name) != raw(self.stored, name)

    def _line(self, name: str, box: Any, prefix: str) -> Line:
        theirs, mine = raw(self.stored, name), typed_raw(self.typed, name)
        takes_theirs = bool(self.opened) and not differs(self.opened, name, self.typed)
        other = mine if takes_theirs else theirs
        return Line(
            label=_label(name, box),
            opened=words(box, raw(self.opened, name)) if self.opened else "",
            theirs=words(box, theirs),
            mine=words(box, mine),
            name=f"{TAKE}{prefix}{name}" if len(other) < 2 else "",
            takes_theirs=takes_theirs,
            raw="".join(other),
        )

    def take_over(self, name: str, data: QueryDict) -> None:
        """Put in `data` what is stored in a field."""
        box, values = self.stored.fields[name], raw(self.stored, name)
        empty = [] if isinstance(inner(box.widget), CheckboxInput) else [""]
        data.setlist(self.typed.add_prefix(name), values or empty)

    def touched(self) -> list[Line]:
        """Return a line for each field in which something was typed."""
        first = self.opened or self.stored
        return [
            Line(
                label=_label(name, box),
                opened=words(box, raw(self.opened, name)) if self.opened else "",
                theirs="",
                mine=words(box, typed_raw(self.typed, name)),
            )
            for name, box in first.fields.items()
            if differs(first, name, self.typed)
        ]


def _label(name: str, box: Any) -> str:
    return str(capfirst(box.label or name))


def raw(form: Any, name: str) -> list[str]:
    """Return what a browser would post of a field of a form that is shown."""
    box = form.fields[name]
    value = box.prepare_value(form.get_initial_for_field(box, name))
    widget = inner(box.widget)
    if isinstance(widget, CheckboxInput):
        return ["on"] if value else []
    formatted = widget.format_value(value)
    if isinstance(formatted, list | tuple):
        return [str(each) for each in formatted if each not in (None, "")]
    return [str(formatted)] if formatted not in (None, "") else []


def typed_raw(form: Any, name: str) -> list[str]:
    """Return what was posted of a field."""
    return [text for text in form.data.getlist(form.add_prefix(name)) if text != ""]


def differs(shown: Any, name: str, typed: Any) -> bool:
    """Whether what was typed in a field is something else than what a form shows in it."""
    box = shown.fields[name]
    if box.disabled or name not in typed.fields:
        return False
    before, after = raw(shown, name), typed_raw(typed, name)
    if isinstance(inner(box.widget), CheckboxInput):
        return bool(before) != bool(after)
    if [_plain(text) for text in before] == [_plain(text) for text in after]:
        return False
    value = box.widget.value_from_datadict(typed.data, typed.files, typed.add_prefix(name))
    return bool(box.has_changed(shown.get_initial_for_field(box, name), value))


def _plain(text: str) -> str:
    """A text without what a browser makes of its line ends."""
    return text.replace("\r\n", "\n").strip()


def words(box: Any, values: list[str]) -> str:
    """Return what was or would be posted, as the page shows it."""
    if isinstance(box, BooleanField):
        return _("yes") if values else _("no")
    return "; ".join(_one(box, text) for text in values) or NOTHING


def _one(box: Any, text: str) -> str:
    if isinstance(box, ModelChoiceField):
        try:
            found = box.queryset.filter(pk=text).first()
        except (ValueError, ValidationError, OverflowError):
            return text
        return str(found) if found else _("a record that is no more")
    if isinstance(inner(box.widget), Select):
        return str(dict(_choices(box.choices)).get(text, text))
    return text


def _choices(choices: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _choices(label)
        else:
            yield str(key), label
