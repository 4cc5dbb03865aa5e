"""The formats a report can be written in."""

from .base import Format
from .ods import Ods
from .plain import Csv, ExcelCsv, Json
from .safety import escape, is_live, unescape
from .xlsx import Xlsx

#: By code, in the order in which they are offered.
FORMATS: dict[str, Format] = {
    each.code: each for each in (Csv(), ExcelCsv(), Xlsx(), Ods(), Json())
}

__all__ = ["FORMATS", "Format", "escape", "is_live", "unescape"]
