"""Which findings were set aside."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SetAside(models.Model):
    """A finding that somebody looked at and left as it is, with the reason.

    `facts`: a digest of what it said; where that changes, the finding is there again.
    """

    check_code = models.CharField(_("check"), max_length=40)
    table = models.CharField(_("table"), max_length=63)
    row = models.BigIntegerField(_("row"))
    facts = models.CharField(_("facts"), max_length=64)
    reason = models.CharField(_("reason"), max_length=500)

    class Meta:
        verbose_name = _("finding that was set aside")
        verbose_name_plural = _("findings that were set aside")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=["check_code", "table", "row", "facts"], name="g32_setaside_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.check_code}: {self.table} {self.row}"
