"""In which of the forms that there are an answer is wanted (RFC 9110, 12.5.1)."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from .problems import ProblemError

JSON, CSV = "application/json", "text/csv"


class _Range(NamedTuple):
    """What is accepted, how gladly (0: not at all), and where in the header that stands."""

    media_type: str
    weight: float
    place: int

    def closeness(self, form: str) -> int:
        """How closely it names the form; 0: it does not."""
        kinds = ("*/*", f"{form.partition('/')[0]}/*", form)
        return kinds.index(self.media_type) + 1 if self.media_type in kinds else 0


def form_of(request: HttpRequest, *forms: str) -> str:
    """Return in which of the forms to answer. Raises `ProblemError` where none is accepted.

    Of each form that counts which names it most closely. What else a type may have behind it
    (`charset=utf-8`) says nothing of the form.
    """
    header = request.headers.get("Accept", "")
    if not header.strip():
        return forms[0]
    ranges = [_range(text, place) for place, text in enumerate(header.split(","))]
    wanted = [form for form in forms if _weight(ranges, form)[0] > 0]
    if not wanted:
        raise ProblemError(406, _("This comes as: %s.") % ", ".join(forms))
    return max(wanted, key=lambda form: _weight(ranges, form))


def _range(text: str, place: int) -> _Range:
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    weights = [each[2:] for each in parameters if each.startswith("q=")]
    try:
        weight = float(weights[0]) if weights else 1.0
    except ValueError:
        weight = 1.0
    return _Range("*/*" if name == "*" else name, weight, place)


def _weight(ranges: Sequence[_Range], form: str) -> tuple[float, int, int]:
    """How gladly a form is taken; of what is taken as gladly, what is named closest, and first."""
    close = max(ranges, key=lambda each: each.closeness(form))
    closeness = close.closeness(form)
    return (close.weight, closeness, -close.place) if closeness else (0, 0, 0)
