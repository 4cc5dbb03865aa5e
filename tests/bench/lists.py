"""The lists of the admin, a million rows long, beside the same lists a hundred times shorter."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from .figures import Figure

#: By so much longer than the short list may the page take: the first, one far away.
FIRST, DEEP = 1.1, 1.75
#: The share of the plain list's time that a search may take, by engine.
SEARCH = {"sqlite": 0.05, "postgresql": 0.25}
LIST_QUERIES, FORM_QUERIES = 10, 12
LISTS = (
    "meetings.attendance",
    "meetings.meeting",
    "network.appointment",
    "network.person",
    "network.office",
)
FORMS = ("network.body", "network.seat", "network.city", *LISTS)
#: Found in one of a hundred rows, in one of eight, in none.
SEARCHES = {"search": "vries", "search many": "dijk", "search none": "zomaarwat"}

#: Who is logged in, by the name of the database.
_CLIENTS: dict[str, Any] = {}


@dataclass
class Case:
    """A page of a list: how its query begins, and from which page on it is asked (deep pages are
    asked one after the other, so that nothing is remembered of them).
    """

    name: str
    query: str
    goal: float | None = None
    page: int = 0

    def at(self, turn: int) -> str:
        return f"?{self.query}&p={self.page + turn}" if self.page else f"?{self.query}"


def measured(rounds: int, smaller: str) -> Iterator[Figure]:
    """Of each page of the long lists how often longer it takes than that of the short ones, whether
    it shows the same rows as a plain list, and how many queries it and the forms ask.
    """
    from django.apps import apps

    long, short = connection_to(), connection_to(smaller)
    most, wrong = 0, []
    for label in LISTS:
        model = apps.get_model(label)
        for here, there in zip(_cases(model, long), _cases(model, short), strict=True):
            name = f"{model._meta.model_name}, {here.name}"
            queries = _queries(model, here, long)
            most = max(most, queries)
            pairs = [
                (_ms(model, here, turn, long), _ms(model, there, turn, short))
                for turn in range(rounds)
            ]
            ms = statistics.median(own for own, _short in pairs)
            ratio = statistics.median(own / short for own, short in pairs)
            note = f"× the short list; {ms:.0f} ms, {queries} queries"
            yield Figure(name, ratio, "×", here.goal, note=note)
            plain_ms, same = _held_against_plain(model, here, long)
            if not same:
                wrong.append(name)
            if here.name in SEARCHES:
                yield _share(name, _ms(model, here, 0, long), plain_ms, label)
    yield Figure("lists, other rows than plain", len(wrong), "pages", 0, note=", ".join(wrong))
    yield Figure("lists, most queries", most, "queries", LIST_QUERIES)
    yield from _forms(rounds, long)


def connection_to(name: str = "") -> Any:
    """A connection to the register at hand, or to another database of the same engine."""
    from django.db import DEFAULT_DB_ALIAS, connection
    from django.db.utils import load_backend

    settings = connection.settings_dict | ({"NAME": name} if name else {})
    return load_backend(settings["ENGINE"]).DatabaseWrapper(settings, DEFAULT_DB_ALIAS)


@contextmanager
def at(there: Any) -> Iterator[None]:
    """Ask the database of that connection, and no other, inside."""
    from django.db import DEFAULT_DB_ALIAS, connections

    here = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = there
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = here


def _cases(model: Any, there: Any) -> list[Case]:
    from tests.plain_lists import plain

    with at(there):
        pages = _list(plain(model), "?when=all").paginator.num_pages
        specs = _list(plain(model), "").filter_specs
    cases = [
        Case("as it opens", "", FIRST),
        Case("first page", "when=all", FIRST),
        Case("middle page", "when=all", DEEP, max(pages // 2 - 3, 1)),
        Case("last page", "when=all", DEEP, max(pages - 9, 1)),
    ]
    cases += [Case(name, f"q={typed}") for name, typed in SEARCHES.items()]
    for spec in specs:
        when = "" if spec.parameter_name == "when" else "when=all&"
        for code, _label in spec.lookup_choices:
            choice = f"{spec.parameter_name}={code}"
            cases += [Case(choice, f"{when}{choice}")] * (choice != "when=all")
    return cases


def _queries(model: Any, case: Case, there: Any) -> int:
    """How many queries the page asks, once it has been asked for before."""
    from django.test.utils import CaptureQueriesContext

    _ms(model, case, 0, there)
    with CaptureQueriesContext(there) as queries:
        _ms(model, case, 0, there)
        return len(queries)


def _ms(model: Any, case: Case, turn: int, there: Any) -> float:
    from g32.admin import counting

    address = address_of(model) + case.at(turn)
    if case.name in SEARCHES:
        counting._remembered.clear()  # a search is mostly made once
    with at(there):
        client = visitor()
        begun = time.perf_counter()
        answer = client.get(address)
        taken = (time.perf_counter() - begun) * 1000
    if answer.status_code != 200:
        raise AssertionError(f"{address} answered {answer.status_code}")
    return taken


def _held_against_plain(model: Any, case: Case, there: Any) -> tuple[float, bool]:
    """The milliseconds of the plain list, and whether the real one shows the same, of as many."""
    from django.contrib import admin

    from tests.plain_lists import plain

    with at(there):
        begun = time.perf_counter()
        plainly = _list(plain(model), case.at(0))
        rows = [row.pk for row in plainly.result_list]
        taken = (time.perf_counter() - begun) * 1000
        real = _list(admin.site._registry[model], case.at(0))
        same = rows == [row.pk for row in real.result_list]
    return taken, same and plainly.result_count == real.result_count


def _share(name: str, ms: float, plain_ms: float, label: str) -> Figure:
    from django.db import connection

    goal = SEARCH[connection.vendor] if label == LISTS[0] else None
    note = f"of the plain list's {plain_ms:.0f} ms"
    return Figure(f"{name}, share", ms / plain_ms, "×", goal, note=note)


def _forms(rounds: int, there: Any) -> Iterator[Figure]:
    """The form of a record of each kind."""
    from django.apps import apps
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    for label in FORMS:
        model = apps.get_model(label)
        with at(there):
            client = visitor()
            pk = model._base_manager.order_by("pk").values_list("pk", flat=True)[3]
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
            address = reverse(name, args=[pk])
            client.get(address)
            with CaptureQueriesContext(there) as captured:
                client.get(address)
                queries = len(captured)
            times = []
            for _round in range(rounds):
                begun = time.perf_counter()
                client.get(address)
                times.append((time.perf_counter() - begun) * 1000)
        note = f"{statistics.median(times):.0f} ms"
        figure = f"form of {model._meta.model_name}, queries"
        yield Figure(figure, queries, "queries", FORM_QUERIES, note=note)


def _list(own, query: str):
    from django.contrib.auth.models import User

    from tests.plain_lists import listed

    return listed(own, query, User.objects.get())


def visitor() -> Any:
    """Somebody who is logged in, where we are now."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client

    if connection.settings_dict["NAME"] not in _CLIENTS:
        _CLIENTS[connection.settings_dict["NAME"]] = client = Client(HTTP_HOST="127.0.0.1")
        client.force_login(User.objects.get())
    return _CLIENTS[connection.settings_dict["NAME"]]


def address_of(model) -> str:
    from django.urls import reverse

    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
