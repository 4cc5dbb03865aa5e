import json

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.utils import translation

from g32.dates.views import understand

STAFF = User(username="coordinator", is_staff=True)


def ask(rf, words, user=STAFF, method="get"):
    request = getattr(rf, method)("/", {"q": words})
    request.user = user
    with translation.override("nl"):
        return understand(request)


def test_it_says_what_was_understood(rf):
    answer = ask(rf, "okt. 2014")

    assert json.loads(answer.content) == {
        "text": "2014-10",
        "words": "oktober 2014",
        "span": "1 t/m 31 oktober 2014",
    }
    assert "no-store" in answer["Cache-Control"]


def test_nothing_asked_is_nothing_understood(rf):
    assert json.loads(ask(rf, "").content) == {"text": "", "words": "", "span": ""}


@pytest.mark.parametrize("words", ["31 juni 2014", "2014\0", "x" * 10_000, "<script>"])
def test_it_says_why_it_did_not_understand(rf, words):
    answer = ask(rf, words)

    assert answer.status_code == 200
    assert list(json.loads(answer.content)) == ["error"]


@pytest.mark.parametrize(
    "user", [AnonymousUser(), User(is_staff=False), User(is_staff=True, is_active=False)]
)
def test_it_answers_staff_only(rf, user):
    assert ask(rf, "2014", user).status_code == 403


def test_it_only_answers_questions(rf):
    assert ask(rf, "2014", method="post").status_code == 405
