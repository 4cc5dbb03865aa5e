"""On the page of a record: what is the matter with it, and with what it concerns."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.asof import the_day
from g32.pages import Panel, panel
from g32.pages.panels import SHOWN
from g32.records import Record
from g32.reports.when import When

from .aside import Aside, key
from .base import Ask, Check, Finding, checks


@panel(Record, 1)
class Concerns(Panel):
    """What asks for attention, unless it was set aside."""

    title = gettext_lazy("needs attention")
    model = None
    columns = {
        "about": gettext_lazy("record"),
        "message": gettext_lazy("what"),
        "when": gettext_lazy("when"),
        "mending": gettext_lazy("mend"),
    }

    def rows(self, record: Any) -> Iterator[tuple[Check, Finding]]:
        """What matters most first."""
        self.record = record
        aside, when = Aside(), When(day=the_day())
        for some in checks().values():
            for check in some:
                if only := _concerned(check, record):
                    ask = Ask(when, only)
                    put_by = aside.of(check, ask)
                    found = check.findings(ask, 0, SHOWN)
                    yield from ((check, each) for each in found if key(each) not in put_by)

    def about(self, row: tuple[Check, Finding]) -> Any:
        """Which record, where it is another than that of the page."""
        record = row[1].record
        return "" if record == self.record else record

    def message(self, row: tuple[Check, Finding]) -> str:
        """What is the matter."""
        return row[1].message

    def when(self, row: tuple[Check, Finding]) -> str:
        """From when to when, in words."""
        return row[1].when

    def mending(self, row: tuple[Check, Finding]) -> SafeString:
        """Where it is mended."""
        check, finding = row
        return format_html('<a href="{}">{}</a>', check.mending(finding), _("Mend"))


def _concerned(check: Check, record: Any) -> frozenset[int]:
    """The numbers of the records of a check that a record is, or that concern it; some of many."""
    if not check.on_page or check.thorough:
        return frozenset()
    kind = record._meta.concrete_model
    if check.model is kind:
        return frozenset({record.pk})
    if path := check.concerns.get(kind._meta.model_name):
        rows = check.model._base_manager.filter(**{path: record.pk}).order_by("-pk")
        return frozenset(rows.values_list("pk", flat=True)[: 4 * SHOWN])
    return frozenset()
