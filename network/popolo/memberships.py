"""Seats as posts; appointments, offices and memberships of the network as memberships."""

from collections.abc import Iterator
from typing import Any

from g32.periods import earliest_first
from g32.popolo import dates, former, identified, of_class, sources, told
from g32.reports import When
from g32.reports.base import BATCH
from network.models import Appointment, Body, BodyKind, Membership, Office
from network.reports import Holders, Position
from network.reports.citing import place

from .organizations import organization_id
from .people import where


@of_class("posts")
def posts() -> Iterator[Any]:
    """Every seat, with its life; how many hold it, and who does ex officio, we tell ourselves."""
    seats = Holders(When()).seats().select_related("body", "ex_officio_of")
    for seat in seats.prefetch_related("citations__source").iterator(chunk_size=BATCH):
        life = dates(seat)
        ours = told(
            **life.pop("g32", {}),
            minimum=seat.minimum,
            maximum=seat.maximum,
            ex_officio_of=seat.ex_officio_of and seat.ex_officio_of.slug,
            every_member=seat.every_member or None,
        )
        yield told(
            id=seat.slug,
            label=str(seat.label or seat.role),
            role=seat.role,
            organization_id=organization_id(seat.body),
            **life,
            sources=where(seat),
            g32=ours,
        )


@of_class("memberships")
def held() -> Iterator[Any]:
    """Who holds, held or will hold which seat: ex officio, then by appointment."""
    for derived in Holders(When()).ex_officio().values():
        yield from map(_held, derived)
    everything = Appointment.objects.order_by("seat__body__sort_key", "seat", "pk")
    fetched = everything.with_holders().prefetch_related("citations__source")
    for each in fetched.iterator(chunk_size=BATCH):
        yield _held(Position.of(each, each.seat))


def _held(position: Position) -> dict[str, Any]:
    life = dates(position)
    ours = told(**life.pop("g32", {}), how=position.how, planned=position.planned or None)
    named = position.organisation or (None if position.person else position.city)
    represented = position.city if position.person else None
    return told(
        id=identified("appointment", position.slug),
        label=position.note,
        role=position.seat.role,
        person_id=position.person and position.person.slug,
        member=named and {"id": organization_id(named), "name": named.name},
        organization_id=organization_id(position.seat.body),
        post_id=position.seat.slug,
        on_behalf_of_id=represented and organization_id(represented),
        **life,
        sources=sources({place(each): each.source for each in position.evidence}),
        g32=ours,
    )


@of_class("memberships")
def offices() -> Iterator[Any]:
    """What people are in cities and elsewhere; of some no source says where."""
    everything = Office.objects.order_by("person__sort_key", "person", "pk")
    fetched = everything.select_related("person", "city", "organisation")
    for office in fetched.prefetch_related("former_ids", "citations__source").iterator(
        chunk_size=BATCH
    ):
        where_held = office.city or office.organisation
        life = dates(office)
        identifiers = former(office)
        ours = told(
            **life.pop("g32", {}),
            party=office.party,
            portfolio=office.portfolio,
            identifiers=identifiers if len(identifiers) > 1 else None,
        )
        yield told(
            id=identified("office", office.slug),
            label=office.title,
            role=office.function,
            person_id=office.person.slug,
            organization_id=where_held and organization_id(where_held),
            **life,
            sources=where(office),
            g32=ours,
        )


@of_class("memberships")
def members() -> Iterator[Any]:
    """From when to when cities belong to the network, where there is one network to belong to."""
    networks = list(Body.objects.of_kind(BodyKind.NETWORK)[:2])
    network = organization_id(networks[0]) if len(networks) == 1 else None
    everything = Membership.objects.order_by("city__sort_key", earliest_first("start_earliest"))
    fetched = everything.select_related("city").prefetch_related("citations__source")
    for membership in fetched.iterator(chunk_size=BATCH):
        yield told(
            id=identified("membership", membership.slug),
            member={"id": organization_id(membership.city), "name": membership.city.name},
            organization_id=network,
            **dates(membership),
            sources=where(membership),
        )
