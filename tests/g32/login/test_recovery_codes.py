"""Recovery codes: each works once, and only a digest of it is kept."""

import pytest
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from tests.second_step import (
    CODE,
    PASSWORD,
    logged_in,
    make_person,
    recovery_codes_on,
    sent_to,
    set_up,
)

pytestmark = pytest.mark.django_db


def test_recovery_codes_have_their_own_wait():
    user = make_person()
    client = logged_in(user)
    [code, *_others] = recovery_codes_on(set_up(client, password=PASSWORD))
    again = logged_in(user)
    again.post(CODE, {"code": "aaaa-bbbb-cccc-dddd"})

    assert again.post(CODE, {"code": code}).status_code == 200
    assert StaticDevice.objects.get().throttling_failure_count == 1


def test_a_recovery_code_works_once_however_it_is_written():
    user = make_person()
    [code, other, *_others] = recovery_codes_on(set_up(logged_in(user), password=PASSWORD))

    first = logged_in(user).post(CODE, {"code": f" {code.upper().replace('-', ' ')} "})
    second = logged_in(user).post(CODE, {"code": code})
    StaticDevice.objects.update(throttling_failure_timestamp=None)
    third = logged_in(user).post(CODE, {"code": other})

    assert [sent_to(answer) for answer in (first, second, third)] == [
        "/admin/account/",
        200,
        "/admin/account/",
    ]
    assert StaticToken.objects.count() == 8


def test_what_is_kept_of_a_recovery_code_is_no_recovery_code():
    user = make_person()
    codes = recovery_codes_on(set_up(logged_in(user), password=PASSWORD))
    kept = list(StaticToken.objects.values_list("token", flat=True))

    answer = logged_in(user).post(CODE, {"code": kept[0]})

    assert len(kept) == 10
    assert not {code.replace("-", "") for code in codes} & set(kept)
    assert answer.status_code == 200


def test_new_recovery_codes_take_the_place_of_the_old():
    user = make_person()
    client = logged_in(user)
    [old, *_others] = recovery_codes_on(set_up(client, password=PASSWORD))

    refused = client.post("/admin/account/herstelcodes/", {"password": "een ander wachtwoord"})
    new = recovery_codes_on(client.post("/admin/account/herstelcodes/", {"password": PASSWORD}))

    assert recovery_codes_on(refused) == []
    assert old not in new
    assert logged_in(user).post(CODE, {"code": old}).status_code == 200
