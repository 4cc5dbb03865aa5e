"""A report that somebody edits in LibreOffice comes back: what they typed, and nothing else."""

import io
import subprocess
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from g32.importing import apply, preview, resources
from g32.importing.files import read
from g32.reports import When, reports
from g32.reports.formats import FORMATS
from g32.reports.writing import write
from g32.seeding import seed
from network.models import Office
from tests.register import ROOT

pytestmark = pytest.mark.django_db

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script"
 script:name="Module1" script:language="StarBasic">
Sub TypeIn(file, line, place, text)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToURL(file), "_blank", 0, hidden())
  book.Sheets.getByIndex(0).getCellByPosition(place, line).FormulaLocal = text
  book.store()
  book.close(True)
End Sub
</script:module>
"""


@pytest.fixture(scope="module")
def type_in(office, tmp_path_factory):
    """Opens a file in LibreOffice, types something into a cell and saves it."""
    profile = tmp_path_factory.mktemp("profile")
    command = [office, f"-env:UserInstallation=file://{profile}", "--headless"]

    def run(*asked):
        done = subprocess.run([*command, *asked], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr

    run("macro:///Standard.Module1.Main")  # it makes its profile, with a module to write in
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(_MODULE)
    return lambda *given: run(f"macro:///Standard.Module1.TypeIn({','.join(map(str, given))})")


@pytest.mark.parametrize("kind", ["xlsx", pytest.param("ods", marks=pytest.mark.prove)])
def test_what_was_typed_is_what_changes(kind, type_in, tmp_path):
    seed(ROOT / "fixtures")
    owner = User.objects.create(username="eigenaar", is_superuser=True)
    resource = resources()["administrators"]
    file = tmp_path / f"g32-administrators.{kind}"
    office = Office.objects.filter(portfolio="").order_by("pk")[0]
    line = _exported(file, office)
    place = [column.name for column in resource.report.columns].index("portfolio")

    type_in(file, line, place, "Wonen en zorg")
    table = read(file.name, file.read_bytes(), resource.headers())
    looked = preview(resource(owner), table)
    applied, _batch = apply(resource(owner), table, reason="LibreOffice")

    assert looked.totals == applied.totals
    assert looked.totals["update"] == 1
    assert looked.totals["skip"] == len(looked.rows) - 1 > 10
    (changed,) = (row for row in looked.rows if row.changes)
    assert dict(changed.changes) == {"portfolio": ("", "Wonen en zorg")}
    assert changed.line == line + 1
    office.refresh_from_db()
    assert office.portfolio == "Wonen en zorg"


def _exported(file: Path, office: Office) -> int:
    """Write the administrators as people take them along; on which line this office stands, of 0
    for the header.
    """
    content = io.BytesIO()
    kind = FORMATS[file.suffix[1:]]
    write(reports()["administrators"](When()), kind, content, labels=True)
    file.write_bytes(content.getvalue())
    ids = [row[0] for row in reports()["administrators"](When()).rows()]
    return 1 + ids.index(office.slug)
