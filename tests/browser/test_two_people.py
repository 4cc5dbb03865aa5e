"""Two windows on one record in a real browser: what was saved in between is merged in one click."""

import pytest

from tests import visiting
from tests.browser import looks
from tests.browser.screens import WIDTHS

pytestmark = pytest.mark.once  # a browser shows the same on every engine

ADD = "/admin/network/office/add/"


def a_new_office(page):
    """Make an office of a new person; gives the address of its form."""
    page.goto("/admin/network/person/add/")
    page.fill("#id_surname", "Testpersoon")
    page.click("[name=_continue]")
    page.wait_for_url("**/change/**")
    number = page.url.rstrip("/").split("/")[-2]
    page.goto(f"{ADD}?person={number}&function=alderman&portfolio=Wonen")
    page.click("[name=_continue]")
    page.wait_for_url("**/change/**")
    return page.url.partition("?")[0]


def overtaken(page, url):
    """Type in a form, while another window saves something else, and send it."""
    page.goto(url)
    page.fill("#id_party", "Stadspartij")
    page.fill("#id_start", "najaar 2013")
    window = page.context.new_page()
    window.goto(url)
    window.fill("#id_portfolio", "Financiën en economie")
    window.fill("#id_start", "2012")
    window.fill("#id_reason", "Gezien op pagina 3")
    window.click("[name=_continue]")
    window.locator(".messagelist .success").wait_for()  # a window that is closed in mid-save hangs
    window.close()
    page.locator("[name=_continue]").click()
    page.locator(".overtaken").wait_for()


def held(page, url):
    """What the record holds now."""
    page.goto(url)
    return [page.input_value(f"#id_{name}") for name in ("party", "portfolio", "start")]


def test_two_saves_are_merged_in_one_click(admin_page):
    url = a_new_office(admin_page)
    overtaken(admin_page, url)
    told = admin_page.locator(".overtaken").inner_text()
    assert "Gezien op pagina 3" in told
    assert "Financiën en economie" in told

    admin_page.locator(".merge button").click()
    admin_page.locator(".messagelist .success").wait_for()

    assert held(admin_page, url) == ["Stadspartij", "Financiën en economie", "najaar 2013"]


def test_a_side_is_chosen_with_the_keyboard_alone(admin_page):
    url = a_new_office(admin_page)
    overtaken(admin_page, url)

    start = admin_page.locator("[name=_take-start]")
    start.nth(1).focus()
    admin_page.keyboard.press("ArrowUp")
    admin_page.keyboard.press("Enter")
    admin_page.locator(".messagelist .success").wait_for()

    assert held(admin_page, url) == ["Stadspartij", "Financiën en economie", "2012"]


def test_two_saves_are_merged_without_scripts(browser, server, admin_page):
    url = a_new_office(admin_page)
    context = browser.new_context(base_url=server.url, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    visiting.enter(page, server)
    overtaken(page, url)

    page.locator("[name=_take-start]").nth(0).check()
    page.locator(".merge button").click()

    assert held(page, url) == ["Stadspartij", "Financiën en economie", "2012"]
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_comparison_is_for_everyone(admin_page, width):
    url = a_new_office(admin_page)
    admin_page.set_viewport_size({"width": width, "height": 800})
    overtaken(admin_page, url)

    assert looks.faults(admin_page) == []


def test_what_was_typed_in_a_record_that_is_gone_is_for_everyone(admin_page, complaints):
    url = a_new_office(admin_page)
    admin_page.goto(url)
    admin_page.fill("#id_party", "Stadspartij")
    window = admin_page.context.new_page()
    window.goto(url.replace("/change/", "/delete/"))
    window.click("#content [type=submit]")
    window.locator(".messagelist").wait_for()
    window.close()
    admin_page.locator("[name=_continue]").click()
    admin_page.locator(".overtaken dl").wait_for()
    complaints[:] = [said for said in complaints if "status of 410 " not in said]
    found = looks.faults(admin_page)

    admin_page.locator(".overtaken form button").click()

    assert found == []
    assert admin_page.input_value("#id_party") == "Stadspartij"
