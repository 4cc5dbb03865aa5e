"""On the page of a record: what is the matter with it, and with what it concerns."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.asof import the_day
from g32.pages import Panel, panel
from g32.pages.panels import SHOWN
from g32.records import Record
from g32.reports.when import When
from g32.rights import Act, can

from .aside import Aside
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
        aside, when, concerned = Aside(), When(day=the_day()), _Concerned(record)
        for some in checks().values():
            for check in some:
                if can(self.visitor, Act.VIEW, check.model) and (only := concerned.by(check)):
                    ask = Ask(when, only)
                    yield from ((check, each) for each in aside.left(check, ask, SHOWN))

    def more(self, record: Any) -> str:
        """The page of all findings."""
        return reverse("admin:findings")

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


class _Concerned:
    """Which records concern one: itself, and those that lead to it; each kind is read once."""

    def __init__(self, record: Any) -> None:
        self._record = record
        self._kind = record._meta.concrete_model
        self._found: dict[tuple[Any, str], frozenset[int]] = {}

    def by(self, check: Check) -> frozenset[int]:
        """Return the numbers of the records of a check that do; of very many, some."""
        if not check.on_page or check.thorough:
            return frozenset()
        if check.model is self._kind:
            return frozenset({self._record.pk})
        path = check.concerns.get(self._kind._meta.model_name)
        if not path:
            return frozenset()
        if (check.model, path) not in self._found:
            rows = check.model._base_manager.filter(**{path: self._record.pk}).order_by("-pk")
            found = frozenset(rows.values_list("pk", flat=True)[: 4 * SHOWN])
            self._found[check.model, path] = found
        return self._found[check.model, path]
