"""Two records of one person become one, and nothing that either says is lost."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, Q, UniqueConstraint, Value, When
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.guards import NoOverlap
from g32.history.columns import stored_fields
from g32.privacy.reach import links_to
from g32.records import Record
from network.models import NameKind, Office, Person, PersonName
from network.passages import Passage

from .writing import cite

#: Whose rows go to whom, by number.
Taken = Mapping[int, int]


@transaction.atomic
def merge_people(*, keep: Person, gone: Person, passage: Passage | None = None) -> None:
    """Let one record of a person take over all that points to another, which then goes.

    The name and the id of the other lead to the one that stays. Two offices that say the same
    become one. What cannot stand side by side is refused, both named: somebody is to decide. In as
    many queries for many rows as for few.
    """
    if keep.pk == gone.pk:
        raise ValidationError({"gone": _("This is the same record. Choose the other one.")})
    keep, gone = _held(keep, gone)
    theirs = Office._base_manager.filter(person__in=(keep, gone)).select_for_update()
    offices = list(theirs.order_by("pk"))
    _take_over_names(keep, gone)
    _take_over(Person, {gone.pk: keep.pk})
    if same := _same(offices, keep):
        _take_over(Office, {office.pk: other.pk for office, other in same.items()})
        _lead_on(same)
    _lead_on({gone: keep})
    if passage:
        cite(keep, passage)


def _held(keep: Person, gone: Person) -> tuple[Person, Person]:
    """Read both again, and let who else writes them wait until this is done."""
    rows = Person._base_manager.select_for_update().order_by("pk")
    there = {each.pk: each for each in rows.filter(pk__in=(keep.pk, gone.pk))}
    for field, each in (("keep", keep), ("gone", gone)):
        if each.pk not in there:
            raise ValidationError({field: _("Somebody has deleted this meanwhile.")})
    return there[keep.pk], there[gone.pk]


def _take_over_names(keep: Person, gone: Person) -> None:
    """Let the name of the other be another name, unless the one that stays is called so anyway."""
    gone.names.filter(text=str(keep), start="", end="").delete()
    others = PersonName.objects.filter(owner__in=(keep, gone))
    if str(gone) not in {str(keep), *others.values_list("text", flat=True)}:
        name = PersonName(owner=keep, text=str(gone), kind=NameKind.SPELLING)
        name.full_clean()
        name.save()


def _same(offices: Iterable[Office], keep: Person) -> dict[Office, Office]:
    """Return which offices of the other say the same as one of those that stay, by the former."""
    kept: dict[Any, Office] = {}
    others = []
    for office in offices:
        if office.person_id == keep.pk:
            kept.setdefault(_says(office, "person"), office)
        else:
            others.append(office)
    return {each: kept[said] for each in others if (said := _says(each, "person")) in kept}


def _says(row: Any, link: str) -> tuple[Any, ...]:
    """Return all that a row says, beside its id and whose it is."""
    left_out = {"id", "slug", link}
    fields = (field for field in stored_fields(type(row)) if field.name not in left_out)
    return tuple(getattr(row, field.attname) for field in fields)


def _take_over(kind: type[Record], taken: Taken) -> None:
    """Let all rows, of whatever kind, that point to one record point to the one that stays."""
    for link in links_to(kind):
        rows = link.model._base_manager
        if doubles := [row.pk for row in _doubles(link, taken)]:
            rows.filter(pk__among=doubles).delete()
        whens = [When(**{link.name: old, "then": Value(new)}) for old, new in taken.items()]
        target = Case(*whens, output_field=link)
        rows.filter(**{f"{link.name}__in": list(taken)}).update(**{link.attname: target})


def _lead_on(merged: Mapping[Any, Any]) -> None:
    """Let the ids of records lead to those that took over all that they had, and delete them."""
    kind = type(next(iter(merged)))
    former = kind.former_ids.rel.related_model
    former.objects.bulk_create([former(owner=to, slug=each.slug) for each, to in merged.items()])
    kind._base_manager.filter(pk__in=[each.pk for each in merged]).delete()


def _doubles(link: Any, taken: Taken) -> Iterator[Any]:
    """Go through the rows of which the one that stays has the same, to the letter.

    Raises `ValidationError` where two cannot stand side by side and something would be lost.
    """
    for guard in _guards(link):
        for row, other in _clashing(guard, link, taken):
            if isinstance(row, Record) or _says(row, link.name) != _says(other, link.name):
                sentence = _(
                    "%(kind)s: %(row)s and %(other)s cannot stand side by side. Correct or delete "
                    "one of them first, so that nothing is lost unseen."
                )
                kind = str(capfirst(link.model._meta.verbose_name_plural))
                said = {"kind": kind, "row": _named(row), "other": _named(other)}
                raise ValidationError(sentence % said)
            yield row


def _named(row: Any) -> str:
    return f"“{row}” ({row.slug})" if isinstance(row, Record) else f"“{row}”"


class _Guard(NamedTuple):
    """What no two rows may be alike in: by `fields`, the `required` ones filled in, of the rows
    that meet the condition; of a `period`, only where they certainly overlap.
    """

    fields: tuple[str, ...]
    required: tuple[str, ...]
    condition: Q
    period: bool


def _guards(link: Any) -> Iterator[_Guard]:
    """Go through what forbids two rows to point to one record by this link."""
    if link.unique:
        yield _Guard((link.name,), (link.name,), Q(), period=False)
    for each in link.model._meta.constraints:
        if isinstance(each, UniqueConstraint) and link.name in each.fields:
            yield _Guard(
                tuple(each.fields), tuple(each.fields), each.condition or Q(), period=False
            )
        elif isinstance(each, NoOverlap) and link.name in each.keys:
            yield _Guard(each.keys, each.required, Q(), period=True)


def _clashing(guard: _Guard, link: Any, taken: Taken) -> Iterator[tuple[Any, Any]]:
    """Go through the pairs of a row that moves and one that it cannot stand beside. Who else writes
    those rows waits until this is done.
    """
    rows = link.model._base_manager.filter(
        guard.condition, **{f"{link.name}__in": [*taken, *taken.values()]}
    )
    alike: dict[Any, list[Any]] = defaultdict(list)
    for row in rows.select_for_update().order_by("pk"):
        key = {name: _value(row, name) for name in guard.fields}
        key[link.name] = taken.get(key[link.name], key[link.name])
        if all(key[name] is not None for name in guard.required):
            alike[tuple(key.values())].append(row)
    for some in alike.values():
        for pair in combinations(some, 2):
            moves = [row for row in pair if _value(row, link.name) in taken]
            if moves and (not guard.period or _overlap(*pair)):
                yield moves[-1], next(row for row in pair if row is not moves[-1])


def _value(row: Any, name: str) -> Any:
    return getattr(row, row._meta.get_field(name).attname)


def _overlap(*rows: Any) -> bool:
    """Whether there is a day on which all of them are certainly in force."""
    if any(row.start_latest is None or getattr(row, "planned", False) for row in rows):
        return False
    lasts = [row.end_earliest if row.end else date.max for row in rows]
    return None not in lasts and max(row.start_latest for row in rows) <= min(lasts)
