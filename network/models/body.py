"""Bodies: everything people sit on, in one table."""

from typing import Any, Self

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from g32.fields import CodeField, NoteField, YesNoField
from g32.guards import Frozen
from g32.periods import Period, PeriodQuerySet
from g32.records import Named

from .naming import Name


class BodyKind(models.TextChoices):
    """What a body is. It never changes: a group that becomes another kind is another body."""

    NETWORK = "network", _("network")
    GENERAL_ASSEMBLY = "general_assembly", _("general assembly")
    EXECUTIVE_BOARD = "executive_board", _("executive board")
    PILLAR = "pillar", _("pillar")
    THEME_GROUP = "theme_group", _("theme group")
    WORKING_GROUP = "working_group", _("working group")
    PLATFORM = "platform", _("platform")
    DOSSIER = "dossier", _("dossier")
    SUPPORT_TEAM = "support_team", _("support team")


#: The kinds that work on a subject and may belong to a pillar.
GROUP_KINDS = (
    BodyKind.THEME_GROUP,
    BodyKind.WORKING_GROUP,
    BodyKind.PLATFORM,
    BodyKind.DOSSIER,
)


class Level(models.TextChoices):
    """Who meets: those who govern, those who advise them, or both."""

    ADMINISTRATIVE = "administrative", _("administrative")
    OFFICIAL = "official", _("official (civil service)")
    BOTH = "both", _("both")


class BodyQuerySet(PeriodQuerySet):
    """The words for bodies."""

    def of_kind(self, *kinds: str) -> Self:
        """Keep the bodies of these kinds."""
        return self.filter(kind__in=kinds)


class Body(Named, Period):
    """The network itself, its assembly and board, a pillar, a group, a team."""

    #: What a parameter of a question is called that stands for one of them.
    asked_for = ("gremium", "groep", "pijler")

    kind = CodeField(
        _("kind"),
        choices=BodyKind,
        help_text=_(
            "Never changes. When a working group becomes a theme group, make a new body and link "
            "the two with a succession."
        ),
    )
    level = CodeField(_("level"), choices=Level, blank=True)
    planned = YesNoField(
        _("planned"),
        default=False,
        help_text=_("Announced, but not yet certain to exist on any day."),
    )
    note = NoteField(_("note"))
    is_group = models.GeneratedField(
        expression=Case(
            When(Q(kind__in=[kind.value for kind in GROUP_KINDS]), then=Value(1)),
            default=Value(0),
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    objects = BodyQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        indexes = (models.Index(fields=["sort_key"], name="network_body_sort_key"),)
        constraints = (
            *Period.Meta.constraints,
            models.UniqueConstraint(fields=["name"], name="network_body_name"),
            models.UniqueConstraint(fields=["id", "kind"], name="network_body_id_kind"),
            models.UniqueConstraint(fields=["id", "is_group"], name="network_body_id_group"),
            Frozen(
                name="network_body_kind_frozen",
                field="kind",
                violation_error_message=_(
                    "The kind of a body never changes. Make a new body and link the two with a "
                    "succession (“became”)."
                ),
            ),
        )


class BodyName(Name):
    """Another name of a body: “Thema Smarter Cities”, “AB”."""

    owner = models.ForeignKey(Body, models.CASCADE, related_name="names", verbose_name=_("body"))


class KindManager(models.Manager.from_queryset(BodyQuerySet)):
    """The bodies of one kind, for a proxy that stands for it."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def get_queryset(self) -> Any:
        """Keep that kind."""
        return super().get_queryset().of_kind(self.kind)


class Pillar(Body):
    """A pillar of the network: decides, sets the agenda, gives groups their mandate."""

    objects = KindManager(BodyKind.PILLAR)

    class Meta:
        proxy = True
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")
