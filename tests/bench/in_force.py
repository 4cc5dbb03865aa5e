"""What the indexes on time are worth: who holds a seat on a day, with them and without."""

import statistics
import time
from collections.abc import Iterator
from datetime import date

from .figures import Figure

_INDEXES = ("network_appointment_time", "network_appointment_seat", "network_appointment_person")


def measured(rounds: int, _smaller: str) -> Iterator[Figure]:
    """The ratio of the time with the indexes to that without; with those of links alone."""
    from django.db import connection, transaction

    from network.models import Appointment, Body

    body = Body.objects.get(kind="executive_board")
    asked = {
        "one body": (Appointment.objects.filter(seat__body=body).on(date(2014, 6, 12)), 0.5),
        "few in force": (Appointment.objects.on(date(1990, 3, 1)), 0.02),
    }
    with_them = {name: _ms(rows, rounds) for name, (rows, _goal) in asked.items()}
    with transaction.atomic(), connection.cursor() as cursor:
        for index in _INDEXES:
            cursor.execute(f"DROP INDEX {index}")
        without = {name: _ms(rows, rounds) for name, (rows, _goal) in asked.items()}
        transaction.set_rollback(True)
    for name, (rows, goal) in asked.items():
        note = f"{with_them[name]:.2f} ms, without {without[name]:.2f}; {rows.count()} rows"
        ratio = with_them[name] / without[name]
        yield Figure(f"in force on a day, {name}", ratio, "×", goal, note=note)


def _ms(rows, rounds: int) -> float:
    def once() -> float:
        begun = time.perf_counter()
        list(rows.values_list("pk", flat=True))
        return (time.perf_counter() - begun) * 1000

    return statistics.median(once() for _round in range(rounds + 1))
