"""Whoever has yet to take the second step gets no page and changes nothing, at any address."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.codes import make_app
from tests.factories import make_user
from tests.rights import matrix

CODE, SETUP = "/admin/account/code/", "/admin/account/app/"
#: What is open to everybody; of these, what may be sent too.
OPEN = {"admin:login", "admin:logout", "set_language", "security_txt"} | {
    "password_reset",
    "password_reset_confirm",
}
#: What leads programs to no page.
FOR_PROGRAMS = {"api", "api_openapi", "api_popolo", "api_report"}

pytestmark = pytest.mark.django_db


def addresses():
    """Every address of the register by its name, with an example."""
    models = matrix.own_models()
    for name, route in matrix.patterns():
        if name.rpartition("_")[0] in models or name.endswith("<path:object_id>/"):
            yield name, f"/{route}".replace("<path:object_id>", "1").replace("<int:pk>", "1")
        else:
            yield name, f"/{matrix.OTHERS[name][0]}"


@pytest.mark.once  # the pages are the same on every engine
@pytest.mark.parametrize("step", [CODE, SETUP])
def test_every_address_leads_to_the_step_and_refuses_what_is_sent(settings, figures, step):
    settings.SECOND_FACTOR_REQUIRED = True
    user = make_user(is_superuser=True)
    if step == CODE:
        make_app(user)
    client = Client()
    client.force_login(user)
    own = {CODE: "admin:second_step", SETUP: "admin:second_step_setup"}[step]
    wrong, walked = [], 0

    for name, url in addresses():
        if name in OPEN | {own}:
            continue
        if name in FOR_PROGRAMS:
            assert client.get(url).status_code == 403
            continue
        walked += 2
        seen, sent = client.get(url), client.post(url, {"username": "x", "post": "yes"})
        if seen.status_code != 302 or not seen.url.startswith(f"{step}?next="):
            wrong.append(("GET", name, url, seen.status_code))
        if sent.status_code != 403:
            wrong.append(("POST", name, url, sent.status_code))

    assert wrong == []
    figures(f"second step: {walked} requests refused on the way to {step}")


def test_what_is_fetched_beside_a_page_is_refused_too(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    client.force_login(make_user(is_superuser=True))

    for url in ("/admin/network/city/1/?beside=1", "/admin/understand-date/?q=2014"):
        assert client.get(url).url.startswith(SETUP)


def test_who_waits_for_the_step_can_log_out():
    user = make_user()
    make_app(user)
    client = Client()
    client.force_login(user)

    client.post("/admin/logout/")

    assert client.get("/admin/").url.startswith("/admin/login/")


def test_the_keys_of_others_have_no_pages():
    for label in ("otp_totp_totpdevice", "otp_static_staticdevice", "axes_accessattempt"):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:{label}_changelist")
    assert User.objects.count() == 0
