"""The app of what they work on: groups, pillar links, lineage, topics, results."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThemesConfig(AppConfig):
    """What the network works on."""

    name = "themes"
    verbose_name = _("Themes")
    #: Every write to its tables is recorded (see g32.history).
    keeps_history = True
