"""`manage.py start`: from an empty folder to a register that answers."""

import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError

from g32 import starting
from tests.register import ROOT, Register


def get(url, encoding="identity"):
    return urllib.request.urlopen(
        urllib.request.Request(url, headers={"Accept-Encoding": encoding}), timeout=30
    )


def refusal(register, *arguments):
    """The one line with which a command refuses; anything more, and any traceback, fails."""
    done = register.manage(*(arguments or ("start",)))
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert (done.returncode, len(lines)) == (1, 1), done.stderr
    return lines[0]


def test_a_fresh_start_serves_the_admin_with_compressed_static_files(server):
    with get(f"{server.url}/admin/login/") as page:
        style = re.findall(r'href="(/static/[^"]+\.css)"', page.read().decode())[0]
        status = page.status
    encodings = {}
    for encoding in ("br", "gzip"):
        with get(server.url + style, encoding) as answer:
            encodings[encoding] = answer.headers["Content-Encoding"]
            cached = answer.headers["Cache-Control"]

    assert status == 200
    assert encodings == {"br": "br", "gzip": "gzip"}
    assert "immutable" in cached


def test_the_front_door_leads_to_the_admin(server):
    with get(f"{server.url}/") as page:
        assert page.url == f"{server.url}/admin/login/?next=/admin/"


def test_ctrl_c_stops_it_cleanly_and_a_second_start_keeps_the_data(server):
    first = server.said
    status = server.stop(signal.SIGINT)
    began = time.monotonic()
    server.start()
    seconds = time.monotonic() - began
    second = server.log.read_text()

    assert status == 0
    assert "Traceback" not in first + second
    assert "admin" in first
    assert "admin" not in second  # the first user is made once
    assert len(second.splitlines()) == 2  # nothing to make and nothing to fill
    assert seconds < 10  # 2 or 3 on a quiet machine; making everything takes longer than this


def test_nobody_else_on_the_machine_can_read_the_register(server):
    open_to_others = [
        path.name for path in [server.data, *server.data.iterdir()] if path.stat().st_mode & 0o077
    ]

    assert open_to_others == []


@pytest.mark.engine("sqlite")
def test_a_generated_password_is_printed_and_sigterm_stops_the_register(tmp_path):
    register = Register(tmp_path / "data", DATABASE_URL="", G32_ADMIN_PASSWORD="")
    register.gathered = None  # from nothing
    register.start()
    status = register.stop(signal.SIGTERM)

    assert status == 0
    assert re.search(r"admin, .*: \S{16} \(", register.log.read_text())


def test_a_port_in_use_is_refused_before_anything_is_made(tmp_path):
    register = Register(tmp_path / "data")
    with socket.create_server(("127.0.0.1", register.port)):
        line = refusal(register)

    assert str(register.port) in line
    assert "PORT=" in line
    assert [path.name for path in register.data.iterdir()] == ["secret_key"]


def test_a_port_that_is_no_number_is_said_in_one_line(tmp_path):
    line = refusal(Register(tmp_path / "data", PORT="tachtig"))

    assert "tachtig" in line
    assert "PORT=8001" in line


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "8000.0", "８０００", "9" * 5000])
def test_a_port_that_is_no_port_is_refused(port):
    with pytest.raises(CommandError, match="PORT"):
        starting.claim_port(port)


def test_a_database_that_does_not_answer_is_said_in_one_line(tmp_path):
    register = Register(tmp_path / "data", DATABASE_URL="postgres://somebody:geheim@127.0.0.1:1/x")

    for arguments in (["start"], ["migrate"]):
        line = refusal(register, *arguments)
        assert "127.0.0.1" in line
        assert "geheim" not in line


def test_a_file_that_is_no_database_is_said_in_one_line(tmp_path):
    wrong = tmp_path / "letter.txt"
    wrong.write_text("Beste lezer, dit is geen database. " * 100)
    register = Register(tmp_path / "data", DATABASE_URL=f"sqlite:///{wrong}")

    assert "not a database" in refusal(register)


def test_a_wrong_database_address_is_said_in_one_line(tmp_path):
    line = refusal(Register(tmp_path / "data", DATABASE_URL="postgres://a:geheim@b:poort/c"))

    assert line.startswith("DATABASE_URL ")
    assert "geheim" not in line


def test_a_data_folder_that_cannot_be_written_is_said_in_one_line(tmp_path):
    (tmp_path / "file").touch()
    line = refusal(Register(tmp_path / "file" / "data"))

    assert str(tmp_path / "file" / "data") in line
    assert "G32_DATA" in line


def test_the_secret_key_is_for_its_owner_only(server):
    mode = (server.data / "secret_key").stat().st_mode

    assert stat.S_IMODE(mode) == 0o600


def run_manage(*python):
    return subprocess.run(
        [sys.executable, *python], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_python_too_old_is_said_in_one_line():
    done = run_manage(
        "-c",
        "import runpy, sys; sys.version_info = (3, 10, 9, 'final', 0); sys.version = '3.10.9 x';"
        "runpy.run_path('manage.py', run_name='__main__')",
    )

    assert done.returncode == 1
    assert re.fullmatch(r"[^\n]*3\.10\.9[^\n]*3\.13[^\n]*\n", done.stderr)


def test_a_missing_django_is_said_in_one_line():
    done = run_manage("-S", "manage.py", "check")

    assert done.returncode == 1
    assert re.fullmatch(r"[^\n]*Django[^\n]*make setup[^\n]*\n", done.stderr)


@pytest.mark.prove
def test_starts_at_the_same_time_share_one_register(tmp_path, server_database):
    registers = [Register(tmp_path / "data", DATABASE_URL=server_database) for _ in range(3)]
    for number, register in enumerate(registers):
        register.log = tmp_path / f"{number}.log"
        register.gathered = None  # each is to find what the others have yet to make

    with ThreadPoolExecutor() as pool:
        list(pool.map(Register.start, registers))
    said = [register.log.read_text() for register in registers]
    statuses = [register.stop() for register in registers]

    assert statuses == [0, 0, 0]
    assert sum("G32_ADMIN_PASSWORD" in text for text in said) <= 1
