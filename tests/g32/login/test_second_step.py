"""The second step: who must take it, which codes work, and how often one may try."""

import re

import pytest
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from g32.login import forget_devices
from g32.rights import Role
from tests.codes import make_app, shown, wrong
from tests.second_step import (
    CODE,
    HOME,
    PASSWORD,
    SETUP,
    key_on,
    logged_in,
    make_person,
    recovery_codes_on,
    sent_to,
    set_up,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def exposed(settings):
    """The register is reached from elsewhere."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.parametrize(
    ("role", "superuser", "required"),
    [
        (Role.SECRETARIAT, False, True),
        (Role.COORDINATOR, False, True),
        (Role.MANAGER, False, True),
        (None, True, True),
        (Role.READER, False, False),
        (None, False, False),
    ],
)
def test_who_may_write_is_led_to_set_it_up(exposed, role, superuser, required):
    client = logged_in(make_person(role, is_superuser=superuser))

    assert sent_to(client.get(HOME)) == (SETUP if required else 200)


def test_on_this_machine_nobody_is_asked():
    client = logged_in(make_person(None, is_superuser=True))

    assert client.get(HOME).status_code == 200


def test_setting_it_up_opens_the_register(exposed):
    user = make_person()
    client = logged_in(user)

    page = set_up(client)

    assert len(set(recovery_codes_on(page))) == 10
    assert client.get(HOME).status_code == 200
    assert sent_to(logged_in(user).get(HOME)) == CODE


def test_a_wrong_code_sets_nothing_up(exposed):
    client = logged_in(make_person())

    page = client.get(SETUP)
    again = client.post(SETUP, {"code": wrong(key_on(page))})

    assert again.status_code == 200
    assert key_on(again) == key_on(page)
    assert not TOTPDevice.objects.exists()
    assert sent_to(client.get(HOME)) == SETUP


@pytest.mark.parametrize(
    "code", ["", " ", "12345", "1234567", "abcdef", "\0", "-12345", "9" * 5000, "١٢٣٤٥٦"]
)
def test_what_is_no_code_is_refused(exposed, code):
    user = make_person()
    at_setup = logged_in(user)
    assert at_setup.post(SETUP, {"code": code}).status_code == 200
    make_app(user)
    at_login = logged_in(user)

    assert at_login.post(CODE, {"code": code}).status_code == 200
    assert sent_to(at_login.get(HOME)) == CODE


def test_a_code_opens_the_register_and_leads_to_the_page_asked_for():
    user = make_person()
    app = make_app(user)
    client = logged_in(user)
    asked = "/admin/network/city/?q=Zwolle"
    step = client.get(asked)
    assert step.url == f"{CODE}?next=%2Fadmin%2Fnetwork%2Fcity%2F%3Fq%3DZwolle"

    answer = client.post(step.url, {"code": shown(app.key)})

    assert answer.url == asked
    assert client.get(asked).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example", "javascript:x"])
def test_a_code_leads_nowhere_else(elsewhere):
    user = make_person()
    app = make_app(user)

    answer = logged_in(user).post(CODE, {"code": shown(app.key), "next": elsewhere})

    assert answer.url == HOME


def test_a_code_works_once():
    user = make_person()
    app = make_app(user)
    code = shown(app.key)
    assert sent_to(logged_in(user).post(CODE, {"code": code})) == HOME

    second = logged_in(user)

    assert second.post(CODE, {"code": code}).status_code == 200
    assert sent_to(second.get(HOME)) == CODE


def test_the_code_that_set_it_up_does_not_work_again(exposed):
    user = make_person()
    client = logged_in(user)
    code = shown(key_on(client.get(SETUP)))
    client.post(SETUP, {"code": code})

    assert logged_in(user).post(CODE, {"code": code}).status_code == 200


def test_after_wrong_codes_the_right_one_has_to_wait():
    user = make_person()
    app = make_app(user)
    client = logged_in(user)
    for _attempt in range(4):
        client.post(CODE, {"code": wrong(app.key)})
        TOTPDevice.objects.update(throttling_failure_timestamp=None)  # each after its wait
    client.post(CODE, {"code": wrong(app.key)})

    answer = client.post(CODE, {"code": shown(app.key)})

    assert sent_to(client.get(HOME)) == CODE
    [said] = answer.context["form"].errors["code"]
    assert 0 < int(re.search(r"\d+", said)[0]) <= 16
    assert TOTPDevice.objects.get().throttling_failure_count == 5


def test_however_many_codes_were_wrong_the_wait_is_no_longer_than_nine_minutes():
    user = make_person()
    app = make_app(user)
    client = logged_in(user)
    for _attempt in range(15):
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
        client.post(CODE, {"code": wrong(app.key)})

    answer = client.post(CODE, {"code": shown(app.key)})

    [said] = answer.context["form"].errors["code"]
    assert 500 < int(re.search(r"\d+", said)[0]) <= 9 * 60


def test_a_reader_may_set_it_up_and_gives_the_password_again(exposed):
    user = make_person(Role.READER)
    client = logged_in(user)

    refused = set_up(client)
    assert not TOTPDevice.objects.exists()
    page = set_up(client, password=PASSWORD)

    assert recovery_codes_on(refused) == []
    assert len(recovery_codes_on(page)) == 10
    assert sent_to(logged_in(user).get(HOME)) == CODE


def test_who_has_yet_to_give_a_code_cannot_set_up_another_app():
    user = make_person()
    make_app(user)

    assert sent_to(logged_in(user).get(SETUP)) == CODE
    assert logged_in(user).post(SETUP, {"code": "000000", "password": PASSWORD}).status_code == 403


def test_another_app_takes_the_place_of_the_first():
    user = make_person()
    app = make_app(user)
    client = logged_in(user)
    client.post(CODE, {"code": shown(app.key)})

    set_up(client, password=PASSWORD)

    assert TOTPDevice.objects.get().key != app.key
    assert client.get(HOME).status_code == 200


def test_who_is_forgotten_sets_it_up_again_and_is_out_at_once(exposed):
    user = make_person()
    client = logged_in(user)
    set_up(client)

    forget_devices(user)

    assert sent_to(client.get(HOME)) == "/admin/login/"
    assert sent_to(logged_in(user).get(HOME)) == SETUP
    assert not StaticToken.objects.exists()


def test_guessing_the_password_on_the_own_pages_is_counted():
    client = logged_in(make_person())
    page = client.get(SETUP)

    said = [
        client.post(SETUP, {"code": shown(key_on(page)), "password": "x"}).status_code
        for _attempt in range(10)
    ]

    assert said == [200] * 9 + [429]


def test_logging_in_again_asks_the_code_again():
    user = make_person()
    app = make_app(user)
    client = logged_in(user)
    client.post(CODE, {"code": shown(app.key)})

    client.post("/admin/login/", {"username": user.username, "password": PASSWORD, "next": HOME})

    assert sent_to(client.get(HOME)) == CODE
