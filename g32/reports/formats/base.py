"""What every format can do."""

from collections.abc import Iterator
from typing import ClassVar

from g32.reports.base import Report


class Format:
    """A way to write a report to a file."""

    #: How the command line and the addresses call it.
    code: ClassVar[str]
    #: What people call it.
    name: ClassVar[str]
    suffix: ClassVar[str]
    content_type: ClassVar[str]
    #: Not fit for a terminal.
    binary: ClassVar[bool] = False

    def chunks(self, report: Report, *, labels: bool) -> Iterator[bytes]:
        """Write the report piece by piece; what precedes the rows comes before any query."""
        raise NotImplementedError
