"""Erasing private values, so that it can be seen that it was done, and done again.

Every erasure is told twice: as an `Erasure`, which is recorded and sealed as any write is, and as a
line of `erasures.jsonl` in the data folder. After an older backup is restored, which has the values
again, `replay_erasures()` erases them once more. Neither says what the values were.
"""

import json
import os
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from g32.models import Erasure, HistoryEntry, PrivateValues

from .acting import act
from .sealing import seal
from .tables import model_of_table

FILE = "erasures.jsonl"


@dataclass
class Replayed:
    """How many rows were erased again, and the numbers of the lines that could not be read."""

    rows: int = 0
    unreadable: list[int] = field(default_factory=list)


def erase(*, table: str, rows: Collection[int], actor: str, reason: str) -> None:
    """Erase every private value that history holds of these rows of the table, as one act.

    What the rows themselves hold now is the caller's to delete, before this and in the same
    transaction: that keeps others from writing to them meanwhile.
    """
    with act(actor=actor, reason=reason):
        seal()  # so that the seals hold the digest of what is erased
        standing = _standing(table, rows)
        lines = []
        for row in sorted(set(rows)):
            last = _private(table, row).aggregate(at=Max("at"))["at"]
            if last:  # else there is nothing to erase
                up_to = last.isoformat()
                gone = row not in standing
                lines.append({"table": table, "row": row, "at": up_to, "gone": gone})
                _erase(_private(table, row), table=table, row=row, actor=actor, reason=reason)
        _note(lines)  # before the commit: what was erased is never forgotten


def replay_erasures() -> Replayed:
    """Erase again what `erasures.jsonl` says was erased; twice changes nothing more.

    A row that was gone when it was erased, and is back as it was then, is deleted again too.
    """
    done = Replayed()
    path = settings.DATA_DIR / FILE
    lines = path.read_text().splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            said = json.loads(line)
            table, row, gone = str(said["table"]), int(said["row"]), bool(said["gone"])
            at = datetime.fromisoformat(said["at"])
        except (ValueError, TypeError, KeyError):
            done.unreadable.append(number)
            continue
        reason = _("Erased again: it stood in the backup that was restored.")
        with act(actor="", reason=reason):
            done.rows += _erase_again(table, row, at, gone=gone, reason=reason)
    return done


def _erase_again(table: str, row: int, at: datetime, *, gone: bool, reason: str) -> bool:
    """Erase what stood in the row up to `at`; return whether there was anything."""
    written_since = HistoryEntry.objects.filter(table=table, row=row, at__gt=at).exists()
    model = model_of_table(table)
    if gone and model and not written_since:
        model._base_manager.filter(pk=row).delete()
        at = HistoryEntry.objects.filter(table=table, row=row).aggregate(at=Max("at"))["at"] or at
    entries = _private(table, row).filter(at__lte=at)
    if not entries.exists():
        return False
    seal()
    _erase(entries, table=table, row=row, actor="", reason=reason)
    return True


def _private(table: str, row: int) -> QuerySet[Any]:
    """The entries of the row whose values stand apart, and still stand there."""
    return HistoryEntry.objects.filter(table=table, row=row, private__isnull=False)


def _erase(entries: QuerySet[Any], *, table: str, row: int, actor: str, reason: str) -> None:
    through = entries.aggregate(last=Max("pk"))["last"]
    PrivateValues.objects.filter(entry__in=entries.values("pk")).delete()
    Erasure.objects.create(table=table, row=row, through=through, actor=actor, reason=reason)


def _standing(table: str, rows: Collection[int]) -> set[int]:
    """Which of the rows are still there."""
    model = model_of_table(table)
    if model is None:
        return set()
    return set(model._base_manager.filter(pk__in=rows).values_list("pk", flat=True))


def _note(lines: list[dict[str, Any]]) -> None:
    """Add the lines to the file; they are on the disk when this returns."""
    if not lines:
        return
    path: Path = settings.DATA_DIR / FILE
    text = "".join(json.dumps(line) + "\n" for line in lines)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":  # a line that was cut short by a crash
                text = "\n" + text
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
