"""By its tag one knows whether an answer is still the same."""

from datetime import date
from threading import Event, Thread

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from g32.rights import Role
from tests.api import Program, problem
from tests.factories import make_city, make_user
from tests.throwaway import own_copy  # noqa: F401


@pytest.mark.django_db
def test_what_is_still_the_same_is_not_told_again(figures):
    make_city()
    program = Program()
    first = program.get("cities")
    tag = first.headers["ETag"]

    with CaptureQueriesContext(connection) as queries:
        again = program.get("cities", **{"if-none-match": tag})

    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == tag
    assert again.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in again.headers["Vary"]
    assert len(queries) == 4  # the token, two for the rights of the user, the newest entry
    figures("api: a 304 asks 4 queries")


@pytest.mark.django_db
@pytest.mark.parametrize("sent", ["*", "W/{}", '"x", {}'])
def test_it_may_be_sent_in_several_ways(sent):
    program = Program()
    tag = program.get("cities").headers["ETag"]

    assert program.get("cities", **{"if-none-match": sent.format(tag)}).status_code == 304
    assert program.get("cities", **{"if-none-match": "onzin"}).status_code == 200


@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.parametrize("path", ["cities", "popolo.json"])
def test_who_wants_it_as_it_was_gets_it_or_is_told(path):
    program = Program()
    first = program.get(path)
    tag = first.headers["ETag"]

    same = program.get(path, **{"if-none-match": tag})
    wanted = program.get(path, **{"if-match": f'"x", {tag}'})
    refused = program.get(path, **{"if-match": '"x"'})

    assert (same.status_code, same.headers["ETag"]) == (304, tag)
    assert (wanted.status_code, wanted.getvalue()) == (200, first.getvalue())
    assert problem(refused)["status"] == 412


@pytest.mark.django_db
@pytest.mark.once
def test_what_is_still_the_same_is_in_the_language_that_it_was_in():
    program = Program()
    english = {"accept-language": "en"}
    first = program.get("cities", **english)

    same = program.get("cities", **english, **{"if-none-match": first.headers["ETag"]})

    assert [each.headers["Content-Language"] for each in (first, same)] == ["nl", "nl"]


@pytest.mark.django_db
@pytest.mark.once
def test_anything_that_matters_changes_it(monkeypatch):
    make_city()
    program = Program()
    other = Program()
    found = [
        program.get("cities").headers["ETag"],
        program.get("cities", accept="text/csv").headers["ETag"],
        program.get("cities?limit=5").headers["ETag"],
        program.get("meetings").headers["ETag"],
        other.get("cities").headers["ETag"],
    ]
    monkeypatch.setattr("g32.api.tags.version", lambda: "another")
    found.append(program.get("cities").headers["ETag"])
    monkeypatch.undo()
    monkeypatch.setattr("g32.api.tags.timezone.localdate", lambda: date(2030, 1, 1))
    found.append(program.get("cities").headers["ETag"])
    monkeypatch.undo()
    make_city()
    found.append(program.get("cities").headers["ETag"])

    assert len(set(found)) == len(found)


@pytest.mark.django_db
@pytest.mark.once
def test_who_lost_the_right_is_refused_whatever_the_tag():
    program = Program()
    tag = program.get("cities").headers["ETag"]
    program.user.groups.clear()

    assert program.get("cities", **{"if-none-match": tag}).status_code == 403


@pytest.mark.engine("postgresql")
def test_what_is_written_beside_the_register_does_not_change_it(own_copy):  # noqa: F811
    program = Program(make_user(Role.READER))
    tag = program.get("cities").headers["ETag"]

    SessionStore().save()

    assert program.get("cities", **{"if-none-match": tag}).status_code == 304


@pytest.mark.engine("postgresql")
def test_what_was_written_before_and_kept_after_changes_it(own_copy):  # noqa: F811
    """An entry with a lower number than the newest comes to be seen later."""
    program = Program(make_user(Role.READER))
    written, let_go = Event(), Event()

    def slow():
        own_copy()
        with transaction.atomic():
            make_city(name="Traag")
            written.set()
            let_go.wait(10)

    thread = Thread(target=slow)
    thread.start()
    written.wait(10)
    make_city(name="Vlug")
    before = program.get("cities")
    let_go.set()
    thread.join()
    after = program.get("cities", **{"if-none-match": before.headers["ETag"]})

    assert [len(response.json()["rows"]) for response in (before, after)] == [1, 2]


@pytest.mark.engine("postgresql")
def test_so_does_what_began_first_and_is_kept_last(own_copy):  # noqa: F811
    """The newest entry is seen already, and who wrote an older one is the latest to have begun."""
    program = Program(make_user(Role.READER))
    program.get()  # that its token is used is kept now, and by no transaction later
    steps = [Event(), Event()]

    def slow():
        own_copy()
        with transaction.atomic():
            make_city(name="Eerst")
            steps[0].set()
            steps[1].wait(10)
            make_city(name="Laatst")

    before = []
    thread = Thread(target=slow)
    thread.start()
    steps[0].wait(10)
    with transaction.atomic():
        make_city(name="Tussendoor")
        steps[1].set()
        thread.join()
        reader = Thread(target=lambda: (own_copy(), before.append(program.get("cities"))))
        reader.start()
        reader.join()
    after = program.get("cities", **{"if-none-match": before[0].headers["ETag"]})

    assert [len(each.json()["rows"]) for each in (before[0], after)] == [2, 3]
