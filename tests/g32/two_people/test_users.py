"""Two managers, one user: nobody gives or takes a role over the head of the other."""

import pytest
from django.contrib.auth.models import Group

from g32.rights import Role
from tests.admin import change, filled, left_in, post, sides
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine


def of(*roles):
    return [Group.objects.get(name=role).pk for role in roles]


def held(user):
    return set(user.groups.values_list("name", flat=True))


def test_the_second_sees_which_role_was_given_and_keeps_what_they_chose(admin_client, other):
    user = make_user(Role.READER)
    mine = filled(admin_client, change(user), first_name="Jan")
    post(other, change(user), groups=of(Role.READER, Role.SECRETARIAT), _reason="Nieuw bij ons")

    refused = admin_client.post(change(user), mine)

    (part,) = refused.context["comparison"].parts
    [(label, opened, theirs, _mine)] = sides(refused)[part.title]
    assert label == "Roles"
    assert opened == Role.READER.value
    assert set(theirs.split("; ")) == {Role.READER.value, Role.SECRETARIAT.value}
    assert {(write["who"], write["reason"]) for write in part.writes} == {
        ("karel", "Nieuw bij ons")
    }
    user.refresh_from_db()
    assert user.first_name == ""

    admin_client.post(change(user), left_in(refused))

    user.refresh_from_db()
    assert (user.first_name, held(user)) == ("Jan", {Role.READER.value, Role.SECRETARIAT.value})


def test_a_role_that_was_taken_away_does_not_come_back_unseen(admin_client, other):
    user = make_user(Role.READER)
    mine = filled(admin_client, change(user), first_name="Jan")
    post(other, change(user), groups=[])

    refused = admin_client.post(change(user), mine)
    admin_client.post(change(user), left_in(refused))

    [[(label, opened, theirs, _mine)]] = sides(refused).values()
    assert (label, opened, theirs) == ("Roles", Role.READER.value, "–")
    assert held(user) == set()


def test_where_both_chose_roles_mine_stay_until_i_decide(admin_client, other):
    user = make_user(Role.READER)
    mine = filled(admin_client, change(user), groups=of(Role.COORDINATOR))
    post(other, change(user), groups=of(Role.SECRETARIAT))

    refused = admin_client.post(change(user), mine)
    admin_client.post(change(user), left_in(refused))

    [[(_label, _opened, theirs, mine)]] = sides(refused).values()
    assert (theirs, mine) == (Role.SECRETARIAT.value, Role.COORDINATOR.value)
    assert held(user) == {Role.COORDINATOR.value}


def test_roles_of_another_user_are_no_alarm(admin_client, other):
    user, someone = make_user(Role.READER), make_user(username="iemand")
    mine = filled(admin_client, change(user), first_name="Jan")
    post(other, change(someone), groups=of(Role.SECRETARIAT))

    assert admin_client.post(change(user), mine).status_code == 302
