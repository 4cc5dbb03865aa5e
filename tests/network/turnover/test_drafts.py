"""A turnover that is kept as a draft, worked on by several people, and recorded by one."""

import pytest

from g32.rights import Role
from network.models import Office, TurnoverDraft
from tests import factories
from tests.admin import address
from tests.changing import act, do, faults, look, seen
from tests.happenings import client_of
from tests.network.turnover.test_page import filled
from tests.pages import panel


@pytest.fixture
def page(town):
    return act(town.city, "turnover")


def somebody(name):
    return client_of(factories.make_user(Role.SECRETARIAT, username=name))


def opened(client, page):
    """What a browser would post from the page as it opens."""
    form = client.get(page).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def keep(client, page, opened, **typed):
    return client.post(page, {**opened, **typed, "_keep": "1"})


def test_a_draft_is_kept_and_goes_on_for_another(town, page):
    an, bo = somebody("an"), somebody("bo")

    answer = keep(an, page, opened(an, page), **filled(town))

    assert answer.status_code == 302
    assert not Office.objects.exclude(end="").exists()
    shown = opened(bo, page)
    assert {name: shown[name] for name in filled(town)} == filled(town)
    assert "draft" in bo.get(page).text


def test_what_is_not_whole_yet_is_kept_too(town, page):
    an = somebody("an")

    keep(an, page, opened(an, page), on="ooit eens", n0_person="Anna de Nieuw")

    shown = opened(an, page)
    assert (shown["on"], shown["n0_person"]) == ("ooit eens", "Anna de Nieuw")


@pytest.mark.parametrize(("number", "folded"), [(1, True), (2, False)])
def test_who_joins_stands_folded_from_the_third_on_until_it_is_filled_in(
    town, page, number, folded
):
    an = somebody("an")
    keep(an, page, opened(an, page), **{f"n{number}_person": "Anna de Nieuw"})

    shown = an.get(page).text

    assert ("<details>" in shown.partition("n2_person")[0].rpartition("<fieldset")[2]) is folded


def test_two_who_fill_in_different_boxes_both_keep_theirs(town, page):
    an, bo = somebody("an"), somebody("bo")
    of_an, of_bo = opened(an, page), opened(bo, page)

    keep(an, page, of_an, n0_person="Anna de Nieuw")
    keep(bo, page, of_bo, n1_person="Piet Anders")

    shown = opened(an, page)
    assert (shown["n0_person"], shown["n1_person"]) == ("Anna de Nieuw", "Piet Anders")


def test_who_fills_in_the_same_box_is_told_and_loses_nothing(town, page):
    an, bo = somebody("an"), somebody("bo")
    of_an, of_bo = opened(an, page), opened(bo, page)
    keep(an, page, of_an, n0_person="Anna de Nieuw")

    answer = keep(bo, page, of_bo, n0_person="Piet Anders")

    assert faults(answer) == ["Somebody has meanwhile kept “Anna de Nieuw” here."]
    assert answer.context["form"]["n0_person"].value() == "Piet Anders"
    assert opened(an, page)["n0_person"] == "Anna de Nieuw"


def test_what_was_emptied_stays_empty(town, page):
    an = somebody("an")
    keep(an, page, opened(an, page), n0_person="Anna de Nieuw")

    keep(an, page, opened(an, page), n0_person="")

    assert opened(an, page)["n0_person"] == ""


def test_a_draft_goes_when_it_is_recorded(town, page):
    an = somebody("an")
    keep(an, page, opened(an, page), **filled(town))

    answer = do(an, page)

    assert answer.status_code == 302
    assert not TurnoverDraft.objects.exists()
    assert Office.objects.filter(person__surname="Nieuw").exists()


def test_what_another_kept_meanwhile_is_not_lost_with_the_draft(town, page):
    an, bo = somebody("an"), somebody("bo")
    keep(an, page, opened(an, page), **filled(town))
    of_an = opened(an, page)
    keep(bo, page, opened(bo, page), n1_person="Piet Anders")

    shown = look(an, page, **of_an)
    done = an.post(page, seen(shown))

    for answer in (shown, done):
        said = answer.context["form"].errors["n1_person"]
        assert said == ["Somebody has meanwhile kept “Piet Anders” here."]
    assert opened(bo, page)["n1_person"] == "Piet Anders"
    assert not Office.objects.exclude(end="").exists()


def test_a_draft_may_hold_meanwhile_what_is_recorded(town, page):
    an, bo = somebody("an"), somebody("bo")
    of_an = opened(an, page) | filled(town)
    keep(bo, page, opened(bo, page), **filled(town))

    answer = an.post(page, seen(look(an, page, **of_an)))

    assert answer.status_code == 302
    assert not TurnoverDraft.objects.exists()


@pytest.mark.parametrize(
    "shown", ["", "x", "[]", "{}", '{"n0_person": 3}', "null", "9" * 9000, "[" * 99_999]
)
def test_whatever_a_page_says_that_it_showed_nothing_of_others_is_lost(town, page, shown):
    an = somebody("an")
    keep(an, page, opened(an, page), n0_person="Anna de Nieuw")

    answer = keep(an, page, opened(an, page), seen=shown, n0_person="Piet Anders")

    assert answer.status_code == 200
    assert opened(an, page)["n0_person"] == "Anna de Nieuw"


def test_who_may_not_turn_over_keeps_nothing(town, page):
    reader = client_of(factories.make_user(Role.READER))

    assert reader.post(page, {"_keep": "1"}).status_code == 403
    assert not TurnoverDraft.objects.exists()


def test_an_election_leads_to_the_turnover_of_each_city(town, page):
    an = somebody("an")
    velp = factories.make_city(name="Velp")
    election = factories.make_election(kind="municipal", date="2014-03-19", scope="listed")
    for city in (town.city, velp):
        factories.make_election_city(election=election, city=city)
    keep(an, page, opened(an, page), n0_person="Anna de Nieuw")
    town.office(town.person("Nieuw"), "alderman", city=velp, start="2014-05")

    assert panel(an, election, "Turnovers") == [
        ["Ede", "draft", "Fill in"],
        ["Velp", "offices have begun since", "Fill in"],
    ]
    text = an.get(address(election, "page", election.pk)).text
    assert f'href="{page}?on=2014-03-19"' in text
    assert opened(an, f"{page}?on=2014-03-19")["on"] == "19 March 2014"


def test_an_election_of_all_leads_to_the_members(town):
    factories.make_city(name="Velp")
    election = factories.make_election(kind="municipal", date="2014-03-19", scope="all")

    assert panel(somebody("an"), election, "Turnovers") == [
        ["Ede", "nothing recorded yet", "Fill in"]
    ]
