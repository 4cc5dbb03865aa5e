"""Entries are sealed in the order in which they can be seen; none is missed, and none twice."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import transaction

from g32.history import act, seal, sealing
from g32.history.digests import Sealed
from g32.history.sealing import Mark, last_seal, unsealed
from g32.models import HistoryEntry, Seal
from network.models import City
from tests.factories import make_city, make_contact_details
from tests.throwaway import own_copy  # noqa: F401


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


def _all_are_sealed_once():
    numbers = list(Seal.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == HistoryEntry.objects.count()
    assert not unsealed().exists()


def test_sealing_goes_on_where_it_stopped(db):
    seal()
    first = last_seal()
    make_contact_details()
    written = unsealed().count()

    assert [seal(), seal()] == [written, 0]
    assert last_seal()[0] == first[0] + written
    _all_are_sealed_once()


def test_many_are_sealed_in_parts(db, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 10)
    seal()
    City.objects.bulk_create(City(name=f"Stad {number}") for number in range(35))

    assert seal() == 35
    _all_are_sealed_once()


def test_who_keeps_a_mark_looks_at_nothing_twice(db):
    mark = Mark()
    make_city()
    seal(mark)
    last = HistoryEntry.objects.latest("pk").pk

    assert mark.settled == last
    make_city()
    assert [seal(mark), mark.settled] == [1, last + 1]


@pytest.mark.engine("postgresql")
def test_an_entry_that_is_committed_late_is_sealed_when_it_appears(db):
    mark = Mark()
    seal(mark)
    before = mark.settled
    written, go_on = threading.Event(), threading.Event()

    def write_slowly():
        own = db()
        with act(actor="traag"):
            make_city(name="Traag")
            written.set()
            go_on.wait(20)
        own.close()

    slow = threading.Thread(target=write_slowly)
    slow.start()
    assert written.wait(20)
    with act(actor="vlug"):
        make_city(name="Vlug")
    seen = [seal(mark), mark.settled]
    with transaction.atomic():  # looking on while it still runs
        again = [seal(mark), mark.settled]
    go_on.set()
    slow.join(20)
    late = seal(mark)
    actors = Seal.objects.order_by("number").values_list("entry__actor", flat=True)
    ids = list(Seal.objects.order_by("number").values_list("entry", flat=True))

    assert seen == [1, before]
    assert again == [0, before]
    assert late == 1
    assert list(actors)[-2:] == ["vlug", "traag"]
    assert ids[-1] < ids[-2]
    assert mark.settled == max(ids)
    _all_are_sealed_once()


def test_two_who_seal_at_once_make_one_chain(db, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 5)
    seal()
    City.objects.bulk_create(City(name=f"Stad {number}") for number in range(60))
    sealed = []

    def seal_along():
        own = db()
        sealed.append(seal())
        own.close()

    threads = [threading.Thread(target=seal_along) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert sum(sealed) == 60
    _all_are_sealed_once()


def test_the_seals_of_a_failed_transaction_are_made_again(db):
    make_city()
    with transaction.atomic():
        seal()
        made = last_seal()
        transaction.set_rollback(True)

    seal()

    assert last_seal() == made
    _all_are_sealed_once()


def test_the_form_that_is_sealed_never_changes():
    """The digests were computed by hand: who changes the form breaks every chain there is."""
    at = datetime(2014, 6, 12, 10, 30, 0, 500, tzinfo=UTC)
    entry = Sealed(
        *(7, at, "network_city", 1, "update", "ada", "één", ""),
        *('{"b": 1, "a": "Zwolle"}', '{"a":"Deventer","b":1.50}'),
        *("zout", None, '{"email": "a@zwolle.nl"}'),
    )
    elsewhere = entry._replace(at="2014-06-12 10:30:00.000500", before='{"a":"Zwolle","b":1}')

    private = "b2a4753f1b5913b2850990081d8f75eed43803b88a35f55c3a4138928e107d06"
    digest = "cab2756af4728026ef2c3683557b07287a7e179b7cbf7f942a3f13c9e87d34d3"
    assert [entry.private, elsewhere.private] == [private, private]
    assert entry.digest(2, "0" * 64, private) == digest
    assert elsewhere.digest(2, "0" * 64, private) == digest
