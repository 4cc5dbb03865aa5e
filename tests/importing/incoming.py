"""Files that come in: from the text of a CSV to what becomes of its rows."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile

from g32.importing import preview, resources
from g32.importing.files import Table
from g32.reports import When, reports
from tests import factories


def table(text):
    """The table that a CSV becomes; line by line, as a spreadsheet counts."""
    header, *rows = csv.reader(io.StringIO(text.strip()))
    return Table("csv", header, rows=[(line, row) for line, row in enumerate(rows, 2)])


def exported(name, *, labels=False, when=When()):  # noqa: B008 (it never changes)
    report = reports()[name](when)
    header = report.header(labels=labels)
    rows = [
        ["" if cell is None else str(cell) for cell in row] for row in report.rows(labels=labels)
    ]
    return Table("csv", header, rows=[*enumerate(rows, 2)])


def looked_at(name, user, text):
    return preview(resources()[name](user), table(text))


def problems(outcome):
    return [(row.line, each.column) for row in outcome.rows for each in row.problems]


ADMINISTRATORS = """
person,city,function,party,start,sources
"Berg, Jan van den",Ede,wethouder,D66,okt 2014,Jaarverslag 2014 p. 2
"""


def world():
    factories.make_city(name="Ede")
    factories.make_source(name="Jaarverslag 2014", pages=10)


OFFICES = "/admin/network/office/import/"


def upload(client, text, *, at=OFFICES, name="lijst.csv", **fields):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(at, {"file": SimpleUploadedFile(name, content), **fields})


def uploaded(client, text, **more):
    """The address of the page that shows what becomes of it."""
    answer = upload(client, text, **more)
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def page(client, address):
    return client.get(address).content.decode()
