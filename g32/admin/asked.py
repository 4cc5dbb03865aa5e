"""What somebody asks of the page with everything that happened: a day, a person, a city."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import IContains
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.happenings.entries import DELETED, IN_BATCH, REASONED, Sight, merged, union
from g32.happenings.telling import people
from g32.happenings.trails import Trail, trails
from g32.history.columns import is_private
from g32.models import HistoryEntry
from g32.records import register_models
from g32.rights import Act, allowed, can

from .forms import is_number
from .search import found

#: What the address says for who wrote past the application: no user can be called so.
OUTSIDE = "!"
#: No text that is asked for is longer.
LONGEST = 200


@dataclass
class Choice:
    """A list to choose from: its name in the address, its label, what it offers."""

    name: str
    label: str
    options: list[tuple[str, str]]
    chosen: str = ""


@dataclass
class Asked:
    """What was asked for; `wrong`: why nothing can be found, as what was asked does not exist."""

    user: Any
    day: str = ""
    person: str = ""
    batch: str = ""
    text: str = ""
    deleted: bool = False
    trails: dict[str, str] = field(default_factory=dict)
    wrong: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        """Read the address."""
        given = {
            name: request.GET.get(name, "").replace("\0", "").strip()[:LONGEST]
            for name in ("day", "person", "batch", "q", "deleted", *trails())
        }
        asked = cls(
            request.user,
            day=given["day"],
            person=given["person"],
            batch=given["batch"],
            text=given["q"],
            deleted=bool(given["deleted"]),
            trails={name: given[name] for name in trails() if given[name]},
        )
        asked.wrong = asked._mistake()
        return asked

    def _mistake(self) -> str:
        if self.day and _day(self.day) is None:
            return _("“%s” is not a day. Write it as 2014-06-12.") % self.day
        for name, number in self.trails.items():
            trail = trails()[name]
            if not can(self.user, Act.VIEW, trail.model):
                return _("You may not look these up.")
            if not is_number(number) or not trail.model._base_manager.filter(pk=number).exists():
                return _("There is no such %(kind)s.") % {"kind": trail.label}
        return ""

    @property
    def any(self) -> bool:
        """Whether anything was asked."""
        return bool(
            self.day or self.person or self.batch or self.text or self.deleted or self.trails
        )

    @property
    def in_words(self) -> str:
        """What was asked for, as it is told to who reads the file."""
        told = [(_("Day"), self.day), (_("Search"), self.text), (_("Batch"), self.batch)]
        if self.person:
            told += [(_("By"), name) for name in people([self._actor]).values()]
        for name, number in self.trails.items() if not self.wrong else ():
            trail = trails()[name]
            told.append((capfirst(str(trail.label)), str(trail.model._base_manager.get(pk=number))))
        told.append((_("What was done"), _("Deleted") if self.deleted else ""))
        return "; ".join(f"{name}: {value}" for name, value in told if value)

    def numbers(self, most: int, before: int | None, *, passed: str = "") -> list[int]:
        """Return the numbers of the newest entries that are asked for, below `before`; none of the
        batch `passed`.
        """
        return self._newest(self._parts(passed), most, before)

    def pages(self, most: int) -> Iterator[list[int]]:
        """Go through the numbers of all that is asked for, the newest first, so many at a time."""
        parts, before = self._parts(), None
        while numbers := self._newest(parts, most, before):
            yield numbers
            before = numbers[-1]

    def _newest(self, parts: list[QuerySet[Any]], most: int, before: int | None) -> list[int]:
        if not parts:
            return []
        return (merged if self.text else union)(parts, most, before, few=bool(self.day))

    def _parts(self, passed: str = "") -> list[QuerySet[Any]]:
        """The entries that are asked for, in parts; of what is wrong there are none."""
        if self.wrong:
            return []
        sight = Sight.of(self.user)
        parts: Iterable[QuerySet[Any]] = [HistoryEntry.objects.all()]
        for name, number in self.trails.items():
            parts = [*trails()[name].parts(int(number))]
        narrowed = [self._narrow(sight.narrow(part)) for part in parts]
        if self.text:
            texts = _texts(self.text, self.user)
            narrowed = [part.filter(*each) for part in narrowed for each in texts]
        if passed := passed.replace("\0", ""):
            narrowed = [part.exclude(batch=passed) for part in narrowed]
        return narrowed

    @property
    def _actor(self) -> str:
        """By what name history knows the person."""
        return "" if self.person == OUTSIDE else self.person

    def _narrow(self, entries: QuerySet[Any]) -> QuerySet[Any]:
        day = _day(self.day)
        if day:
            first = timezone.make_aware(datetime.combine(day, time.min))
            last = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
            entries = entries.filter(at__gte=first, at__lt=last)
        if self.person:
            entries = entries.filter(actor=self._actor)
        if self.batch:
            entries = entries.filter(IN_BATCH, batch=self.batch)
        if self.deleted:
            entries = entries.filter(DELETED)
        return entries

    def choices(self) -> list[Choice]:
        """Return the lists to choose from."""
        users = get_user_model()._default_manager.order_by("first_name", "last_name", "username")
        people = [
            (user.get_username(), user.get_full_name() or user.get_username()) for user in users
        ]
        people.append((OUTSIDE, _("outside the application")))
        return [
            Choice("person", _("By"), people, self.person),
            *(self._choice(trail) for trail in trails().values() if self._may(trail)),
        ]

    def _may(self, trail: Trail) -> bool:
        return can(self.user, Act.VIEW, trail.model)

    def _choice(self, trail: Trail) -> Choice:
        rows = allowed(self.user, Act.VIEW, trail.model._default_manager.all())
        options = [(str(record.pk), str(record)) for record in rows]
        return Choice(trail.name, str(trail.label), options, self.trails.get(trail.name, ""))


def _day(text: str) -> date | None:
    """The day in a text, if it is one that history can be of."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2100 else None


def _texts(text: str, user: Any) -> list[tuple[Any, ...]]:
    """The conditions that an entry has to do with the text: who, why, which batch, which record."""
    users = get_user_model()._default_manager.filter(
        Q(username__icontains=text) | Q(first_name__icontains=text) | Q(last_name__icontains=text)
    )
    conditions: list[tuple[Any, ...]] = [
        (Q(actor__in=list(users.values_list("username", flat=True))),),
        (REASONED, Q(reason__icontains=text)),
        (IN_BATCH, Q(batch=text)),
        (DELETED, IContains(Cast("before", TextField()), text)),
    ]
    for model in register_models():
        if not is_private(model) and can(user, Act.VIEW, model) and _has_names(model):
            rows = found(model._base_manager.order_by(), text).values("pk")
            conditions.append((Q(table=model._meta.db_table, row__in=rows),))
    return conditions


def _has_names(model: Any) -> bool:
    return any(field.name == "fold" for field in model._meta.concrete_fields)
