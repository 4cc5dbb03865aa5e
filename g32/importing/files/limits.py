"""What a file may be at most, and the refusal of one that is not to be read."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
#: Bytes of a file, and bytes of what is packed in it.
MOST_BYTES, MOST_UNPACKED = 5 * MEGABYTE, 50 * MEGABYTE
#: Of a table, when empty rows and the empty columns at its end have been left out.
MOST_ROWS, MOST_COLUMNS = 20_000, 200
#: Bytes beyond what the process that reads begins with, and seconds.
MEMORY, SECONDS = 240 * MEGABYTE, 9


class UnreadableError(Exception):
    """A file that cannot be read as a table.

    `message` says what is wrong, where, and what to do, in the language active when it was raised.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def too_large() -> UnreadableError:
    """Refuse a file of too many bytes."""
    return UnreadableError(
        _("The file is larger than %(most)s MB. Divide its rows over several files.")
        % {"most": MOST_BYTES // MEGABYTE}
    )


def too_much_inside() -> UnreadableError:
    """Refuse a file that unpacks to too many bytes."""
    return UnreadableError(
        _(
            "What is packed in the file is larger than %(most)s MB. Divide its rows over several"
            " files, or save it as CSV."
        )
        % {"most": MOST_UNPACKED // MEGABYTE}
    )


def too_many_rows() -> UnreadableError:
    """Refuse a table of too many rows."""
    return UnreadableError(
        _("The table has more than %(most)s rows. Divide them over several files.")
        % {"most": number_format(MOST_ROWS, force_grouping=True)}
    )


def too_many_columns(line: int) -> UnreadableError:
    """Refuse a row of too many columns."""
    return UnreadableError(
        _(
            "Line %(line)d has more than %(most)d columns. Leave out the columns that are not to be"
            " imported."
        )
        % {"line": line, "most": MOST_COLUMNS}
    )


def damaged() -> UnreadableError:
    """Refuse a file that is not built as its kind is."""
    return UnreadableError(
        _(
            "The file is damaged, or not whole. Open it in Excel or LibreOffice, save it again and"
            " upload that."
        )
    )


def damaged_cell(line: int, column: str) -> UnreadableError:
    """Refuse a file with a cell that cannot hold what is in it."""
    return UnreadableError(
        _(
            "Line %(line)d, column %(column)s: the file is damaged here. Open it in Excel or"
            " LibreOffice, save it again and upload that."
        )
        % {"line": line, "column": column}
    )
