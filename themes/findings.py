"""What deserves attention among groups and their lineage."""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.dates.wording import in_words
from g32.findings import Ask, Finding, Hit, RowCheck, Severity, SpanCheck, register
from network.findings import leans
from themes.models import Passage, PillarLink, Succession

leans(PillarLink, "group")


class OfSuccessions(RowCheck):
    """A check of the steps of lineages, between one body and the next."""

    severity = Severity.WARNING
    model = Succession


class Overlap(OfSuccessions):
    """Predecessors that go on after they became, continued as or merged into another body."""

    code = "lineage_overlap"
    label = gettext_lazy("goes on after its successor took over")
    dates = ("date_latest",)

    def since(self, *dates: Any) -> str:
        """The day after the last on which it can have done so."""
        return (dates[0] + timedelta(days=1)).isoformat()

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """What is split may go on."""
        done = Succession.objects.exclude(how=Passage.SPLIT_INTO)
        done = done.filter(planned=False, date_latest__lt=ask.last)
        open_still = Q(predecessor__end="") | Q(predecessor__end_earliest__gt=F("date_latest"))
        if ask.first:
            lasting = Q(predecessor__end="") | Q(predecessor__end_earliest__gte=ask.first)
            done = done.filter(lasting)
        return ask.rows(done.filter(open_still))

    def finding(self, row: Any) -> Finding:
        """Which goes on since when."""
        words = {"predecessor": row.predecessor, "date": in_words(row.date)}
        message = _("“%(predecessor)s” goes on after %(date)s: end it, or correct the date.")
        return Finding(row, self.since(row.date_latest), "", message % words)


class Gap(SpanCheck):
    """Steps between whose bodies lie days on which there is certainly neither."""

    code = "lineage_gap"
    label = gettext_lazy("gap in a lineage")
    severity = Severity.WARNING
    model = Succession

    def hits(self, ask: Ask) -> list[Hit]:
        """Where the one certainly ended days before the other certainly began."""
        bounds = "predecessor__end_latest", "successor__start_earliest"
        known = {f"{name}__isnull": False for name in bounds}
        steps = ask.rows(Succession.objects.filter(planned=False, **known))
        gaps = (
            (pk, ended.toordinal() + 1, begins.toordinal() - 1)
            for pk, ended, begins in steps.values_list("pk", *bounds)
        )
        return [Hit(*gap) for gap in gaps if gap[1] <= gap[2]]

    def message(self, record: Any, hit: Hit) -> str:
        """Between which two."""
        words = {"predecessor": record.predecessor, "successor": record.successor}
        return _("Neither “%(predecessor)s” nor “%(successor)s” was there.") % words


register(Overlap(), Gap())
