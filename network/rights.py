"""What coordinators may do with the network's records: edit what is of their own cities.

A person is of the own cities who acts or acted for one of them, and for no other city: so nobody
gets at somebody else's administrator by giving that person an office at home.
"""

from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from g32.rights import WRITES, Act, Role, grant, is_bound, limit

from .models import (
    Appointment,
    AppointmentCitation,
    City,
    ContactDetails,
    Coordinator,
    Office,
    OfficeCitation,
    OfficeFormerId,
    Person,
    PersonCitation,
    PersonFormerId,
    PersonName,
    TurnoverDraft,
)


def own_cities(user: Any) -> Any:
    """Return the cities that the user coordinates."""
    return City.objects.filter(coordinators__user=user.pk)


def of_own_city(path: str) -> Any:
    """Return the limit for rows whose city is found along `path`."""
    return lambda user: Q(**{f"{path}__in": own_cities(user)}) if is_bound(user) else None


def of_own_person(path: str) -> Any:
    """Return the limit for rows whose person is found along `path` ("pk": the row itself)."""
    return lambda user: Q(**{f"{path}__in": own_people(user)}) if is_bound(user) else None


def own_people(user: Any) -> Any:
    """Return the people who act or acted for a city of the user's, and for no other."""
    for_one, for_another = Q(), Q()
    for acting in (Office, Appointment):
        rows = acting._base_manager.filter(city__isnull=False, person__isnull=False)
        for_one |= Q(pk__in=rows.filter(city__in=own_cities(user)).values("person"))
        for_another |= Q(pk__in=rows.exclude(city__in=own_cities(user)).values("person"))
    return Person._base_manager.filter(for_one).exclude(for_another)


OWN_CITY = _("You edit what belongs to your own cities. Choose one of those as city.")
_OWN_PERSON = _(
    "You edit the people of your own cities: give the person an office in one of those. Does the "
    "person act or did the person act for another city too? Then ask the secretariat."
)


def to_act_for(user: Any, rows: Any, field: str) -> Any:
    """Keep, where the link `field` asks for the city that somebody acts for, the user's own."""
    return rows.filter(pk__in=own_cities(user)) if field == "city" and is_bound(user) else rows


def _edited(*kinds: type[Model], within: Any, said: Any = OWN_CITY) -> None:
    """Let coordinators edit these kinds, within the limit."""
    grant(Role.COORDINATOR, WRITES, *kinds)
    for kind in kinds:
        limit(kind, WRITES, within, said)


_edited(Person, within=of_own_person("pk"), said=_OWN_PERSON)
_edited(PersonName, PersonFormerId, within=of_own_person("owner"), said=_OWN_PERSON)
_edited(PersonCitation, within=of_own_person("record"), said=_OWN_PERSON)
_edited(Office, Appointment, within=of_own_city("city"))
_edited(OfficeCitation, AppointmentCitation, within=of_own_city("record__city"))
_edited(OfficeFormerId, within=of_own_city("owner__city"))
_edited(ContactDetails, within=of_own_city("office__city"))
grant(Role.COORDINATOR, [Act.VIEW], ContactDetails)
limit(ContactDetails, [Act.VIEW], of_own_city("office__city"), OWN_CITY)

_edited(TurnoverDraft, within=of_own_city("city"))
grant(Role.SECRETARIAT, [Act.VIEW, *WRITES], TurnoverDraft)

grant(Role.SECRETARIAT, [Act.FORGET, Act.DISCLOSE], Person)

grant(Role.MANAGER, [Act.VIEW, *WRITES], Coordinator)
