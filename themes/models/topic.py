"""Topics: what stands on the agenda."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from g32.fields import NoteField
from g32.guards import NoLoop
from g32.periods import Period, PeriodQuerySet
from g32.records import Named
from network.models import Body


class Topic(Named, Period):
    """What stands on the agenda of one or more groups, from … to …."""

    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    note = NoteField(_("note"))

    objects = PeriodQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = (
            *Period.Meta.constraints,
            models.UniqueConstraint(fields=["name"], name="themes_topic_name"),
            NoLoop(
                name="themes_topic_tree",
                field="part_of",
                violation_error_message=_("A topic cannot be a part of itself."),
            ),
        )


class TopicBody(models.Model):
    """A body has a topic on its agenda."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="bodies", verbose_name=_("topic"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="topics", verbose_name=_("body"))

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ("body__sort_key",)
        constraints = (
            models.UniqueConstraint(
                fields=["topic", "body"],
                name="themes_topicbody_once",
                violation_error_message=_("This body is listed already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.body)
