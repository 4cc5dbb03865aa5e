"""`manage.py import_report`: looks, and with `--apply` writes."""

import io

import pytest
from django.core.management import call_command

from network.models import City

pytestmark = pytest.mark.django_db


def run(tmp_path, text, *options):
    """Run it on a file with this text; return its exit status and what it says."""
    file = tmp_path / "gemeenten.csv"
    file.write_text(text)
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("import_report", "cities", str(file), *options, stdout=out, stderr=err)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, out.getvalue(), err.getvalue()


def test_it_looks_and_writes_nothing(tmp_path):
    status, out, _err = run(tmp_path, "city\nTiel\n")

    assert status == 0
    assert "1 nieuw" in out
    assert not City.objects.exists()


def test_it_writes_when_told_to(tmp_path):
    status, _out, _err = run(tmp_path, "city\nTiel\n", "--apply")

    assert status == 0
    assert City.objects.get().name == "Tiel"


@pytest.mark.parametrize("options", [(), ("--apply",)])
def test_a_refused_row_is_told_with_its_line(tmp_path, options):
    status, out, err = run(tmp_path, "city,member_since\nTiel,okt-14\nEde,2014\n", *options)

    assert status == 1
    assert "Regel 2" in out
    assert "okt-14" in out
    assert err
    assert not City.objects.exists()


@pytest.mark.parametrize(
    ("text", "options"),
    [("", ()), ("hoed\nTiel\n", ()), ("city\nTiel\n", ("--user", "niemand"))],
)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path, text, options):
    status, _out, err = run(tmp_path, text, *options)

    assert status == 2
    assert err.count("\n") == 1
