"""One small table of citations for each noun of this app."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .body import Body
from .city import City, Membership
from .election import Election
from .figure import Figure
from .organisation import Organisation
from .person import Office, Person
from .seat import Appointment, Seat
from .source import Citation


def cited(noun: type[models.Model]) -> models.ForeignKey:
    """Return the link from a citation to the record it is about."""
    return models.ForeignKey(
        noun, models.CASCADE, related_name="citations", verbose_name=_("record")
    )


class CityCitation(Citation):
    """Where a city is named."""

    record = cited(City)


class MembershipCitation(Citation):
    """Where a membership stands."""

    record = cited(Membership)


class PersonCitation(Citation):
    """Where a person is named."""

    record = cited(Person)


class OfficeCitation(Citation):
    """Where an office stands."""

    record = cited(Office)


class OrganisationCitation(Citation):
    """Where a partner is named."""

    record = cited(Organisation)


class BodyCitation(Citation):
    """Where a body is named."""

    record = cited(Body)


class SeatCitation(Citation):
    """Where a seat is named."""

    record = cited(Seat)


class AppointmentCitation(Citation):
    """Where an appointment stands."""

    record = cited(Appointment)


class ElectionCitation(Citation):
    """Where an election stands."""

    record = cited(Election)


class FigureCitation(Citation):
    """Where a number is stated."""

    record = cited(Figure)
