"""A seat is taken over, in a real browser: looked at, recorded, confirmed, and undone."""

import pytest
from playwright.sync_api import expect

from tests import visiting

pytestmark = pytest.mark.once  # a browser shows the same on every engine

SHIPPED = "/admin/network/appointment/?q=guyt"


def appointment(page):
    """Open the appointment of the vice-chair of the Pijler Fysiek who ships as the last."""
    page.goto(SHIPPED)
    page.click("#result_list tbody th a")
    page.locator(".record").wait_for()
    return page.url.partition("?")[0]


def facts(page, url):
    page.goto(url)
    return page.locator(".facts").inner_text()


def succeeded(page, start):
    """Say who takes over, when, and where that stands; ask what would be written."""
    page.locator(".tools").get_by_role("link", name="Wijzigen").click()
    assert "Een vergissing verbeteren" in page.locator("#content").inner_text()
    page.get_by_role("link", name="Opvolgen").click()
    page.fill("#id_start", start)
    page.fill("#id_at", "Jaarverslag 2014 p. 3 § Bestuurlijk")
    page.fill("#id_reason", "Proef")


def undo(page):
    page.get_by_role("link", name="draai het terug").click()
    page.get_by_role("link", name="Alles hiervan terugdraaien").click()
    page.locator("#content [type=submit]").click()
    page.locator(".messagelist .success").wait_for()


def test_a_succession_is_looked_at_recorded_and_undone(admin_page):
    page = admin_page
    url = appointment(page)
    before = facts(page, url)

    succeeded(page, "3 maart 2016")
    visiting.choose(page, "person", "Kaiser")
    page.press("#id_at", "Enter")
    told = page.locator(".told")
    told.wait_for()
    expect(told.locator("#told-title")).to_be_in_viewport()
    seen = told.inner_text()
    unwritten = page.context.new_page()
    assert facts(unwritten, url) == before
    unwritten.close()
    page.get_by_role("button", name="Vastleggen").click()
    page.locator(".messagelist .success").wait_for()
    after = page.locator(".facts").inner_text()
    undo(page)

    assert "beëindigd per 2 maart 2016" in seen
    assert "Herman Kaiser: vicevoorzitter, Pijler Fysiek" in seen
    assert "2 maart 2016" in after
    assert facts(page, url) == before
    page.goto("/admin/network/appointment/?when=all&q=kaiser")
    assert "3 maart 2016" not in page.locator("#changelist").inner_text()


def test_without_scripts_somebody_unnamed_takes_over(browser, server, admin_page):
    context = browser.new_context(base_url=server.url, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    visiting.enter(page, server)
    url = appointment(page)

    succeeded(page, "maart 2016")
    page.fill("#id_note", "Iemand uit Almere")
    page.get_by_role("button", name="Bekijken wat er geschreven wordt").click()
    seen = page.locator(".told").inner_text()
    page.get_by_role("button", name="Vastleggen").click()
    after = page.locator(".facts").inner_text()
    undo(page)

    assert "Iemand uit Almere: vicevoorzitter, Pijler Fysiek" in seen
    assert "maart 2016" in after
    assert "2016" not in facts(page, url)
    context.close()


def test_a_later_source_confirms_in_one_click(admin_page):
    page = admin_page
    url = appointment(page)
    assert page.locator(".in-place").count() == 0  # no later source ships
    page.goto("/admin/network/source/add/")
    page.fill("#id_name", "Jaarverslag 2015")
    page.fill("#id_as_of", "31-12-2015")
    page.click("[name=_save]")
    page.goto(url)
    assert "Bevestigd t/m 31 december 2014." in page.locator(".in-place").inner_text()

    page.get_by_role("button", name="Bevestigen").click()
    page.locator(".messagelist .success").wait_for()
    confirmed = page.locator(".panel-sources").inner_text()
    undo(page)
    page.goto("/admin/network/source/?q=Jaarverslag+2015")
    page.click("#result_list tbody th a")
    page.goto(page.url.partition("?")[0] + "delete/")
    page.locator("#content [type=submit]").click()

    assert "Jaarverslag 2015" in confirmed
