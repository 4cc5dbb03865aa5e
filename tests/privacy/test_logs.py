"""The log of the server, and the page for an error, quote nothing that somebody typed."""

import io
import logging

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client

from g32.errors import BriefFilter
from g32.rights import Role
from network.models import ContactDetails
from tests.admin import address
from tests.privacy.people import MAIL, PHONE, client_of, held_in, make_somebody


@pytest.fixture
def logged():
    """What the server's log says, as our settings write it."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.addFilter(BriefFilter())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    yield text.getvalue
    logger.removeHandler(handler)


def _fails(monkeypatch, raises):
    def fail(*_args, **_kwargs):
        raises()

    monkeypatch.setattr("g32.pages.views.facts", fail)


def _value():
    raise ValueError(f"no such number: {PHONE}")


def _behind():
    try:
        _value()
    except ValueError as error:
        raise KeyError(MAIL) from error


def _invalid():
    raise ValidationError({"email": [f"{MAIL} is no address"]})


@pytest.mark.django_db
@pytest.mark.parametrize("raises", [_value, _behind, _invalid])
def test_an_error_says_where_and_what_kind_and_quotes_nothing(raises, logged, monkeypatch):
    somebody, client = make_somebody(), client_of(Role.SECRETARIAT)
    client.raise_request_exception = False
    _fails(monkeypatch, raises)

    response = client.get(address(somebody.office, "page", somebody.office.pk) + f"?q={MAIL}")

    said = logged()
    assert response.status_code == 500
    assert held_in(response.content) == held_in(said) == set()
    assert f"Internal Server Error: {response.wsgi_request.path}" in said
    assert f"in {raises.__name__}" in said
    assert "in page_context" in said


@pytest.mark.django_db
def test_the_error_that_it_came_from_is_told_first(logged, monkeypatch):
    client = client_of(Role.SECRETARIAT)
    client.raise_request_exception = False
    _fails(monkeypatch, _behind)
    office = make_somebody().office

    client.get(address(office, "page", office.pk))

    said = logged()
    assert said.index("builtins.ValueError") < said.index("That led to:")
    assert said.index("That led to:") < said.index("builtins.KeyError")


@pytest.mark.django_db
def test_a_mistake_in_our_code_is_quoted(logged, monkeypatch):
    client = client_of(Role.SECRETARIAT)
    client.raise_request_exception = False
    _fails(monkeypatch, lambda: None.nothing)
    office = make_somebody().office

    client.get(address(office, "page", office.pk))

    assert "AttributeError: 'NoneType' object has no attribute 'nothing'" in logged()


def _formatted(error):
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "Failed", (), (type(error), error, None))
    BriefFilter().filter(record)
    return logging.Formatter().format(record)


@pytest.mark.django_db
def test_what_the_database_quotes_of_a_row_is_left_out():
    somebody = make_somebody()

    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        ContactDetails.objects.filter(pk=somebody.row).update(address=None)

    if connection.vendor == "postgresql":
        assert held_in(str(refused.value)) != set()
    assert held_in(_formatted(refused.value)) == set()


def test_a_page_that_is_not_there_is_not_logged(logged, db):
    Client().get(f"/nergens/?q={MAIL}")

    assert held_in(logged()) == set()
