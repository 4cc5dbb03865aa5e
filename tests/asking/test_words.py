"""Beside codes and dates stand their words, and a record is told as it is on screen."""

import pytest
from django.conf import settings
from django.utils import translation

from g32.asking import compiling
from g32.asking.limits import Within
from g32.asking.running import Question, rows_of
from g32.asking.vocabulary import views
from network.models import Citation, Role
from tests.asking.outcomes import DAY


def asked(text):
    with rows_of(Question(text, {}, DAY), Within(30)) as (_header, rows):
        return list(rows)


def test_a_citation_tells_its_record_as_the_screen_does():
    with translation.override(settings.LANGUAGE_CODE):
        stored = [
            (each.slug, each.cited_model()._meta.verbose_name, str(each.record))
            for model in Citation.__subclasses__()
            for each in model._base_manager.select_related("record")
        ]

    told = asked("SELECT id, record_kind_in_words, record FROM citation")

    assert sorted(told) == sorted(stored)


@pytest.mark.once
def test_every_column_with_codes_and_every_date_has_its_words_beside_it():
    for view in views().values():
        names = [column.name for column in view.columns]
        for at, column in enumerate(view.columns):
            if column.codes or f"{column.name}_earliest" in names:
                assert names[at + 1] == f"{column.name}_in_words"


def test_codes_and_dates_are_told_in_dutch_whatever_language_the_reader_chose():
    with translation.override("en"):
        roles = asked("SELECT DISTINCT role, role_in_words FROM seat ORDER BY role")
        same = asked("SELECT DISTINCT role, role_in_words FROM report_positions WHERE role <> ''")
        dates = asked("SELECT DISTINCT start, start_in_words FROM meeting WHERE start LIKE '%/%'")

    with translation.override(settings.LANGUAGE_CODE):
        words = {code: str(word) for code, word in Role.choices}
    assert dict(roles).items() <= words.items()
    assert dict(same).items() <= words.items()
    assert ("2014-06-12/2014-06-13", "12–13 juni 2014") in dates


@pytest.mark.once
def test_no_row_is_looked_up_for_a_column_that_is_not_asked_of():
    view = views()["citation"]

    assert "network_seat" in compiling.select(view)
    assert 'network_seat"' not in compiling.select(view, lambda name: name == "page")
