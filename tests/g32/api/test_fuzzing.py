"""What schemathesis thinks up: it reads the description, and holds every answer against that."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.register import ROOT

#: Makes somebody who may read, with a token, and prints that.
_TOKEN = """
from django.contrib.auth.models import Group, User
from g32.models import Token
from g32.rights import Role
from g32.tokens import issue
user = User.objects.create_user("programma-{}", is_staff=True)
user.groups.add(Group.objects.get(name=Role.READER))
print(issue(user, Token.Purpose.API, "schemathesis").secret)
"""


def fuzz(server, tmp_path, name, *options):
    """Let it think up questions, and return what it says; it must find nothing."""
    made = server.manage("shell", "-v", "0", "-c", _TOKEN.format(name))
    assert made.returncode == 0, made.stderr
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", "--seed", "1"]
    command += ["--checks", "all", "--continue-on-failure", *options]
    command += ["-H", f"Authorization: Bearer {made.stdout.split()[-1]}"]
    here = {"SCHEMATHESIS_HOOKS": "fuzzing", "PYTHONPATH": str(ROOT / "tests/g32/api")}
    run = subprocess.run(
        [*command, f"{server.url}/api/v1/openapi.json"],
        env=os.environ | here,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr
    [told] = [line for line in run.stdout.splitlines() if " generated, " in line]
    return told.strip()


@pytest.mark.once
def test_schemathesis_finds_nothing_in_a_report(server, tmp_path, figures):
    only = "(cities|v1/|openapi.json)$"
    told = fuzz(server, tmp_path, "kort", "--phases", "coverage,fuzzing", "--max-examples", "5",
                "--include-path-regex", only)  # fmt: skip

    figures(f"schemathesis, one report: {told}")


@pytest.mark.prove
def test_schemathesis_finds_nothing_in_any_report(server, tmp_path, figures):
    told = fuzz(server, tmp_path, "lang", "--max-examples", "50")

    figures(f"schemathesis, all reports: {told}")
