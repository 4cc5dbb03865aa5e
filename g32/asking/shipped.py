"""The questions that the register comes with: one file each, in `fixtures/questions`.

The first line of a file is the title, the other lines of comment before the statement explain it.
"""

from pathlib import Path

from django.conf import settings
from django.db import transaction

from g32.history import act
from g32.models import HistoryEntry, Question

_COMMENT = "-- "


def ship() -> int:
    """Keep them where no question was ever kept; return how many that were.

    What somebody has deleted or changed does not come back.
    """
    if HistoryEntry.objects.filter(table=Question._meta.db_table).exists():
        return 0
    with act(actor="seed"), transaction.atomic():
        return len(Question.objects.bulk_create(map(read, files())))


def files() -> list[Path]:
    """Return the files, in order."""
    return sorted((settings.BASE_DIR / "fixtures" / "questions").glob("*.sql"))


def read(file: Path) -> Question:
    """Return the question in a file."""
    lines = file.read_text(encoding="utf-8").split("\n")
    said = [line.removeprefix(_COMMENT) for line in lines if line.startswith(_COMMENT)]
    statement = "\n".join(line for line in lines if not line.startswith(_COMMENT)).strip()
    return Question(
        slug=file.stem, title=said[0], explanation=" ".join(said[1:]), statement=statement
    )
