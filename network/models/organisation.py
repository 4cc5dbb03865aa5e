"""Partners: whoever the network works with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from g32.fields import CodeField, NoteField
from g32.guards import NoLoop
from g32.records import Named

from .naming import Name


class OrganisationKind(models.TextChoices):
    """What sort of organisation it is."""

    ASSOCIATION = "association", _("association")
    CITY_NETWORK = "city_network", _("network of cities")
    MINISTRY = "ministry", _("ministry")
    GOVERNMENT = "government", _("other government body")
    PARLIAMENT = "parliament", _("parliament")
    EUROPEAN = "european", _("European institution")
    KNOWLEDGE = "knowledge", _("knowledge institute")
    BRANCH = "branch", _("branch organisation")
    PROGRAMME = "programme", _("programme")
    COMPANY = "company", _("company")
    OTHER = "other", _("other")


class Organisation(Named):
    """VNG, G4, Platform31, a ministry …; may be part of another."""

    #: What a parameter of a question is called that stands for one of them.
    asked_for = ("partner", "organisatie")

    kind = CodeField(_("kind"), choices=OrganisationKind, blank=True)
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    note = NoteField(_("note"))

    class Meta(Named.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = (
            models.UniqueConstraint(fields=["name"], name="network_organisation_name"),
            NoLoop(
                name="network_organisation_tree",
                field="part_of",
                violation_error_message=_("An organisation cannot be a part of itself."),
            ),
        )


class OrganisationName(Name):
    """Another name or an abbreviation of an organisation."""

    owner = models.ForeignKey(
        Organisation, models.CASCADE, related_name="names", verbose_name=_("partner")
    )
