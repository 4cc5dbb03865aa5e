"""What of the work leads to a city: the results in which it was involved."""

from network.history import OF_CITY

from .models import Involvement

OF_CITY.along((Involvement, "city"))
