"""Disks that fail: full, or readable only. For root on Linux, who may mount."""

import errno
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def small_disk(path: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own, of this size, at `path`."""
    path.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={megabytes}m,mode=700", "tmpfs", path)
    try:
        yield path
    finally:
        _unmount(path)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Not a byte of room is left on the disk."""
    ballast = disk / f"ballast-{uuid4()}"
    try:
        _write_until_full(ballast)
        yield
    finally:
        ballast.unlink()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing can be made or changed in the folder; whoever has a file of it open, keeps it."""
    _mount("--bind", folder, folder)
    try:
        _mount("-o", "remount,bind,ro", folder)
        yield
    finally:
        _unmount(folder)


def _write_until_full(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(b"\0" * 4096)
            except OSError as error:
                if error.errno == errno.ENOSPC:
                    return
                raise


def _mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


def _unmount(path: Path) -> None:
    # Lazily: what somebody has open there lives on until they close it.
    subprocess.run(["umount", "--lazy", path], check=True, capture_output=True)
