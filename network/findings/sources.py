"""Records without source, not confirmed any more, or contradicted; numbers that differ."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.dates.fields import PartialDateField
from g32.dates.wording import worded
from g32.findings import Ask, Finding, Hit, RowCheck, Severity, SpanCheck, register
from g32.records import Record
from network.models import Appointment, Citation, Figure, Membership, Office, Seat, Source, Stance
from network.reports.citations import field_of, recorded
from network.reports.figures import Agrees, Comparison, comparisons
from network.reports.passages import citation_models

#: What may lean on the citation of the record to which a link leads.
_LEANING: dict[type[Record], str] = {}
#: So long after its last source spoke, what is open is to be confirmed.
LONGEST = timedelta(days=365)


def leans(model: type[Record], link: str) -> None:
    """Let records of a kind go without citations of their own where the linked one has them."""
    _LEANING[model] = link


leans(Seat, "body")


class Cited(RowCheck):
    """A check of the records of one kind, and of their citations."""

    def __init__(self, citations: type[Citation]) -> None:
        self.citations: Any = citations
        self.model = citations.cited_model()


class Uncited(Cited):
    """Records that no passage bears out, nor, where they lean, the record they lean on."""

    code = "uncited"
    label = gettext_lazy("without citation")
    severity = Severity.ERROR

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """Of what had begun by then."""
        begun = ask.when.had_begun(self.model)
        records = ask.rows(self.model._base_manager.filter(begun, ~_borne_out(self.model, "pk")))
        if link := _LEANING.get(self.model):
            target = self.model._meta.get_field(link).related_model
            records = records.filter(~_borne_out(target, link))
        return records

    def count(self, ask: Ask) -> int:
        """Count those that are there, and those that are cited: that is quicker than to look for
        each whether it is.
        """
        if self.model in _LEANING:
            return super().count(ask)
        there = ask.rows(self.model._base_manager.filter(ask.when.had_begun(self.model)))
        agreeing = self.citations._base_manager.exclude(stance=Stance.CONTRADICTS)
        cited = agreeing.filter(ask.when.had_begun(self.model, "record__"))
        cited = ask.rows(cited, "record").order_by().values("record").distinct()
        return there.count() - cited.count()

    def finding(self, row: Any) -> Finding:
        """Say so."""
        return Finding(row, "", "", _("No source is named."))


def _borne_out(noun: Any, link: str) -> Exists:
    citations = noun._meta.get_field("citations").related_model._base_manager
    return Exists(citations.filter(record=OuterRef(link)).exclude(stance=Stance.CONTRADICTS))


class Conflict(Cited):
    """Records that a passage contradicts."""

    code = "conflict"
    label = gettext_lazy("sources disagree")
    severity = Severity.WARNING
    on_page = False
    slug = "record__slug"

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """The passages that contradict."""
        begun = ask.when.had_begun(self.model, "record__")
        against = self.citations._base_manager.filter(begun, stance=Stance.CONTRADICTS)
        return ask.rows(against, "record").select_related("source")

    def finding(self, row: Any) -> Finding:
        """Which passage states what, and what is followed."""
        record, field = row.record, field_of(row)
        stated, followed = row.value, recorded(record, field) if field else str(record)
        if isinstance(field, PartialDateField):
            stated, followed = worded(stated), worded(followed)
        message = _("%(place)s states “%(stated)s”; “%(followed)s” is followed.")
        words = {"place": row.at, "stated": stated, "followed": followed}
        return Finding(record, "", "", message % words)


class Unconfirmed(RowCheck):
    """What is open, and of which for more than a year no source speaks any more."""

    code = "unconfirmed"
    label = gettext_lazy("not confirmed for more than a year")
    severity = Severity.INFO
    dates = ("confirmed",)

    def __init__(self, model: Any) -> None:
        self.model = model
        self.citations = model._meta.get_field("citations").related_model

    def since(self, *dates: Any) -> str:
        """The day after the last of which a source speaks; SQLite works that out as a text."""
        return (date.fromisoformat(str(dates[0])) + timedelta(days=1)).isoformat()

    def act(self, record: Any) -> str:
        """Confirm it."""
        return "confirm"

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """What has no end, and only sources that ended more than a year ago."""
        agreeing = self.citations._base_manager.exclude(stance=Stance.CONTRADICTS)
        latest = ask.passed - LONGEST
        late = Source.objects.filter(as_of__gte=latest).values("pk")
        early = Source.objects.filter(as_of__lt=latest).values("pk")
        of_it = agreeing.filter(record=OuterRef("pk"))
        begun = Q(start_earliest__isnull=True) | Q(start_earliest__lte=latest)
        rows = self.model.objects.filter(ask.state, begun, end="")
        if any(field.name == "planned" for field in self.model._meta.concrete_fields):
            rows = rows.filter(planned=False)
        rows = rows.filter(Exists(of_it.filter(source__in=early)))
        rows = rows.exclude(Exists(of_it.filter(source__in=late)))
        last = of_it.order_by().values("record").annotate(last=Max("source__as_of"))
        return ask.rows(rows).annotate(confirmed=Subquery(last.values("last")))

    def finding(self, row: Any) -> Finding:
        """Up to when it was confirmed."""
        message = _("Confirmed up to %(day)s, and not since.") % {"day": date_format(row.confirmed)}
        return Finding(row, self.since(row.confirmed), "", message)


class Figures(SpanCheck):
    """Figures that do not agree with what the register counts."""

    model = Figure
    on_page = False
    verdict: Agrees

    def hits(self, ask: Ask) -> list[Hit]:
        """Count what they count."""
        found = (each for each in comparisons(ask.when) if each.agrees is self.verdict)
        only = ask.only
        return [Hit(e.figure.pk, words=e) for e in found if only is None or e.figure.pk in only]

    def since(self, hit: Hit) -> str:
        """The date of the figure."""
        return str(hit.words.figure.date)

    def finding(self, record: Any, hit: Hit) -> Finding:
        """What is stated, and what is recorded."""
        comparison: Comparison = hit.words
        words = {"stated": comparison.figure.stated, "recorded": comparison.recorded}
        message = _("Stated: %(stated)s; recorded: %(recorded)s.") % words
        return Finding(record, self.since(hit), "", message)


class FigureDiffers(Figures):
    """Figures that say less than the register counts."""

    code = "figure_differs"
    label = gettext_lazy("figure differs")
    severity = Severity.WARNING
    verdict = Agrees.NO


class FigureIncomplete(Figures):
    """Figures that say more than the register counts: something is not recorded."""

    code = "figure_incomplete"
    label = gettext_lazy("figure not reached")
    severity = Severity.INFO
    verdict = Agrees.INCOMPLETE


register(*map(Uncited, citation_models()), *map(Conflict, citation_models()))
register(*map(Unconfirmed, (Appointment, Office, Membership)))
register(FigureDiffers(), FigureIncomplete())
