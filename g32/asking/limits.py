"""How much a question may take."""

import time
from dataclasses import dataclass, field

#: Seconds for one statement, rows on a page, bytes of memory beyond what the process begins with.
SECONDS = 2.0
SHOWN = 5_000
#: A page shows no more cells than this, however many rows that are.
CELLS = 50_000
MEMORY = 64 * 1024 * 1024
#: Seconds to wait for those who ask at the same moment, and how many of a server's threads may.
WAIT = 5.0
WAITING = 2
#: Seconds for an answer that is taken along, as long as rows keep coming.
ALONG = 60.0
#: So many answers are taken along at once, on the whole machine: for as long as a file is made and
#: sent it has a thread of the server. One a process, one a person.
AT_ONCE = 2
#: Bytes of a file that is taken along.
MOST_FILE = 500 * 1024 * 1024


@dataclass
class Within:
    """Until when a statement may run: so many seconds from now on, or from the latest rows on.

    `along`: its rows are taken along, so that it may go on for as long as they keep coming.
    """

    seconds: float = SECONDS
    along: bool = False
    until: float = field(init=False)

    def __post_init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Count anew."""
        self.until = time.monotonic() + self.seconds

    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self.until
