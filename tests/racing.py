"""Two writers at once: the first commits only when the second has begun."""

import threading
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction


def race(
    connect: Callable[[], Any], first: Callable[[], Any], second: Callable[[], Any]
) -> list[Exception]:
    """Let both write, each in a transaction and over a connection of its own, which `connect`
    opens; return why either was refused.
    """
    first_wrote, refusals = threading.Event(), []

    def run(write: Callable[[], Any], before: Callable[[], Any], after: Callable[[], Any]) -> None:
        mine = connect()
        try:
            before()
            with transaction.atomic():
                write()
                after()
        except (ValidationError, IntegrityError) as refusal:
            refusals.append(refusal)
        finally:
            first_wrote.set()
            mine.close()

    def hold() -> None:
        first_wrote.set()
        late.join(timeout=0.5)  # by now it waits for us

    early = threading.Thread(target=run, args=(first, lambda: None, hold))
    late = threading.Thread(target=run, args=(second, lambda: first_wrote.wait(60), lambda: None))
    for thread in (late, early):  # the early one asks for the late one, which must be running
        thread.start()
    for thread in (early, late):
        thread.join()
    return refusals
