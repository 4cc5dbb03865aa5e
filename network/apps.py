"""The app of who belongs: cities, people, bodies, seats, appointments, sources, figures."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    """The network's own app."""

    name = "network"
    verbose_name = _("Network")
    #: Every write to its tables is recorded (see g32.history).
    keeps_history = True
