"""`manage.py turnover`: looks, and with `--apply` writes, as one batch that can be undone."""

import io

import pytest
from django.core.management import call_command

from g32.models import HistoryEntry
from network.models import Appointment, Person
from tests.network.turnover.test_turning_over import everything

HEADER = "person,change,function,party,portfolio,body,role,label,successor_of\n"
LINES = HEADER + (
    "Jan Oud,leaves,,,,,,,\n"
    "Anna de Nieuw,joins,alderman,PvdA,Wonen,Pijler Fysiek,chair,,Jan Oud\n"
    "Kees Blijver,stays,,,,,,,\n"
)


def run(tmp_path, text, *options, city="Ede", on="2014-04-15"):
    """Run it on a file with this text; return its exit status and what it says."""
    file = tmp_path / "wisseling.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    out, err = io.StringIO(), io.StringIO()
    status = 0
    given = ("--city", city, "--on", on, "--file", str(file), *options)
    try:
        call_command("turnover", *given, stdout=out, stderr=err)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, out.getvalue(), err.getvalue()


def test_it_looks_and_writes_nothing(town, tmp_path):
    before = everything()

    status, out, _err = run(tmp_path, LINES)

    assert status == 0
    assert "Regel 2: Benoeming “Jan Oud (Ede): voorzitter, Pijler Fysiek” eindigt" in out
    assert "Regel 3: nieuw: Benoeming “Anna de Nieuw (Ede): voorzitter, Pijler Fysiek”" in out
    assert everything() == before


def test_it_writes_when_told_to_as_one_batch(town, tmp_path):
    status, out, _err = run(
        tmp_path, LINES, "--apply", "--source", "Raadsbrief p. 2", "--user", "jan"
    )

    assert status == 0
    written = HistoryEntry.objects.filter(actor="jan")
    (batch,) = {entry.batch for entry in written}
    assert batch in out
    assert HistoryEntry.objects.filter(batch=batch).count() == written.count() > 5
    assert Appointment.objects.get(person__surname="Nieuw").seat == town.chair
    assert Person.objects.get(surname="Nieuw").citations.get().page == 2


@pytest.mark.parametrize("options", [(), ("--apply",)])
def test_what_stands_in_the_way_is_told_with_its_line(town, tmp_path, options):
    before = everything()

    status, out, err = run(tmp_path, LINES + "Piet Onbekend,leaves,,,,,,,\n", *options)

    assert status == 1
    assert "Regel 5: Niemand heet “Piet Onbekend”" in out
    assert err
    assert everything() == before


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("", {}),
        ("hoed,jas\nx,y\n", {}),
        (HEADER.replace("change,", "") + "Jan Oud,,,,,,,\n", {}),
        ("person,change,person\nJan Oud,leaves,x\n", {}),
        ("person,change,hoed\nJan Oud,leaves,x\n", {}),
        (b"\xff\xfe\x00\x00", {}),
        (LINES, {"city": "Nergens"}),
        (LINES, {"on": "2014-13-45"}),
        (LINES, {"on": "gisteren"}),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(town, tmp_path, text, given):
    before = everything()

    status, _out, err = run(tmp_path, text, "--apply", **given)

    assert status == 2
    assert err.count("\n") == 1
    assert everything() == before


def test_a_source_that_is_not_there_is_refused(town, tmp_path):
    status, _out, err = run(tmp_path, LINES, "--source", "Nergens p. 1")

    assert status == 2
    assert "Nergens" in err


def test_only_the_columns_that_are_needed_need_be_there(town, tmp_path):
    status, _out, _err = run(tmp_path, "change,person\nleaves,Jan Oud\n", "--apply")

    assert status == 0
    town.chairing.refresh_from_db()
    assert town.chairing.end == "2014-04-14"
