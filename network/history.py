"""How the history of the network's records is told, and what leads to a city."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.happenings.trails import trail
from g32.happenings.words import say, together

from .models import (
    Appointment,
    Citation,
    City,
    CityCitation,
    CityName,
    ElectionCity,
    Membership,
    Office,
)
from .reports.citations import called

#: What happened for and about a city.
OF_CITY = trail("city", City, gettext_lazy("city"))
OF_CITY.along(
    (Membership, "city"),
    (CityName, "owner"),
    (CityCitation, "record"),
    (Office, "city"),
    (Appointment, "city"),
    (ElectionCity, "city"),
)

together(
    Citation,
    ("source", "page", "page_to", "section"),
    gettext_lazy("passage"),
    lambda citation: str(citation.at),
)


def _field(citation: Any) -> str:
    """The field of the record that a passage speaks of, by its label."""
    fields = {each.name: each for each in citation.cited_model()._meta.get_fields()}
    found = fields.get(citation.field)
    return str(capfirst(called(found))) if found else citation.field or _("whole record")


say(Citation, "field", _field)
