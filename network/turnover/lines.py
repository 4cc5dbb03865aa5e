"""What happens to each person and seat, line by line."""

from dataclasses import dataclass, fields
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.importing.files import Unclear, UnreadableError, read

#: What a line about an office may say of it.
OF_OFFICE = ("function", "party", "portfolio")


class Happens(TextChoices):
    """What happens to somebody's office; on a line that names a seat, to that seat."""

    STAYS = "stays", gettext_lazy("stays")
    LEAVES = "leaves", gettext_lazy("leaves")
    JOINS = "joins", gettext_lazy("joins")
    MOVES = "moves", gettext_lazy("changes office or portfolio")


@dataclass(frozen=True)
class Line:
    """One line: a person and what happens; `number`: where it stands in the file.

    Without a body it speaks of the office, with one of that seat; who joins may get both. The
    seats that somebody takes over from `successor_of` are all that are held for the city, unless
    one is named.
    """

    number: int
    person: str
    change: str
    function: str = ""
    party: str = ""
    portfolio: str = ""
    body: str = ""
    role: str = ""
    label: str = ""
    successor_of: str = ""
    #: The number of the seat, where whoever made the line knows it.
    seat: int | None = None

    @property
    def names_seat(self) -> bool:
        """Whether it speaks of a seat."""
        return bool(self.body or self.seat)

    @property
    def names_office(self) -> bool:
        """Whether it speaks of the office; beside a seat that it names, only by what it says."""
        return not self.names_seat or any(getattr(self, name) for name in OF_OFFICE)


#: The columns of a file, in their order.
COLUMNS = tuple(each.name for each in fields(Line) if each.name not in ("number", "seat"))
_REQUIRED = ("person", "change")


def read_file(name: str, content: bytes) -> list[Line]:
    """Read a file with these columns; only `person` and `change` cannot be left out.

    Raises `UnreadableError`.
    """
    table = read(name, content, COLUMNS)
    header = [cell.strip().casefold() for cell in table.header]
    if unknown := [cell for cell in header if cell not in COLUMNS]:
        message = _("There is no column “%(name)s”. The columns are: %(names)s.")
        raise UnreadableError(message % {"name": unknown[0][:100], "names": ", ".join(COLUMNS)})
    if missing := [cell for cell in _REQUIRED if cell not in header]:
        raise UnreadableError(_("The column “%s” is missing.") % missing[0])
    if len({*header}) < len(header):
        raise UnreadableError(_("A column stands in the file twice."))
    found = []
    for number, cells in table.rows:
        if any(isinstance(cell, Unclear) for cell in cells):
            raise UnreadableError(_("Line %s: a cell cannot be read as text.") % number)
        given: Any = {key: str(cell).strip() for key, cell in zip(header, cells, strict=True)}
        found.append(Line(number, **given))
    return found
