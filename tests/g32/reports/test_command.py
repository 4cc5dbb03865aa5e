"""`manage.py report`."""

import csv
import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from g32.management.commands import report as command
from g32.reports import reports
from tests.factories import make_city, make_election
from tests.register import ROOT

CITIES = "id,city,aliases,member_since,member_until,member,confirmed,sources\n"
MANAGE = [sys.executable, str(ROOT / "manage.py"), "report"]


@pytest.fixture
def ask(capsys):
    """Ask in this process; gives the exit status, what was written, and what was said."""

    def asked(*arguments):
        status: object = 0
        try:
            call_command("report", *map(str, arguments))
        except SystemExit as stop:
            status = stop.code
        return status, *capsys.readouterr()

    return asked


@pytest.mark.parametrize(
    "arguments",
    [
        ["quatsch"],
        [],
        ["cities", "--on", "2014-02-30"],
        ["cities", "--on", ""],
        ["cities", "--on"],
        ["cities", "--on", "2014-09-01", "--year", "2014"],
        ["cities", "--year", "1899"],
        ["cities", "--year", "2101"],
        ["cities", "--year", "vorig jaar"],
        ["cities", "--format", "pdf"],
        ["cities", "--colour"],
    ],
)
def test_a_question_that_makes_no_sense_is_refused_in_one_line(ask, arguments):
    # No database is asked for: a query would fail the test.
    status, written, said = ask(*arguments)

    assert (status, written, said.count("\n")) == (2, "", 1)
    assert said.strip()


def test_an_unknown_name_is_answered_with_the_names():
    done = subprocess.run(
        [*MANAGE, "quatsch"], capture_output=True, text=True, check=False, timeout=60
    )

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert ", ".join(reports()) in done.stderr


def test_csv_goes_to_standard_output(db, ask):
    make_city(name="'s-Hertogenbosch", slug="den-bosch")

    assert ask("cities", "--on", "2014-09-01") == (
        0,
        CITIES + "den-bosch,'s-Hertogenbosch,,,,no,,\n",
        "",
    )


def test_labels_print_words(db, ask):
    make_election(kind="municipal", slug="raad", name="Raad")

    _status, codes, _said = ask("elections")
    _status, words, _said = ask("elections", "--labels")

    assert codes == "id,election,kind,date,scope,city,sources\nraad,Raad,municipal,,,,\n"
    assert words.splitlines()[1] != codes.splitlines()[1]


def test_a_file_is_written_whole_with_the_rights_of_any_new_file(db, ask, tmp_path):
    make_city(name="Ede", slug="ede")
    target = tmp_path / "steden.csv"

    assert ask("cities", "--output", target)[:2] == (0, "")
    assert target.read_bytes().endswith(b"\nede,Ede,,,,no,,\n")
    assert list(tmp_path.iterdir()) == [target]


def test_what_fails_underway_leaves_the_old_file(db, ask, tmp_path, monkeypatch):
    target = tmp_path / "steden.csv"
    target.write_text("oud")

    def broken(source, target):
        target.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command.shutil, "copyfileobj", broken)
    status, written, said = ask("cities", "--output", target)

    assert (status, written, said.count("\n")) == (2, "", 1)
    assert target.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("where", ["nergens/steden.csv", ".", "x" * 300, "a\0b"])
def test_a_file_that_cannot_be_written_is_said_in_one_line(db, ask, tmp_path, where):
    status, written, said = ask("cities", "--output", f"{tmp_path}/{where}")

    assert (status, written, said.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_to_and_not_replaced(db, ask):
    assert ask("cities", "--output", "/dev/null")[0] == 0
    assert Path("/dev/null").is_char_device()


def test_an_empty_database_is_said_in_one_line(tmp_path):
    env = os.environ | {"G32_DATA": str(tmp_path), "DATABASE_URL": ""}
    done = subprocess.run(
        [*MANAGE, "cities"], capture_output=True, text=True, check=False, timeout=60, env=env
    )

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


@pytest.mark.once
@pytest.mark.parametrize("code", ["xlsx", "ods"])
def test_a_terminal_gets_no_binary(code):
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb"), os.fdopen(theirs, "wb"):
        done = subprocess.run(
            [*MANAGE, "cities", "--format", code],
            stdout=theirs,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_reader_that_has_seen_enough_is_no_failure():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        command.Command(stdout=pipe).show(io.BytesIO(b"x" * 1_000_000))

        pipe.write("and what follows goes nowhere")


@pytest.mark.once
@pytest.mark.parametrize(
    ("arguments", "of", "answers"),
    [
        (
            ["positions", "--on", "2014-09-01"],
            {"body": "Pijler Fysiek", "role": "vice_chair"},
            [("person", "Ewout Cassee", "Jaarverslag 2014 p. 2")],
        ),
        (
            ["positions", "--on", "2014-11-20"],
            {"body": "Pijler Fysiek", "role": "vice_chair"},
            [("person", "Ruud Guyt", "Jaarverslag 2014 p. 2")],
        ),
        (
            ["positions", "--on", "2014-05-15"],
            {"body_kind": "network", "role": "secretary"},
            [("city", "Nijmegen", "Jaarverslag 2014 p. 4")],
        ),
        (
            ["lineage"],
            {"predecessor": "Werkgroep Financiën"},
            [("successor", "Themagroep Financiën", "Jaarverslag 2014 p. 9")],
        ),
        (
            ["conflicts"],
            {"field": "start", "stated": "2014-08-24"},
            [("followed", "2014-08-28", "Jaarverslag 2014 p. 3")],
        ),
    ],
)
def test_the_register_as_it_ships_answers_with_the_page(server, arguments, of, answers):
    done = server.manage("report", *arguments)

    rows = [row for row in csv.DictReader(io.StringIO(done.stdout)) if of.items() <= row.items()]
    assert (done.returncode, done.stderr) == (0, "")
    for row, (column, value, page) in zip(rows, answers, strict=True):
        assert row[column] == value
        assert page in (row.get("sources") or row["followed_sources"])


class Terminal(io.StringIO):
    """Where somebody waits."""

    def isatty(self):
        return True


@pytest.mark.parametrize(("where", "told"), [(Terminal, "2 rijen …\r"), (io.StringIO, "")])
def test_who_waits_at_a_terminal_sees_how_far_it_is(db, where, told):
    make_city()
    make_city()

    waiting = where()
    call_command("report", "cities", stdout=io.StringIO(), stderr=waiting)

    assert waiting.getvalue() == told
