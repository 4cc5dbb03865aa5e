"""Every address × every role × GET, POST and a forged POST: nobody gets, or writes, too much."""

import hashlib
import re
from collections import Counter
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from g32.admin.versions.stamps import STAMP, read
from g32.models import Export, HistoryEntry
from g32.rights import Role
from network.models import Administrator, Office, Person
from tests.admin import left_in
from tests.factories import make, make_city, make_coordinator, make_office, make_source, make_user
from tests.rights import matrix
from tests.rights.matrix import LOGIN, NO, NOTHING, YES

#: Tables in which a visit may leave a trace.
TRACES = {"django_session", "g32_viewing", "g32_export", "g32_exportend", "g32_act"}
_WRITES = re.compile(
    r"\s*(INSERT( OR \w+)? INTO|UPDATE|DELETE FROM) \"?(?P<table>\w+)", re.IGNORECASE
)
#: What nobody posts from a form of their own.
FORGED = {
    "is_superuser": "on",
    "is_staff": "on",
    "user_permissions": "1",
    "slug": "gekaapt",
    "id": "1",
    "fold": "gekaapt",
    "_state": "x",
    "post": "yes",
}
#: What confirms whatever goes on.
SOURCE = "Verslag"
ROLES = {
    matrix.READER: Role.READER,
    matrix.COORDINATOR: Role.COORDINATOR,
    matrix.MANAGER: Role.MANAGER,
    matrix.SECRETARIAT: Role.SECRETARIAT,
}


def client_of(role, city):
    """A client of somebody in the role; a coordinator is bound to the city."""
    client = Client(raise_request_exception=True)
    client.user = None
    if role == matrix.ANONYMOUS:
        return client
    user = make_user(ROLES.get(role), is_superuser=role == matrix.EVERYTHING)
    if role == matrix.COORDINATOR:
        make_coordinator(user=user, city=city)
    client.force_login(user)
    client.user = user
    if role == matrix.INACTIVE:
        User.objects.filter(pk=user.pk).update(is_active=False)
    return client


def record_of(model, city):
    """A record of the city, where such records have one."""
    if model is User:
        return make_user()
    if model is Export:
        return Export.objects.create(subject="Gemeenten")
    if model is HistoryEntry:
        make_city()
        return HistoryEntry.objects.filter(table="network_city").last()
    if model in (Person, Administrator):
        return model.objects.get(pk=make_office(city=city).person.pk)
    given = {"city": city} if model in matrix.COORDINATED or model is Office else {}
    if given and model is not Office:
        given["person"] = make_office(city=city).person
    return make(model, **given)


def cells(cities):
    """Every address: whether it is of the own city (None: of no record), itself, what a forger
    posts, who is answered and who may write.
    """
    models = matrix.own_models()
    records = {model: [record_of(model, city) for city in cities] for model in models.values()}
    told = set()
    for name, _route in matrix.patterns():
        stem, _, page = name.rpartition("_")
        if stem in models:
            told.add(name)
            model = models[stem]
            for own, record in zip((True, False), records[model], strict=True):
                url = reverse(name, args=matrix.arguments(model, page, record))
                if page in (special := matrix.special(model)):
                    yield own, url, FORGED, *special[page], set()
                    continue
                gets, posts, writers = matrix.of_model(model, page, own=own)
                chosen = {"action": "delete_selected", "_selected_action": record.pk}
                yield own, url, FORGED | chosen, _answers(gets), _answers(posts), writers
        elif (detail := name.removesuffix("<path:object_id>/")) != name:
            leads = _answers(set(matrix.INSIDE))
            yield None, f"/{detail}1/", FORGED, leads, leads, set()
        else:
            url, gets, posts = matrix.OTHERS[name]
            yield None, f"/{url}", FORGED, gets, posts, set()


def _answers(roles, otherwise=NO):
    return (
        dict.fromkeys(matrix.ROLES, otherwise)
        | dict.fromkeys(matrix.OUTSIDE, LOGIN)
        | dict.fromkeys(roles, YES)
    )


def answered(response):
    """What a response comes down to."""
    status = response.status_code
    if status in (301, 302):
        return LOGIN if response.url.startswith(reverse("admin:login")) else YES
    # 400: a form that was sent without what it asks for.
    # 401: a program is asked for its token, and shown no page.
    return {200: YES, 400: YES, 401: LOGIN, 403: NO, 405: NO, 404: NOTHING}.get(status, status)


class Watch:
    """Whether anything was written: the statements first, then the digest of every table."""

    def __init__(self):
        self.wrote = False
        self.before = digest()

    def __call__(self, execute, sql, params, many, context):
        written = _WRITES.match(sql)
        self.wrote |= bool(written) and written["table"] not in TRACES
        return execute(sql, params, many, context)

    def changed(self):
        return self.wrote and digest() != self.before


def digest():
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names()):
            if table not in TRACES:
                cursor.execute(f'SELECT * FROM "{table}"')
                rows = sorted(map(repr, cursor.fetchall()))
                found[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def tried(client, watch, url, method, data=None):
    """What is answered, and whether anything was written; whatever it was is taken back."""
    cookies = client.cookies.copy()
    with transaction.atomic(), connection.execute_wrapper(watch):
        watch.wrote = False
        send = client.get if method == "GET" else client.post
        response = send(url, data or {})
        for close in response._resource_closers:  # close() would end the connection too
            close()
        changed = watch.changed()
        transaction.set_rollback(True)
    client.cookies = cookies  # somebody may have logged out
    return answered(response), changed


#: Where few or none of the addresses are refused the walk takes long, and shows least.
LONG = (matrix.SECRETARIAT, matrix.EVERYTHING)


@pytest.mark.django_db
@pytest.mark.engine("sqlite")
def test_nobody_gets_or_writes_more_than_the_table_says(figures):
    walk([role for role in matrix.ROLES if role not in LONG], figures, far=[matrix.COORDINATOR])


@pytest.mark.prove
@pytest.mark.django_db
def test_nobody_gets_or_writes_more_on_any_engine(figures):
    walk(matrix.ROLES, figures, far=matrix.ROLES)


def walk(roles, figures, far):
    """Go by every address in every role, and hold each answer against the table; by those of the
    records of another city only in the roles of `far`, to which it may matter.
    """
    cities = make_city(name="Arnhem"), make_city(name="Zwolle")
    clients = {role: client_of(role, cities[0]) for role in roles}
    able = client_of(matrix.EVERYTHING, cities[0])
    able.cookies["django_language"] = "en"
    make_source(name=SOURCE, as_of=date(2020, 12, 31))
    told = list(cells(cities))
    watch, wrong, walked = Watch(), [], Counter()

    for own, url, forged, gets, posts, writers in told:
        typed = _typed(able, url) if url.endswith(("/add/", "/change/", "/confirm/")) else {}
        for role, client in clients.items():
            if own is False and role not in far:
                continue
            for method, data, expected in (
                ("GET", {}, gets[role]),
                ("POST", {}, posts[role]),
                ("forged", _stamped(typed, able, client) | forged, posts[role]),
            ):
                walked[role] += 1
                answer, changed = tried(client, watch, url, method.replace("forged", "POST"), data)
                may_write = method == "forged" and role in writers
                refused = method == "forged" and answer == NO
                if (answer != expected and not refused) or (changed and not may_write):
                    wrong.append((role, method, url, f"{answer} for {expected}", changed))

    assert wrong == [], "\n".join(map(str, wrong))
    for role, number in walked.items():
        figures(f"rights: {role}: {number} cells walked, 0 unexpected")


def _typed(able, url):
    """What somebody who may everything would post from the form, changed."""
    page = able.get(url)
    if page.status_code != 200 or "adminform" not in page.context:
        return {}
    if "told" in page.context:
        return {"at": SOURCE, "_do": "1", STAMP: page.context["version"]}
    data = left_in(page)
    text = next((name for name in ("surname", "party", "note", "username") if name in data), None)
    return data | ({text: "gekaapt"} if text else {})


def _stamped(typed, able, client):
    """The same with a stamp of the forger's own: it is the rights that are to refuse."""
    if not typed or client.user is None:
        return typed
    return typed | {STAMP: read(typed[STAMP], able.user).sealed(client.user)}


@pytest.mark.django_db
def test_every_address_stands_in_the_table():
    models = matrix.own_models()
    names = {name for name, _route in matrix.patterns() if name.rpartition("_")[0] not in models}
    redirects = {name for name in names if name.endswith("<path:object_id>/")}

    assert names - redirects == set(matrix.OTHERS)
