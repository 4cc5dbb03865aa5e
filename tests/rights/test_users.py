"""What a manager of users may, and what nobody may."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from g32.rights import Role
from network.models import City, Office
from tests.admin import address, errors_of, filled, post, said
from tests.factories import make_user
from tests.rights.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return World()


@pytest.fixture
def manager():
    client = Client()
    client.force_login(make_user(Role.MANAGER))
    client.cookies["django_language"] = "en"
    return client


def test_a_manager_binds_a_coordinator_and_withdraws_access(world):
    manager = Client()
    manager.force_login(make_user(Role.MANAGER))
    url = address(User, "change", world.user.pk)
    row = {"coordinates-TOTAL_FORMS": "2", "coordinates-1-city": world.zwolle.pk}

    bound = post(manager, url, **row)
    world.client.force_login(world.user)  # what was bound ends the session
    edits = world.client.get(address(Office, "change", world.their_office.pk))
    withdrawn = post(manager, url, is_active="")
    after = world.client.get(reverse("admin:index"))

    assert [bound.status_code, withdrawn.status_code] == [302, 302]
    assert edits.context["has_change_permission"] is True
    assert after.status_code == 302
    assert after.url.startswith(reverse("admin:login"))


def test_a_manager_invites_somebody_who_has_no_password_yet():
    manager = Client()
    manager.force_login(make_user(Role.MANAGER))

    post(manager, address(User, "add"), username="nieuw@example.nl", email="nieuw@example.nl")

    invited = User.objects.get(username="nieuw@example.nl")
    assert [invited.is_staff, invited.is_active, invited.is_superuser] == [True, True, False]
    assert not invited.has_usable_password()


@pytest.mark.parametrize("extra", ["is_superuser", "is_staff", "user_permissions", "password"])
def test_a_manager_gives_nobody_more_than_roles(extra):
    manager, user = Client(), make_user()
    manager.force_login(make_user(Role.MANAGER))
    before = User.objects.filter(pk=user.pk).values().get()

    post(manager, address(User, "change", user.pk), first_name="Jan", **{extra: "1"})

    assert User.objects.filter(pk=user.pk).values().get() == before | {"first_name": "Jan"}
    assert not user.user_permissions.exists()


def test_nobody_gives_themselves_a_role_or_shuts_themselves_out():
    manager, own = make_user(Role.MANAGER), Client()
    own.force_login(manager)
    url = address(User, "change", manager.pk)
    every = [group.pk for group in type(manager.groups.get()).objects.all()]

    own.post(url, filled(own, url) | {"groups": every, "is_active": "", "first_name": "Jan"})

    manager.refresh_from_db()
    assert [manager.first_name, manager.is_active] == ["Jan", True]
    assert manager.groups.get().name == Role.MANAGER.value


def test_who_may_everything_is_not_changed_by_a_manager():
    manager, everything = Client(), make_user(is_superuser=True)
    manager.force_login(make_user(Role.MANAGER))

    refused = manager.post(address(User, "change", everything.pk), {"username": "weg"})

    assert refused.status_code == 403


def test_a_name_or_address_that_somebody_has_is_refused():
    manager = Client()
    manager.force_login(make_user(Role.MANAGER))
    manager.cookies["django_language"] = "en"
    make_user(username="José", email="jan@josé.example.nl")

    refused = post(manager, address(User, "add"), username="JOSÉ", email="Jan@JOSÉ.Example.nl")

    assert errors_of(refused) == [
        "There is a user of this name already.",
        "Another user has this e-mail address.",
    ]


@pytest.mark.parametrize("number", ["9" * 26, "-1", "abc", "\0", "1.5", "٣"])
def test_a_role_that_cannot_be_is_refused_in_words(manager, number):
    user = make_user(Role.READER)

    refused = post(manager, address(User, "change", user.pk), groups=[number])

    [said] = errors_of(refused)
    assert "is not a valid value" in said
    assert user.groups.get().name == Role.READER.value


def test_a_manager_looks_at_nothing_of_the_register(world):
    manager = Client()
    manager.force_login(make_user(Role.MANAGER))

    front = manager.get(reverse("admin:index"))

    shown = [
        model["object_name"] for section in front.context["app_list"] for model in section["models"]
    ]
    assert shown == ["HistoryEntry", "User", "Export"]
    assert "Arnhem" not in front.content.decode()
    assert manager.get(address(City, "changelist")).status_code == 403
    assert manager.get(reverse("admin:reports")).status_code == 403
    assert said(front) == []


def test_a_link_lets_the_user_choose_a_password_once(manager, client):
    user = make_user(Role.READER)

    page = manager.post(reverse("admin:auth_user_link", args=[user.pk]))
    [link] = re.findall(r'value="(http://[^"]+/wachtwoord/[^"]+)"', page.content.decode())
    path = link.partition("/wachtwoord/")[1] + link.partition("/wachtwoord/")[2]
    form = client.get(path, follow=True)
    chosen = {"new_password1": "een goed wachtwoord", "new_password2": "een goed wachtwoord"}
    client.post(form.request["PATH_INFO"], chosen)
    again = Client().get(path)

    user.refresh_from_db()
    assert user.check_password("een goed wachtwoord")
    assert again.status_code == 200  # no form: the link leads nowhere any more
    assert "new_password1" not in again.content.decode()


def test_a_second_step_that_was_lost_is_taken_away(manager):
    user = make_user(Role.READER)
    TOTPDevice.objects.create(user=user, confirmed=True)

    manager.post(reverse("admin:auth_user_device", args=[user.pk]))

    assert not TOTPDevice.objects.filter(user=user).exists()


@pytest.mark.parametrize("page", ["auth_user_link", "auth_user_device"])
def test_nobody_gets_a_link_for_who_they_may_not_change(manager, page):
    everything, own = make_user(is_superuser=True), User.objects.get(groups__name=Role.MANAGER)
    reader = Client()
    reader.force_login(make_user(Role.READER))
    url = reverse(f"admin:{page}", args=[everything.pk])

    found = [
        manager.post(url).status_code,
        manager.post(reverse(f"admin:{page}", args=[own.pk])).status_code,
        reader.post(reverse(f"admin:{page}", args=[make_user().pk])).status_code,
        manager.post(reverse(f"admin:{page}", args=[99999])).status_code,
        manager.get(reverse(f"admin:{page}", args=[make_user().pk])).status_code,
    ]

    assert found == [403, 403, 404, 404, 405]


def test_a_user_is_not_deleted(admin_client):
    user = make_user()

    refused = admin_client.post(address(User, "delete", user.pk), {"post": "yes"})

    assert refused.status_code == 403
    assert User.objects.filter(pk=user.pk).exists()


def test_the_history_of_a_user_tells_who_gave_which_role(manager):
    user = make_user()
    group = Group.objects.get(name=Role.READER.value)
    url = address(User, "change", user.pk)

    post(manager, url, groups=[group.pk], first_name="Jan", _reason="Nieuw")
    told = manager.get(address(User, "history", user.pk)).content.decode()

    assert "Nieuw" in told
    assert group.name in told
    assert "undo" not in told
