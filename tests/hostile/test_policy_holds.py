"""Markup in a name is text; and where the escaping is taken out, the policy stops the script."""

import pytest

from tests import visiting
from tests.hostile.texts import TEXTS
from tests.register import Register

#: A script in the page, one by an image that fails, one in an attribute, and one from elsewhere.
NAME = TEXTS["markup"] + "<svg onload=window.taken=1></svg><script src=//example.nl/x.js></script>"
MADE = """
from network.models import Body
Body.objects.create(name={name!r}, kind="platform", slug="hostile")
"""
PAGES = (
    "/admin/network/body/{pk}/",
    "/admin/network/body/?q=taken",
    "/admin/network/body/{pk}/change/",
)


@pytest.fixture
def unescaped(tmp_path, server_database, browser):
    """A register that escapes nothing, with the name in it."""
    register = Register(
        tmp_path / "data", DJANGO_SETTINGS_MODULE="tests.hostile.unescaped", DATABASE_URL=""
    )
    try:
        register.start_as_made()
        yield register
    finally:
        register.stop()


def visited(browser, register, complaints):
    """What a script could have set, on each page."""
    done = register.manage("shell", "--no-imports", "-c", MADE.format(name=NAME))
    assert done.returncode == 0, done.stderr
    found = register.manage(
        "shell", "--no-imports", "-c",
        "from network.models import Body; print(Body.objects.get(slug='hostile').pk)",
    )  # fmt: skip
    page = visiting.new_page(browser, register, complaints)
    visiting.log_in(page, register)
    complaints.clear()
    taken = []
    for address in PAGES:
        page.goto(address.format(pk=found.stdout.strip()), wait_until="networkidle")
        taken.append(page.evaluate("window.taken ?? null"))
    html = page.content()
    page.context.close()
    return taken, html


@pytest.mark.engine("sqlite")
def test_markup_runs_nowhere_even_where_nothing_is_escaped(unescaped, browser):
    complaints = []

    taken, html = visited(browser, unescaped, complaints)

    assert "<script>window.taken" in html  # else the escaping was not taken out
    assert taken == [None, None, None]
    assert any("Content Security Policy" in said for said in complaints)
