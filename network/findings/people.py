"""Two records that may be one person."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.aggregates import Joined
from g32.findings import Ask, Finding, Hit, Severity, SpanCheck, register
from g32.text import fold
from network.models import Appointment, Office, Person

#: Letters that are written now one way, now another.
_SPELLINGS = (
    ("ij", "y"),
    ("ck", "k"),
    ("ch", "g"),
    ("dt", "t"),
    ("th", "t"),
    ("ph", "f"),
    ("c", "k"),
)


class Called(NamedTuple):
    """Somebody, as the register names them."""

    pk: int
    first_names: str
    prefix: str
    surname: str

    @property
    def is_whole(self) -> bool:
        """Whether more than initials is known of the first names."""
        return any(len(name.strip(".")) > 1 for name in self.first_names.split())


class Twins(SpanCheck):
    """People of one name, however it is spelled: with the same first names, or, where of one none
    or only initials are known, for the same city.
    """

    code = "twins"
    label = gettext_lazy("may be one person")
    severity = Severity.INFO
    model = Person
    on_page = False

    def hits(self, ask: Ask) -> list[Hit]:
        """Of two, speak of the one that was recorded last."""
        names = Person.objects.order_by("pk").values_list("pk", "first_names", "prefix", "surname")
        alike: dict[str, list[Called]] = defaultdict(list)
        for row in names:
            alike[sounding(row[3])].append(Called(*row))
        groups: dict[Any, list[Called]] = defaultdict(list)
        for sound, several in alike.items():
            for one in several if len(several) > 1 else ():
                if one.is_whole:
                    groups[sound, _folded(one.first_names)].append(one)
        doubtful = {
            one.pk: (sound, one)
            for sound, several in alike.items()
            if len(several) > 1 and not all(one.is_whole for one in several)
            for one in several
        }
        for city, people in _acting():
            for person in doubtful.keys() & people:
                sound, one = doubtful[person]
                groups[sound, city].append(one)
        pairs = {
            (other.pk, one.pk, Person.words(*one[1:]))
            for group in groups.values()
            for one, other in combinations(sorted(set(group)), 2)
            if may_be_one(one, other)
        }
        hits = (Hit(pk, words=earlier) for pk, *earlier in sorted(pairs))
        return [hit for hit in hits if ask.only is None or hit.pk in ask.only]

    def finding(self, record: Any, hit: Hit) -> Finding:
        """Whom it may be."""
        return super().finding(record, hit)._replace(other=hit.words[0])

    def mending(self, finding: Finding) -> str:
        """The one that was recorded first stays, and its id with it."""
        address = reverse("admin:network_person_act", args=[finding.other, "merge"])
        return f"{address}?{urlencode({'other': finding.record.pk})}"

    def message(self, record: Any, hit: Hit) -> str:
        """Whom it may be."""
        words = {"other": hit.words[1]}
        return _("May be the same as “%(other)s”: merge the two, or say why they are not.") % words


#: Many people share a name.
_folded = lru_cache(maxsize=50_000)(fold)


@lru_cache(maxsize=50_000)
def sounding(surname: str) -> str:
    """Return a surname without what is spelled in several ways."""
    text = _folded(surname).replace(" ", "").replace("-", "")
    for written, other in _SPELLINGS:
        text = text.replace(written, other)
    return "".join(letter for at, letter in enumerate(text) if not at or text[at - 1] != letter)


def may_be_one(one: Called, other: Called) -> bool:
    """Whether first names and prefixes of two people allow that they are one."""
    if one.prefix and other.prefix and _folded(one.prefix) != _folded(other.prefix):
        return False
    names = (_folded(each.first_names).replace(".", " ").split() for each in (one, other))
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(*names, strict=False))


def _acting() -> Iterator[tuple[int, set[int]]]:
    """Each city, and who acts or acted for it; once for those with an office, once for the others
    together.
    """
    for acting in (Office, Appointment):
        rows = acting.objects.filter(person__isnull=False, city__isnull=False).order_by()
        for city, people in rows.values_list("city").annotate(people=Joined("person")):
            yield city, {*map(int, people.split(","))}


register(Twins())
