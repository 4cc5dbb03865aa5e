"""The roles, each a group of rights that is kept in step after every migrate."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is for the register; the value is the name of the group."""

    SECRETARIAT = "secretariaat", _("secretariat")
    COORDINATOR = "coördinator", _("coordinator (role)")
    READER = "lezer", _("reader")
    MANAGER = "beheerder", _("manager")
