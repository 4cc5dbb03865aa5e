"""Cities, bodies and partners as organizations; cities as areas too."""

from collections.abc import Iterator
from typing import Any

from g32.popolo import dates, former, identified, names, of_class, told
from g32.reports.base import BATCH
from network.models import Body, City, Organisation

from .people import where

#: What a city is.
MUNICIPALITY = "municipality"


def organization_id(record: Any) -> str:
    """Return the id of the organization that a city, a body or a partner is."""
    return identified(record._meta.model_name, record.slug)


def _all(model: Any) -> Iterator[Any]:
    records = model.objects.order_by("sort_key", "pk")
    return records.prefetch_related("names", "citations__source").iterator(chunk_size=BATCH)


def _told(record: Any, **properties: Any) -> dict[str, Any]:
    return told(
        id=organization_id(record),
        name=record.name,
        other_names=names(record),
        identifiers=former(record),
        **properties,
        sources=where(record),
    )


@of_class("organizations")
def cities() -> Iterator[Any]:
    """Every city. Since when it belongs to the network is a membership."""
    for city in _all(City):
        yield _told(city, classification=MUNICIPALITY, area_id=city.slug)


@of_class("organizations")
def bodies() -> Iterator[Any]:
    """Every body, with its life."""
    for body in _all(Body):
        life = dates(body, "founding_date", "dissolution_date")
        ours = told(**life.pop("g32", {}), planned=body.planned or None, level=body.level)
        yield _told(body, classification=body.kind, **life, g32=ours)


@of_class("organizations")
def partners() -> Iterator[Any]:
    """Every partner, and what it is part of."""
    slugs = dict(Organisation.objects.values_list("pk", "slug"))
    for partner in _all(Organisation):
        above = slugs.get(partner.part_of_id)
        parent = identified(partner._meta.model_name, above) if above else None
        yield _told(partner, classification=partner.kind, parent_id=parent)


@of_class("areas")
def areas() -> Iterator[Any]:
    """Where the cities lie: no more than that they do."""
    for city in City.objects.order_by("sort_key", "pk").iterator(chunk_size=BATCH):
        yield told(id=city.slug, name=city.name, classification=MUNICIPALITY)
