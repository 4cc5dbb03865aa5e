"""Groups: what cities work on together, and the pillars they belong to."""

from typing import Any

from django.db import models
from django.db.models import F, Value
from django.utils.translation import gettext_lazy as _

from g32.asking.telling import joined
from g32.guards import LinkGuard, NoOverlap
from g32.periods import Period, PeriodQuerySet
from g32.records import Record
from network.models import Body, BodyKind, KindManager


class ThemeGroup(Body):
    """A group of administrators round a theme; may reach over several pillars."""

    objects = KindManager(BodyKind.THEME_GROUP)

    class Meta:
        proxy = True
        verbose_name = _("theme group")
        verbose_name_plural = _("theme groups")


class WorkingGroup(Body):
    """A working group, mostly of officials."""

    objects = KindManager(BodyKind.WORKING_GROUP)

    class Meta:
        proxy = True
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")


class PillarLink(Record, Period):
    """A theme or working group belongs to a pillar, from … to …; several are possible."""

    group = models.ForeignKey(
        Body, models.PROTECT, related_name="pillar_links", verbose_name=_("group")
    )
    pillar = models.ForeignKey(
        Body, models.PROTECT, related_name="group_links", verbose_name=_("pillar")
    )
    group_is_group = models.GeneratedField(
        expression=Value(1), output_field=models.SmallIntegerField(), db_persist=True
    )
    pillar_kind = models.GeneratedField(
        expression=Value(BodyKind.PILLAR.value),
        output_field=models.CharField(max_length=24),
        db_persist=True,
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("pillar link")
        verbose_name_plural = _("pillar links")
        ordering = ("group__sort_key", "pillar__sort_key", "pk")
        constraints = (
            *Period.Meta.constraints,
            LinkGuard(
                name="themes_pillarlink_to_pillar",
                link="pillar",
                column="pillar_kind",
                target="kind",
                violation_error_message=_("Choose a pillar: this body is of another kind."),
            ),
            LinkGuard(
                name="themes_pillarlink_from_group",
                link="group",
                column="group_is_group",
                target="is_group",
                violation_error_message=_(
                    "Only a theme group, working group, platform or dossier belongs to a pillar."
                ),
            ),
            NoOverlap(
                name="themes_pillarlink_once",
                keys=("group", "pillar"),
                required=("group", "pillar"),
                violation_error_message=_(
                    "This group already belongs to this pillar on one of these days."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.group} – {self.pillar}"

    @staticmethod
    def told() -> Any:
        """Return its words as an expression."""
        return joined(F("group__name"), Value(" – "), F("pillar__name"))

    def slug_parts(self) -> tuple[object, ...]:
        """Group and pillar."""
        return (self.group.slug, self.pillar.slug)
