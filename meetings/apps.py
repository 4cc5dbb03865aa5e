"""The app of when they meet: meetings, agenda, attendance, decisions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """The network's meetings."""

    name = "meetings"
    verbose_name = _("Meetings")
    #: Every write to its tables is recorded (see g32.history).
    keeps_history = True
