"""The whole way in, in a browser: invited, a password, the second step, out, and in again."""

import base64
import re

import pytest

from tests import visiting
from tests.browser import axe
from tests.codes import shown
from tests.conftest import TEMPORARY
from tests.register import Register

# The register is in SQLite, whatever the engine of this run.
pytestmark = pytest.mark.engine("sqlite")

INVITE = """
from django.contrib.auth.models import Group, User
from g32.login import invitation_link
user = User(username="nieuw", email="nieuw@example.nl", is_staff=True)
user.set_unusable_password()
user.save()
user.groups.add(Group.objects.get(name="secretariaat"))
print(invitation_link(user))
"""
AGE = """
from django_otp.plugins.otp_totp.models import TOTPDevice
TOTPDevice.objects.update(last_t=0)
"""
PASSWORD = "een heel nieuw wachtwoord"


@pytest.fixture(scope="module")
def exposed():
    """A register that others reach too: under a name that is not this machine's own."""
    register = Register(TEMPORARY / "exposed", DATABASE_URL="")
    url = f"http://register.localhost:{register.port}"
    register.env["G32_URL"] = url
    try:
        register.start()
        register.url = url  # which a browser knows to find here, and Python does not
        yield register
    finally:
        register.stop()


@pytest.fixture(params=[(1280, "light"), (375, "dark")], ids=["wide", "narrow and dark"])
def visitor(request, browser, exposed, complaints):
    width, scheme = request.param
    page = visiting.new_page(browser, exposed, complaints, width)
    page.emulate_media(color_scheme=scheme)
    yield page
    page.context.close()
    assert complaints == []


def run(register, code):
    done = register.manage("shell", "--no-imports", "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def is_sound(page):
    """Whoever uses the page can; and it is no wider than the screen."""
    assert axe.findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def give_password(page):
    page.fill("#id_username", "nieuw")
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")


def test_from_an_invitation_to_the_register_and_back_in(visitor, exposed):
    run(
        exposed,
        "from django.contrib.auth.models import User\n"
        "User.objects.filter(username='nieuw').delete()",
    )
    page = visitor

    page.goto(run(exposed, INVITE))
    is_sound(page)
    page.fill("#id_new_password1", PASSWORD)
    page.fill("#id_new_password2", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/login/")
    is_sound(page)
    give_password(page)

    page.wait_for_url("**/admin/account/app/**")
    is_sound(page)
    page.goto("/admin/network/person/")
    assert "/admin/account/app/?next=" in page.url
    key = _hexadecimal(page.inner_text("#secret"))
    assert page.locator(".login-picture").evaluate("picture => picture.naturalWidth") > 100
    page.fill("#id_code", shown(key))
    page.click("#setup-form [type=submit]")
    page.wait_for_selector(".login-codes")
    is_sound(page)
    codes = page.locator(".login-codes code").all_inner_texts()
    assert len(set(codes)) == 10
    page.click("#content .button")
    page.wait_for_url("**/admin/network/person/")

    page.click("#logout-form button")
    run(exposed, AGE)  # the code that set it up does not work again for a while
    page.goto("/admin/network/city/")
    give_password(page)
    page.wait_for_url("**/admin/account/code/?next=*")
    is_sound(page)
    assert page.get_attribute("#id_code", "autocomplete") == "one-time-code"
    page.fill("#id_code", "000 000")
    page.click("#code-form [type=submit]")
    page.wait_for_selector(".errorlist")
    is_sound(page)
    run(
        exposed,
        "from django_otp.plugins.otp_totp.models import TOTPDevice\n"
        "TOTPDevice.objects.update(throttling_failure_timestamp=None)",
    )
    page.fill("#id_code", shown(key))
    page.click("#code-form [type=submit]")
    page.wait_for_url("**/admin/network/city/")
    page.click("#user-tools a[href='/admin/account/']")
    page.wait_for_url("**/admin/account/")
    is_sound(page)


@pytest.mark.parametrize("visitor", [(375, "light")], indirect=True, ids=["narrow"])
def test_without_scripts_one_gets_in_too(browser, exposed, visitor):
    context = browser.new_context(base_url=exposed.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/admin/login/")

    page.fill("#id_username", exposed.username)
    page.fill("#id_password", exposed.password)
    page.click("#login-form [type=submit]")

    page.wait_for_url("**/admin/account/app/?next=%2Fadmin%2F")
    assert page.locator("#secret").count() == 1
    context.close()


def test_who_tries_too_often_reads_why(visitor, complaints):
    page = visitor
    for _attempt in range(10):
        page.goto("/admin/login/")
        page.fill("#id_username", f"iemand {page.viewport_size['width']}")
        page.fill("#id_password", "verkeerd")
        page.click("#login-form [type=submit]")

    is_sound(page)
    assert re.search("15", page.inner_text("#content-main"))
    assert [said for said in complaints if "429" not in said] == []
    complaints.clear()


def _hexadecimal(secret):
    return base64.b32decode(secret.replace(" ", "")).hex()
