"""The Makefile and the runner of the tests: what they refuse, and what they count."""

import os
import subprocess
import sys

import pytest

from tests.__main__ import closing, counts
from tests.bench.figures import Figure, told
from tests.register import ROOT


def make(*arguments, **env):
    # Where the tests run under make themselves, this one is not to know.
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments],
        cwd=ROOT,
        env=outside | env,
        capture_output=True,
        text=True,
        check=False,
    )


def script(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def refusal(done):
    assert done.returncode == 2
    said, broken_off = done.stderr.splitlines()
    assert broken_off.startswith("make: ***")
    return said


def test_make_alone_lists_every_target():
    targets = [line.split()[1] for line in make().stdout.splitlines()]

    assert targets == [
        *("help", "run", "test", "prove", "bench", "check", "translations", "guide", "setup")
    ]


def test_a_python_that_is_too_old_is_refused(tmp_path):
    old = script(tmp_path / "python3.9", '[ "$1" = --version ] && echo "Python 3.9.2" || exit 1')

    said = refusal(make("setup", f"VENV={tmp_path}/venv", PYTHON=str(old)))

    assert "3.11, 3.12 of 3.13" in said
    assert "(Python 3.9.2)" in said


def test_a_command_that_only_looks_like_python_is_passed_over(tmp_path):
    shim = script(tmp_path / "python3.12", "echo 'command not found' >&2; exit 127")

    said = refusal(make("setup", f"VENV={tmp_path}/venv", PYTHON=str(shim)))

    assert "gevonden: geen." in said


def test_a_python_without_venv_says_which_package_brings_it(tmp_path):
    bare = script(
        tmp_path / "python3",
        f'case "$2" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"',
    )

    said = refusal(make("setup", f"VENV={tmp_path}/venv", PYTHON=str(bare)))

    assert said.endswith("apt install python{}.{}-venv".format(*sys.version_info))


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("=== 3 passed in 1.2s ===", 0, {"passed": 3}),
        ("3 passed, 2 skipped in 0.1s", 0, {"passed": 3, "skipped": 2}),
        (
            "== 1 failed, 3 passed, 2 errors in 61.2s (0:01:01) ==",
            1,
            {"passed": 3, "failed": 3},
        ),
        ("== 4 passed, 7 deselected in 1.0s ==", 0, {"passed": 4, "deselected": 7}),
        ("== no tests ran in 0.01s ==", 5, {"failed": 1}),
        ("killed", -9, {"failed": 1}),
        ("2 passed in 1.0s\nsegmentation fault", -11, {"passed": 2, "failed": 1}),
    ],
)
def test_what_breaks_off_is_never_green(text, status, expected):
    assert counts(closing(text, status), status) == expected


def test_the_bench_puts_the_engines_side_by_side_and_says_what_falls_short():
    figures = {
        "SQLite": [
            Figure("a list", 1.2, "×", 1.1, note="46 ms"),
            Figure("a form", 12, "queries", 12),
        ],
        "PostgreSQL": [
            Figure("a list", 1.0, "×", 1.1),
            Figure("a rate", 0.9, "×", 1, at_least=True),
        ],
    }

    lines = [line.split() for line in told(figures)]

    assert lines == [
        ["a", "list", "SQLite", "1.200", "×", "≤1.1", "short", "46", "ms"],
        ["a", "list", "PostgreSQL", "1.000", "×", "≤1.1", "ok"],
        ["a", "form", "SQLite", "12.0", "queries", "≤12", "ok"],
        ["a", "rate", "PostgreSQL", "0.900", "×", "≥1", "short"],
        ["2", "ok,", "2", "short"],
    ]
