"""People as persons."""

from collections.abc import Iterator
from typing import Any

from g32.popolo import former, names, of_class, sources, told
from g32.reports.base import BATCH
from network.models import Person
from network.reports.citing import agreeing, place


def where(*records: Any) -> list[dict[str, str]]:
    """Return where the records stand, as links: the citations that agree, each passage once."""
    cited = agreeing(*(record.citations.all() for record in records))
    return sources({place(each): each.source for each in cited})


@of_class("persons")
def persons() -> Iterator[Any]:
    """Everybody. Their offices and seats are memberships."""
    people = Person.objects.order_by("sort_key", "pk")
    fetched = people.prefetch_related("names", "former_ids", "citations__source")
    for person in fetched.iterator(chunk_size=BATCH):
        yield told(
            id=person.slug,
            name=str(person),
            family_name=" ".join(filter(None, (person.prefix, person.surname))),
            given_name=person.first_names,
            sort_name=", ".join(
                filter(None, (person.surname, f"{person.first_names} {person.prefix}".strip()))
            ),
            other_names=names(person),
            identifiers=former(person),
            sources=where(person),
        )
