"""What a check is, what it finds, and of which time it is asked."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, ClassVar, NamedTuple

from django.db import models
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.dates.wording import in_words
from g32.periods import possible
from g32.reports.columns import Label
from g32.reports.kinds import linked
from g32.reports.rows import stream
from g32.reports.when import When

from .spans import EVER, NEVER, day_of, ordinal

#: So many rows are read at once.
_PIECE = 1000


class Severity(models.TextChoices):
    """How much it matters."""

    ERROR = "error", gettext_lazy("error")
    WARNING = "warning", gettext_lazy("warning")
    INFO = "info", gettext_lazy("info")


class Finding(NamedTuple):
    """What a check found: the record it speaks of, since when and until when (stored form, or ""),
    and words.
    """

    record: Any
    since: str
    until: str
    message: str
    #: The number of another record of its kind, where it speaks of two.
    other: int | None = None
    #: What it rests on beside what it says: another finding, if that changes.
    rests_on: str = ""

    @property
    def table(self) -> str:
        """The table in which the record stands."""
        return str(self.record._meta.db_table)

    @property
    def when(self) -> str:
        """Since when, or from when to when, in words."""
        if not self.since:
            return ""
        words = {"since": in_words(self.since), "until": in_words(self.until)}
        return (_("%(since)s up to %(until)s") if self.until else _("since %(since)s")) % words

    @property
    def in_words(self) -> str:
        """What is the matter, and until when it was."""
        if not self.until:
            return self.message
        words = {"message": self.message, "day": in_words(self.until)}
        return _("%(message)s Until %(day)s.") % words


class Hit(NamedTuple):
    """The number of a record with which something is the matter, from one day to another (as
    ordinals), and what its words need.
    """

    pk: int
    since: int = EVER
    until: int = NEVER
    words: Any = None


@dataclass(frozen=True)
class Ask:
    """Of which time a check is asked: a day, a year, or all time up to the day of the page; and of
    which records only (by their numbers; None: all).
    """

    when: When
    only: frozenset[int] | None = None

    @property
    def first(self) -> date | None:
        """The first of those days; None: from ever."""
        return self.when.first

    @property
    def last(self) -> date:
        """The last of those days."""
        return self.when.reference

    @property
    def passed(self) -> date:
        """Before this day all has passed: the last of those days, or today if that is earlier."""
        return min(self.last, timezone.localdate())

    @property
    def state(self) -> Q:
        """The condition that a state may have been in force on one of the days."""
        if self.first is None:
            return Q(start_earliest__isnull=True) | Q(start_earliest__lte=self.last)
        return possible(self.first, last=self.last)

    def rows(self, queryset: QuerySet[Any], link: str = "pk") -> QuerySet[Any]:
        """Keep the rows of the records that are asked about; `link` leads to those."""
        return queryset if self.only is None else queryset.filter(**{f"{link}__in": self.only})

    def touched(self, hits: Iterable[Hit]) -> list[Hit]:
        """Keep what is the matter on one of the days."""
        first, last = ordinal(self.first, EVER), self.last.toordinal()
        return [hit for hit in hits if hit.since <= last and hit.until >= first]


class Begun(NamedTuple):
    """What a check finds, of which nothing was fetched yet: since when its finding will say that it
    is so, and the readable id of the record it will speak of.
    """

    since: str
    slug: str
    hit: Hit


class Check:
    """Looks for one kind of finding among the records of one kind.

    It asks as many queries whatever it finds. `brief`: it reads no more of the register than what
    it finds, so that the first page can ask.
    """

    code: ClassVar[str]
    label: ClassVar[Label]
    severity: ClassVar[Severity]
    model: Any
    #: The path from the rows it looks at to the readable id of the record it speaks of.
    slug: str = "slug"
    brief: ClassVar[bool] = False
    #: Whether the page of a record asks it: not where it would have to read all others for that,
    #: nor where the page shows it anyway.
    on_page: ClassVar[bool] = True
    #: Whether it looks at all that is stored, which takes long: only the report asks it then.
    thorough: ClassVar[bool] = False
    #: What else it concerns than the record itself: the path to that, by its kind.
    concerns: ClassVar[Mapping[str, str]] = {}

    def count(self, ask: Ask) -> int:
        """Return how many findings there are."""
        raise NotImplementedError

    def findings(self, ask: Ask, first: int = 0, last: int | None = None) -> Iterator[Finding]:
        """Go through the findings from `first` up to `last`, in a lasting order."""
        raise NotImplementedError

    def begun(self, ask: Ask) -> Iterator[Begun]:
        """Go through what it finds, in any order. No record is fetched for that."""
        raise NotImplementedError

    def told(self, ask: Ask, hits: Collection[Hit]) -> Iterator[tuple[Hit, Finding]]:
        """Go through these hits, in any order, each with its finding."""
        raise NotImplementedError

    def act(self, record: Any) -> str:
        """Return the code of the change that mends it; "" where it is corrected in the form."""
        return ""

    def mending(self, finding: Finding) -> str:
        """Return the address where a finding is mended."""
        opts, number = finding.record._meta, finding.record.pk
        name = f"admin:{opts.app_label}_{opts.model_name}"
        if code := self.act(finding.record):
            return reverse(f"{name}_act", args=[number, code])
        return reverse(f"{name}_change", args=[number])


class RowCheck(Check):
    """A check whose findings are rows that a condition in the database finds, one each."""

    #: The fields of a row by which `since` tells since when it is so; none: that has no date.
    dates: tuple[str, ...] = ()

    def since(self, *dates: Any) -> str:
        """Return since when it is so, in stored form."""
        return dates[0] if dates else ""

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """Return the rows with which something is the matter."""
        raise NotImplementedError

    def finding(self, row: Any) -> Finding:
        """Tell what is the matter with a row."""
        raise NotImplementedError

    def count(self, ask: Ask) -> int:
        """Return how many there are; nothing of them is read."""
        return self.rows(ask).count()

    def findings(self, ask: Ask, first: int = 0, last: int | None = None) -> Iterator[Finding]:
        """By the number of the row."""
        return map(self.finding, self._whole(self.rows(ask).order_by("pk")[first:last]))

    def begun(self, ask: Ask) -> Iterator[Begun]:
        """Read the dates of the rows, and of which records they are."""
        for some in stream(self.rows(ask).order_by(), ("pk", self.slug, *self.dates), _PIECE):
            yield from (Begun(self.since(*dates), slug, Hit(pk)) for pk, slug, *dates in some)

    def told(self, ask: Ask, hits: Collection[Hit]) -> Iterator[tuple[Hit, Finding]]:
        """Fetch their rows together."""
        found = {hit.pk: hit for hit in hits}
        rows = self._whole(self.rows(ask).filter(pk__among=[*found]).order_by())
        return ((found[row.pk], self.finding(row)) for row in rows)

    def _whole(self, rows: QuerySet[Any]) -> Iterator[Any]:
        """With what their words name."""
        return rows.select_related(*linked(rows.model)).iterator(chunk_size=_PIECE)


class SpanCheck(Check):
    """A check that holds spans of days against each other, all records at once."""

    def hits(self, ask: Ask) -> Iterable[Hit]:
        """Go through what is the matter; also on other days than those that are asked about."""
        raise NotImplementedError

    def finding(self, record: Any, hit: Hit) -> Finding:
        """Tell what is the matter with a record."""
        days = self.since(hit), day_of(hit.until)
        return Finding(record, *days, self.message(record, hit), rests_on=self.rests_on(hit))

    def rests_on(self, hit: Hit) -> str:
        """Say what it rests on beside what is said of it."""
        return ""

    def message(self, record: Any, hit: Hit) -> str:
        """Say it in words."""
        raise NotImplementedError

    def count(self, ask: Ask) -> int:
        """Return how many there are."""
        return len(ask.touched(self.hits(ask)))

    def findings(self, ask: Ask, first: int = 0, last: int | None = None) -> Iterator[Finding]:
        """The records of those are fetched together."""
        hits = sorted(ask.touched(self.hits(ask)), key=lambda hit: (hit.since, hit.pk))[first:last]
        return (finding for _hit, finding in self.told(ask, hits))

    def begun(self, ask: Ask) -> Iterator[Begun]:
        """Hold all records against each other."""
        hits = ask.touched(self.hits(ask))
        rows = self.model._base_manager.filter(pk__among={hit.pk for hit in hits}).order_by()
        slugs = dict(chain.from_iterable(stream(rows, ("pk", self.slug), _PIECE)))
        return (Begun(self.since(hit), slugs[hit.pk], hit) for hit in hits if hit.pk in slugs)

    def since(self, hit: Hit) -> str:
        """Return since when it is so, in stored form."""
        return day_of(hit.since)

    def told(self, ask: Ask, hits: Collection[Hit]) -> Iterator[tuple[Hit, Finding]]:
        """Fetch their records together; they come in the order of the hits."""
        records = self.model._base_manager.select_related(*linked(self.model))
        found = records.filter(pk__among={hit.pk for hit in hits}).in_bulk()
        return ((hit, self.finding(found[hit.pk], hit)) for hit in hits if hit.pk in found)


_CHECKS: dict[str, list[Check]] = {}


def register(*some: Check) -> None:
    """Make checks known; those of one code look among different kinds of records."""
    for check in some:
        _CHECKS.setdefault(check.code, []).append(check)


def checks() -> dict[str, list[Check]]:
    """Return all checks by code, what matters most first."""
    weight = list(Severity)
    ordered = sorted(_CHECKS.items(), key=lambda pair: (weight.index(pair[1][0].severity), pair[0]))
    return dict(ordered)
