"""Names beside the one in use: a renaming is a dated name; and ids that lead to another record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from g32.fields import CodeField, KeyField, LineField
from g32.guards import NoOverlap
from g32.periods import Period
from g32.records import Keyed, Record
from g32.text import fold


class NameKind(models.TextChoices):
    """What sort of name it is."""

    OFFICIAL = "official", _("official name")
    ALIAS = "alias", _("alias")
    ABBREVIATION = "abbreviation", _("abbreviation")
    SPELLING = "spelling", _("spelling")
    FORMER = "former", _("former name")


class Name(Keyed, Period):
    """A dated name of the record that `owner` points to."""

    worded_by = ("text",)
    #: All tables of names are asked of as one.
    asked_as = "name"
    words = staticmethod(str)

    owner: models.ForeignKey
    text = LineField(_("name"))
    kind = CodeField(_("kind"), choices=NameKind, default=NameKind.ALIAS)
    fold = KeyField(sources=("text",), make=fold, verbose_name=_("search key"))

    class Meta:
        abstract = True
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ("kind", "fold", "pk")
        constraints = (
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "text", "kind", "start"],
                name="%(app_label)s_%(class)s_once",
                violation_error_message=_(
                    "This name is listed already. Was it in use twice? Then say from when on it "
                    "was so again."
                ),
            ),
            NoOverlap(
                name="%(app_label)s_%(class)s_apart",
                keys=("owner", "text", "kind"),
                required=("owner", "text", "kind"),
                violation_error_message=_(
                    "This name is listed already for one of these days. Correct one of the two."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def remark(self) -> str:
        """What sort of name it is, and when it was in use; of an alias without dates nothing."""
        sort = "" if self.kind == NameKind.ALIAS else self.get_kind_display()
        return ", ".join(part for part in (sort, self.when) if part)


class FormerId(Record):
    """The id of a record that was merged into `owner`: it leads there, and no other gets it."""

    asked_as = "former_id"

    owner: models.ForeignKey

    class Meta:
        abstract = True
        verbose_name = _("former id")
        verbose_name_plural = _("former ids")
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug
