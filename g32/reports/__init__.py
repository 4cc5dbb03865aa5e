"""Reports: one definition gives the page, the files, the command line.

`base` says what a report is, `columns` what stands in its cells, `when` what time it speaks of,
`formats` how it is written. Each app registers its own in its module `reports`.
"""

from . import columns
from .base import Report, register, reports
from .table import Table
from .when import When, WhenError

__all__ = ["Report", "Table", "When", "WhenError", "columns", "register", "reports"]
