"""What coordinators may do with meetings: tell who of their own cities attended."""

from typing import Any

from django.db.models import Q

from g32.rights import WRITES, Role, grant, is_bound, limit
from network.rights import OWN_CITY, own_cities, own_people

from .models import Attendance, AttendanceCitation


def of_own_city(user: Any, path: str = "") -> Q | None:
    """Return the limit: on behalf of a city of the user's, or one of its people for no city."""
    if not is_bound(user):
        return None
    return Q(**{f"{path}city__in": own_cities(user)}) | Q(
        **{f"{path}city__isnull": True, f"{path}person__in": own_people(user)}
    )


grant(Role.COORDINATOR, WRITES, Attendance, AttendanceCitation)
limit(Attendance, WRITES, of_own_city, OWN_CITY)
limit(AttendanceCitation, WRITES, lambda user: of_own_city(user, "record__"), OWN_CITY)
