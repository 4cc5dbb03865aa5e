"""How the web server runs: gunicorn reads the names of this module as its settings."""

import logging
import os
import signal
from typing import Any

from gunicorn.workers.base import Worker

# Two processes of four threads: a slow download costs one thread, not the site.
worker_class = "gthread"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 10
limit_request_line = 8190  # the place at which a page of an answer begins can be long
loglevel = "warning"
control_socket_disable = True  # it would stand in somebody's home folder
if os.access("/dev/shm", os.W_OK):  # noqa: S108 - signs of life belong in memory, not on a slow disk
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def post_worker_init(worker: Worker) -> None:
    """Leave Ctrl-C to the parent. A terminal sends it to every process, the parent then stops its
    workers too, and a worker that is told twice waits for itself until it is killed.

    From here on the process seals what is written, and sweeps away old uploads.
    """
    from g32.errors import DiscreetFilter
    from g32.history import sealer
    from g32.uploads import sweeping

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for handler in logging.getLogger("gunicorn.error").handlers:
        handler.addFilter(
            DiscreetFilter()
        )  # what it cannot answer, it writes down with its address
    sealer.start()
    sweeping.start()


def worker_exit(_arbiter: Any, _worker: Worker) -> None:
    """Stop sealing and sweeping, between two transactions."""
    from g32.history import sealer
    from g32.uploads import sweeping

    sweeping.stop()
    sealer.stop()
