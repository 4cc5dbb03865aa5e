"""Work that is done in a process apart, for the tests of that."""

import os
import signal
import sys
import time

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext

MEBIBYTE = 2**20


class TwoPartError(Exception):
    """Cannot be made again from what pickle keeps of it."""

    def __init__(self, first, second):
        super().__init__(f"{first} and {second}")


def add(tell, *numbers):
    return sum(numbers)


def count(tell, most):
    for number in range(most):
        tell(number)
    return "counted"


def count_for_ever(tell):
    tell(os.getpid())
    while True:
        tell("still here")


def sleep(tell, seconds):
    tell(os.getpid())
    time.sleep(seconds)


def hold(tell, mebibytes):
    return len(bytearray(mebibytes * MEBIBYTE)) // MEBIBYTE


def fill(tell, kept=[]):  # noqa: B006 - so that it stays full
    """Memory that is given out in the smallest pieces is full to the brim."""
    while True:
        kept.append([])


def give(tell, mebibytes):
    """What is returned takes its size once more to send."""
    return "x" * mebibytes * MEBIBYTE


def die(tell, *given):
    os.kill(os.getpid(), signal.SIGKILL)


def say_much(tell):
    tell(os.getpid())
    tell("x" * 10 * MEBIBYTE)


def fail(tell, kind, *said):
    raise kind(*said)


def return_what_cannot_be_sent(tell):
    return sys.stdout


def around(tell):
    return {
        "niceness": os.nice(0),
        "database": connection.settings_dict["NAME"],
        "settings": settings.SETTINGS_MODULE,
        "yes": gettext("yes"),
        "pages": settings.ROOT_URLCONF in sys.modules,
        "connected": connection.connection is not None,
    }


def spin(tell):
    tell(os.getpid())
    while True:
        pass


if __name__ == "__main__":  # somebody who asks for work and is killed
    import django

    django.setup()
    from g32 import apart
    from tests import apart as works  # by a name that the other process knows

    with apart.start(works.add) as task:  # so that all that follows begins at once
        list(task.messages())
    name, seconds = sys.argv[1:]
    with apart.start(getattr(works, name), seconds=float(seconds) or None) as task:
        print(next(task.messages()), flush=True)
        time.sleep(60)
