"""Filling an empty register: all or nothing, checked like everything else, and only once."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import call_command

from g32.models import HistoryEntry
from g32.seeding import FixtureError, is_empty, seed
from network.models import Body, City, Organisation, Source
from tests.factories import make_city

ROOT = Path(__file__).resolve().parents[2]
SOURCES = "source: [{id: report, name: Report, pages: 3}]\n"


@pytest.fixture
def folder(tmp_path):
    """A folder of fixtures with one source; `folder("city: …")` adds a file and seeds it."""

    def fill(text):
        (tmp_path / "a.yaml").write_text(SOURCES)
        (tmp_path / "b.yaml").write_text(text)
        return seed(tmp_path)

    return fill


@pytest.fixture
def command(settings, tmp_path):
    """`manage.py seed` on a test's own fixtures: `command("city: …")` gives what it printed."""

    def run(text):
        (tmp_path / "fixtures").mkdir(exist_ok=True)
        (tmp_path / "fixtures" / "b.yaml").write_text(text)
        settings.BASE_DIR = tmp_path
        out = StringIO()
        call_command("seed", stdout=out)
        return out.getvalue()

    return run


@pytest.fixture
def empty_register(tmp_path):
    """A register of its own with its tables; `empty_register("seed")` is that command, begun."""
    env = os.environ | {"G32_DATA": str(tmp_path), "DATABASE_URL": "", "PYTHONWARNINGS": ""}
    url = urlsplit(os.environ.get("DATABASE_URL", ""))
    name = f"g32_seed_{os.getpid()}"
    root = None
    if url.scheme.startswith("postgres"):
        root = psycopg.connect(url._replace(path="/postgres").geturl(), autocommit=True)
        root.execute(f"CREATE DATABASE {name}")
        env["DATABASE_URL"] = url._replace(path=f"/{name}").geturl()

    def begin(*arguments):
        return subprocess.Popen(
            [sys.executable, ROOT / "manage.py", *arguments],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    begin("migrate", "--verbosity", "0").communicate(timeout=60)
    yield begin
    if root:
        root.execute(f"DROP DATABASE {name} WITH (FORCE)")
        root.close()


def refused(folder, text):
    with pytest.raises(FixtureError) as error:
        folder(text)
    assert is_empty()
    return str(error.value)


@pytest.mark.django_db
def test_the_command_says_how_many_records_of_each_kind_it_made(command):
    printed = command("city: [{id: oss, name: Oss}, {id: ede, name: Ede}]\n" + SOURCES)

    assert [line.split()[0] for line in printed.splitlines()] == ["2", "1"]


@pytest.mark.django_db
def test_history_says_that_the_seed_wrote_it(command):
    command("city: [{id: oss, name: Oss}]")

    entry = HistoryEntry.objects.get(table="network_city")
    assert (entry.actor, entry.reason != "") == ("seed", True)


@pytest.mark.django_db
def test_a_register_that_holds_data_is_left_alone(command):
    make_city(name="Oss")

    with pytest.raises(SystemExit) as stopped:
        command("city: [{id: ede, name: Ede}]")

    assert City.objects.get().name == "Oss"
    assert len(str(stopped.value).splitlines()) == 1


@pytest.mark.django_db
def test_a_broken_fixture_stops_the_command_with_one_line(command):
    with pytest.raises(SystemExit) as stopped:
        command("city: [{id: oss, name: Oss}]\nmembership: [{id: oss, city: oss, start: 2014-13}]")

    assert str(stopped.value).startswith("b.yaml, membership “oss”, start: ")
    assert len(str(stopped.value).splitlines()) == 1
    assert is_empty()


def test_the_process_ends_with_status_1_and_one_line_where_the_register_holds_data(server):
    ended = server.manage("seed")

    assert (ended.returncode, ended.stdout) == (1, "")
    assert len(ended.stderr.splitlines()) == 1


def test_without_tables_it_says_what_to_do_first(tmp_path):
    ended = subprocess.run(
        [sys.executable, ROOT / "manage.py", "seed"],
        env={"G32_DATA": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert re.fullmatch(r".*migrate.*\n", ended.stderr)


@pytest.mark.django_db
def test_links_names_and_link_rows_find_their_records_in_any_order(folder):
    folder(
        """
election:
  - {id: e, name: Verkiezing, kind: municipal, cities: [ede, oss]}
city:
  - {id: ede, name: Ede, names: [Stad Ede, {text: E, kind: abbreviation}]}
  - {id: oss, name: Oss}
"""
    )

    ede = City.objects.get(slug="ede")
    assert sorted(ede.names.values_list("text", "kind")) == [
        ("E", "abbreviation"),
        ("Stad Ede", "alias"),
    ]
    assert [row.election.slug for row in ede.elections.all()] == ["e"]


@pytest.mark.django_db
def test_a_record_may_point_to_one_of_its_own_kind_that_comes_later(folder):
    folder("organisation: [{id: part, name: Part, part_of: whole}, {id: whole, name: Whole}]")

    assert Organisation.objects.get(part_of__slug="whole").slug == "part"


@pytest.mark.django_db
def test_a_citation_is_a_line_or_a_mapping(folder):
    folder(
        """
city:
  - id: ede
    name: Ede
    cite:
      - report
      - report p. 2-3 § Kop 1
      - {at: report p. 1, implies: name, note: Omdat.}
      - {at: report p. 1, implies: name, note: Ook.}
"""
    )

    cited = City.objects.get().citations.order_by("pk")
    assert list(cited.values_list("page", "page_to", "section", "stance", "field", "note")) == [
        (None, None, "", "states", "", ""),
        (2, 3, "Kop 1", "states", "", ""),
        (1, None, "", "implies", "name", "Omdat."),
        (1, None, "", "implies", "name", "Ook."),
    ]
    assert len(set(cited.values_list("slug", flat=True))) == 4


@pytest.mark.django_db
def test_yes_no_numbers_days_and_nothing_are_read(folder):
    folder(
        """
source: [{id: s, name: S, as_of: 2014-12-31, pages: "13"}]
body: [{id: b, name: B, kind: pillar, planned: yes, seats: [{id: t, role: chair, maximum: ""}]}]
"""
    )

    source, body = Source.objects.get(slug="s"), Body.objects.get()
    assert (str(source.as_of), source.pages) == ("2014-12-31", 13)
    assert (body.planned, body.seats.get().maximum) == (True, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("city: [{id: oss, name: Oss, mayor: X}]", "b.yaml, city “oss”"),
        ("city: [{id: oss, name: Oss, pk: 1}]", "b.yaml, city “oss”"),
        ("city: [{id: oss, name: Oss, sort_key: a}]", "b.yaml, city “oss”"),
        ("city: [{id: oss}]", "b.yaml, city “oss”, name"),
        ("city: [{id: oss, name: [a, b]}]", "b.yaml, city “oss”, name"),
        ("city: [{id: oss, name: Oss, names: Os}]", "b.yaml, city “oss”, names"),
        ("city: [{id: Oss, name: Oss}]", "b.yaml, city “Oss”, id"),
        ("city: [Oss, {id: ede, name: Ede}, []]", "b.yaml, city 3"),
        ("city: Oss", "b.yaml, city"),
        ("city: [{id: [oss], name: Oss}]", "b.yaml, city 1, id"),
        ("cities: [{id: oss, name: Oss}]", "b.yaml"),
        ("pillar: [{id: p, name: P}]", "b.yaml"),
        ("- oss", "b.yaml"),
        ("city: [", "b.yaml, regel 2"),
        ("city:\n- {id: oss, name: Oss, name: Os}", "b.yaml, regel 2"),
        ("membership: [{id: m, city: oss}]", "b.yaml, membership “m”, city"),
        ("city: [{id: oss, name: Oss}, {id: oss, name: Os}]", "b.yaml, city “oss”"),
        (f"city: [{{id: oss, name: {'x' * 300}}}]", "b.yaml, city “oss”, name"),
        ("city: [{id: oss, name: Oss}, {id: os, name: Oss}]", "b.yaml, city “os”, name"),
        ("body: [{id: p, name: P, kind: thing}]", "b.yaml, body “p”, kind"),
        ("body: [{id: p, name: P, kind: pillar, planned: maybe}]", "b.yaml, body “p”, planned"),
        ("body: [{id: p, name: P, kind: pillar, start: 2015, end: 2014}]", "b.yaml, body “p”, end"),
        (
            "city: [{id: oss, name: Oss, cite: [report, report page 1]}]",
            "b.yaml, city “oss”, cite 2",
        ),
        ("city: [{id: oss, name: Oss, cite: [report p. 4]}]", "b.yaml, city “oss”, cite 1, page"),
        ("city: [{id: oss, name: Oss, cite: [novel]}]", "b.yaml, city “oss”, cite 1, source"),
        (
            "city: [{id: oss, name: Oss, cite: [{at: report, denies: name}]}]",
            "b.yaml, city “oss”, cite 1",
        ),
        (
            "city: [{id: oss, name: Oss, cite: [{at: report, states: name, implies: name}]}]",
            "b.yaml, city “oss”, cite 1",
        ),
        (
            "city: [{id: oss, name: Oss, cite: [{at: report, contradicts: name}]}]",
            "b.yaml, city “oss”, cite 1, note",
        ),
        (
            "city: [{id: oss, name: Oss, cite: [{at: report, states: mayor}]}]",
            "b.yaml, city “oss”, cite 1, field",
        ),
        (
            "city: [{id: oss, name: O, memberships: [{id: a, start: 2001}, {id: b, start: 2002}]}]",
            "b.yaml, city “oss”, memberships “b”, start",
        ),
        (
            "organisation: [{id: a, name: A, part_of: b}, {id: b, name: B, part_of: a}]",
            "b.yaml, organisation “a”",
        ),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_saved(folder, text, where):
    message = refused(folder, text)

    assert message.startswith(f"{where}: ")
    assert len(message.splitlines()) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", [b"\xff", b"'\x00'", b'"\\0"'])
def test_bytes_that_are_no_text_are_refused_in_one_line(name, tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"city: [{id: oss, name: " + name + b"}]")

    with pytest.raises(FixtureError, match=r"\Aa\.yaml.*: .*\Z"):
        seed(tmp_path)


def test_a_folder_without_fixtures_is_refused(tmp_path, db):
    with pytest.raises(FixtureError):
        seed(tmp_path)


def test_of_two_seeds_at_the_same_time_one_wins_and_the_other_says_so(empty_register):
    seeds = [empty_register("seed") for _ in range(2)]
    said = [(seed.communicate(timeout=60), seed.returncode) for seed in seeds]

    (winner, _ok), (loser, _full) = sorted(said, key=lambda each: each[1])
    assert [status for _said, status in said] in ([0, 1], [1, 0])
    assert winner[1] == loser[0] == ""
    assert len(loser[1].splitlines()) == 1
