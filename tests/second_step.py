"""Going in by two steps: somebody with a password, who sets up the second step and takes it."""

import re

from django.test import Client

from g32.rights import Role
from tests.codes import shown
from tests.factories import make_user

HOME, CODE, SETUP = "/admin/", "/admin/account/code/", "/admin/account/app/"
PASSWORD = "het goede wachtwoord"


def make_person(role=Role.SECRETARIAT, **fields):
    user = make_user(role, **fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def logged_in(user):
    """A client that gave the password, and nothing more."""
    client = Client()
    typed = {"username": user.username, "password": PASSWORD, "next": HOME}
    assert client.post("/admin/login/", typed).status_code == 302
    return client


def sent_to(response):
    return response.url.partition("?")[0] if response.status_code == 302 else response.status_code


def key_on(page):
    """The key, as a person would type it from the page."""
    return page.wsgi_request.session["second_step_key"]


def recovery_codes_on(page):
    return re.findall(r"<code>([a-z2-7-]{19})</code>", page.content.decode())


def set_up(client, **typed):
    page = client.get(SETUP)
    return client.post(SETUP, {"code": shown(key_on(page))} | typed)
