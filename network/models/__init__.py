"""Who belongs: cities, people, bodies, seats, appointments, sources, figures."""

from .body import GROUP_KINDS, Body, BodyKind, BodyName, BodyQuerySet, KindManager, Level, Pillar
from .citations import (
    AppointmentCitation,
    BodyCitation,
    CityCitation,
    ElectionCitation,
    FigureCitation,
    MembershipCitation,
    OfficeCitation,
    OrganisationCitation,
    PersonCitation,
    SeatCitation,
    cited,
)
from .city import City, CityName, Membership
from .coordinator import Coordinator
from .draft import TurnoverDraft
from .election import Election, ElectionCity, ElectionKind, Scope
from .figure import Figure
from .naming import FormerId, Name, NameKind
from .organisation import Organisation, OrganisationKind, OrganisationName
from .party import Party, noted
from .person import (
    Administrator,
    ContactDetails,
    Function,
    Office,
    OfficeFormerId,
    Person,
    PersonFormerId,
    PersonName,
)
from .seat import Appointment, How, Role, Seat
from .source import Citation, Source, Stance, label_of_field

__all__ = [
    "GROUP_KINDS",
    "Administrator",
    "Appointment",
    "AppointmentCitation",
    "Body",
    "BodyCitation",
    "BodyKind",
    "BodyName",
    "BodyQuerySet",
    "Citation",
    "City",
    "CityCitation",
    "CityName",
    "ContactDetails",
    "Coordinator",
    "Election",
    "ElectionCitation",
    "ElectionCity",
    "ElectionKind",
    "Figure",
    "FigureCitation",
    "FormerId",
    "Function",
    "How",
    "KindManager",
    "Level",
    "Membership",
    "MembershipCitation",
    "Name",
    "NameKind",
    "Office",
    "OfficeCitation",
    "OfficeFormerId",
    "Organisation",
    "OrganisationCitation",
    "OrganisationKind",
    "OrganisationName",
    "Party",
    "Person",
    "PersonCitation",
    "PersonFormerId",
    "PersonName",
    "Pillar",
    "Role",
    "Scope",
    "Seat",
    "SeatCitation",
    "Source",
    "Stance",
    "TurnoverDraft",
    "cited",
    "label_of_field",
    "noted",
]
