"""`python -m tests.translations`: whether the Dutch catalogue says everything the code says.

It fails on a text without translation, a guessed one (fuzzy), one the code no longer has, and a
compiled catalogue that is not what the readable one compiles to. `--write` brings the readable
catalogue up to date with the code and compiles it.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.machine import IN_CI
from tests.register import ROOT

CATALOGUE = Path("g32/locale/nl/LC_MESSAGES/django.po")
PARTS = ("manage.py", "g32", "network", "themes", "meetings")


def collect(folder: Path) -> None:
    """Bring the catalogue of the code in `folder` up to date with it, in the order of its files:
    by itself it follows that in which a disk happens to list them.
    """
    (folder / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
    options = ["--locale=nl", "--no-obsolete", "--add-location=file", "--ignore=tests"]
    _run(sys.executable, "manage.py", "makemessages", *options, folder=folder)
    _run("msgcat", "--sort-by-file", "-o", str(CATALOGUE), str(CATALOGUE), folder=folder)


def complaints(folder: Path) -> list[str]:
    """What is wrong with the catalogue of this project; `folder` is an empty one to work in."""
    for part in PARTS:
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / part)
    collect(folder)
    committed, current = ROOT / CATALOGUE, folder / CATALOGUE
    if not committed.exists():
        return ["there is no catalogue"]
    found = [f"no translation: {text}" for text in _texts(current, "--untranslated")]
    found += [f"only guessed: {text}" for text in _texts(current, "--only-fuzzy")]
    gone = set(_texts(committed)) - set(_texts(current))
    found += [f"no longer in the code: {text}" for text in sorted(gone)]
    compiled = folder / "compiled.mo"
    _run("msgfmt", "--check", "-o", str(compiled), str(committed))
    shipped = committed.with_suffix(".mo")
    if not shipped.exists() or _run("msgunfmt", str(shipped)) != _run("msgunfmt", str(compiled)):
        found.append("django.mo is not what django.po compiles to")
    return found


def main() -> int:
    if shutil.which("msgfmt") is None:
        print("not checked: this machine lacks gettext (msgfmt)")
        return int(IN_CI)
    if "--write" in sys.argv:
        collect(ROOT)
        _run("msgfmt", "--check", "-o", str(CATALOGUE.with_suffix(".mo")), str(CATALOGUE))
    with tempfile.TemporaryDirectory(prefix="g32-translations-") as folder:
        found = complaints(Path(folder))
    for complaint in found:
        print(complaint)
    return 1 if found else 0


def _texts(catalogue: Path, *which: str) -> list[str]:
    """The texts of a catalogue, in its own notation, without its header."""
    listed = _run("msgattrib", "--no-wrap", "--no-obsolete", *which, str(catalogue))
    blocks = [block for block in listed.split("\n\n") if "\nmsgid " in f"\n{block}"]
    texts = [block.partition("\nmsgstr")[0].rpartition("msgid ")[2] for block in blocks]
    return [text for text in texts if text.strip() != '""']


def _run(*command: str, folder: Path = ROOT) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
