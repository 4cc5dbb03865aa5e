"""Who saves contact details at the moment at which they are forgotten leaves no trace unseen."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection, transaction

from g32.history import act, seal
from g32.history.verifying import Walk
from g32.models import PrivateValues
from g32.privacy import forgetting
from network.models import ContactDetails, Office
from tests.factories import make_office
from tests.privacy.people import make_somebody, values_kept
from tests.throwaway import own_copy  # noqa: F401

LATE = "later@zwolle.example"


@pytest.fixture
def db(own_copy, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return own_copy


def _change(somebody):
    ContactDetails.objects.filter(pk=somebody.row).update(email=LATE)


def _add(somebody):
    office = make_office(person=somebody.person)
    ContactDetails.objects.create(office=office, email=LATE)


def _add_to_an_office(somebody):
    ContactDetails.objects.create(office=somebody.other, email=LATE)


SAVES = (_change, _add, _add_to_an_office)


class Save:
    """Saves in a thread of its own; keeps the transaction open until it is told to go on."""

    def __init__(self, connect, save, somebody):
        self.connect, self.save, self.somebody = connect, save, somebody
        self.written, self.go_on = threading.Event(), threading.Event()

    def run(self):
        self.connect()
        try:
            with transaction.atomic(), act(actor="bob", reason="nieuw adres"):
                self.save(self.somebody)
                self.written.set()
                self.go_on.wait(20)
        finally:
            self.written.set()
            connection.close()


def _somebody():
    somebody = make_somebody()
    somebody.other = make_office(person=somebody.person)
    return somebody


def _forget(connect, somebody):
    connect()
    try:
        return forgetting.forget(record=somebody.person, actor="ada", reason="verzoek")
    finally:
        connection.close()


@pytest.mark.parametrize("save", SAVES)
def test_who_is_saving_is_waited_for_and_theirs_is_forgotten_too(db, save):
    somebody = _somebody()
    saving = Save(db, save, somebody)

    with ThreadPoolExecutor(2) as pool:
        saved = pool.submit(saving.run)
        assert saving.written.wait(20)
        forgotten = pool.submit(_forget, db, somebody)
        threading.Event().wait(0.3)  # long enough to come to the lock
        assert not forgotten.done()
        saving.go_on.set()
        saved.result(20)
        assert forgotten.result(20)

    assert not ContactDetails.objects.exists()
    assert values_kept() == 0
    seal()
    assert list(Walk().findings()) == []


@pytest.mark.parametrize("save", SAVES)
def test_who_saves_while_it_is_forgotten_comes_after_it(db, save, monkeypatch):
    somebody = _somebody()
    saving = Save(db, save, somebody)
    saving.go_on.set()
    erase, waiting = forgetting.erase, []

    with ThreadPoolExecutor(2) as pool:

        def erase_and_let_somebody_save(**given):
            erase(**given)
            waiting.append(pool.submit(saving.run))
            threading.Event().wait(0.3)
            assert not saving.written.is_set()

        monkeypatch.setattr(forgetting, "erase", erase_and_let_somebody_save)
        pool.submit(_forget, db, somebody).result(20)
        waiting[0].result(20)

    left = ContactDetails.objects.values_list("pk", "email")
    kept = PrivateValues.objects.values_list("entry__row", "after__email")
    assert list(kept) == list(
        left
    )  # what was saved later stands there for all to see, or not at all
    assert {email for _row, email in left} <= {LATE}
    assert Office.objects.filter(person=somebody.person).count() >= 2
