"""The address list of a body, as it is looked at and taken along."""

import csv
import io

from g32.rights import Role
from tests.admin import address
from tests.privacy.people import client_of


def page(client, body, query=""):
    return client.get(address(body, "addresses", body.pk) + query)


def file(client, body, code="csv", query=""):
    answer = client.get(address(body, "addressfile", body.pk, code) + query)
    assert answer.status_code == 200
    return answer.getvalue().decode()


def rows(client, body, query=""):
    """The list as a program reads it: by the column's name."""
    return list(csv.DictReader(io.StringIO(file(client, body, "csv", query))))


def secretary():
    return client_of(Role.SECRETARIAT)
