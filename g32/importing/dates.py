"""A date in a cell of a spreadsheet."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from g32.dates.edtf import InvalidDate, shown
from g32.dates.reading import read

#: What Excel makes of a month with its year, or of a day with its month: "okt-14", "14-okt".
_CUT = re.compile(r"(?:[^\W\d_]{3,4}\.?[-/ ]\d{1,2}|\d{1,2}[-/ ][^\W\d_]{3,4}\.?)")


def read_date(cell: str) -> str:
    """Return the stored text of what stands in a cell. Raises `ValidationError`."""
    if _CUT.fullmatch(cell.strip()):
        sentence = _(
            "“%s” is what Excel makes of a date that is not whole; it may be a day of that month "
            "or a month of that year. Type which it is, as text: 2014-10 or 2014-10-14."
        )
        raise ValidationError(sentence % shown(cell))
    try:
        return read(cell)
    except InvalidDate as error:
        raise ValidationError(error.message) from error
