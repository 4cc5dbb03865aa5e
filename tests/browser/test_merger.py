"""Two groups merge, in a real browser: looked at, recorded, seen in the lineage, and undone."""

import pytest
from playwright.sync_api import expect

# That a merger is written and undone on every engine, is shown without a browser.
pytestmark = pytest.mark.once

ONE, OTHER, NEW = "Themagroep Duurzaamheid", "Themagroep Omgevingswet", "Themagroep Leefomgeving"


def group(page):
    """Open the page of the one."""
    page.goto("/admin/themes/themegroup/?when=all")
    page.locator("#result_list tbody th").get_by_role("link", name=ONE, exact=True).click()
    page.locator(".record").wait_for()
    return page.url.partition("?")[0]


def lineage(page, url):
    page.goto(url)
    return page.locator("svg.lineage").text_content()


def merging(page):
    """Say with which it merges, into what and when; return what would be written."""
    page.locator(".tools").get_by_role("link", name="Wijzigen").click()
    page.get_by_role("link", name="Fuseren").click()
    page.get_by_label(OTHER, exact=True).check()
    page.fill("#id_name", NEW)
    page.fill("#id_on", "1 januari 2016")
    page.check("#id_seats_along")
    page.fill("#id_at", "Jaarverslag 2014 p. 3")
    page.press("#id_at", "Enter")
    told = page.locator(".told")
    told.wait_for()
    return told


def test_two_groups_merge_are_seen_in_the_lineage_and_are_undone(admin_page):
    page = admin_page
    url = group(page)
    before = lineage(page, url)

    told = merging(page)
    expect(told.locator("#told-title")).to_be_in_viewport()
    seen = told.inner_text()
    told.locator("summary", has_text="Opvolging").click()
    steps = told.locator("details[open]").inner_text()
    unwritten = page.context.new_page()
    assert lineage(unwritten, url) == before
    unwritten.close()
    page.get_by_role("button", name="Vastleggen").click()
    page.locator(".messagelist .success").wait_for()
    undo = page.get_by_role("link", name="draai het terug").get_attribute("href")
    facts = page.locator(".facts").inner_text()
    drawn = lineage(page, url)
    page.goto(undo)
    page.get_by_role("link", name="Alles hiervan terugdraaien").click()
    page.locator("#content [type=submit]").click()
    page.locator(".messagelist .success").wait_for()

    assert f"Bij “{ONE}” blijft wat het deed: 5 onderwerpen, 1 resultaat, 1 bijeenkomst." in seen
    assert f"{ONE} → {NEW}" in steps
    assert f"{OTHER} → {NEW}" in steps
    assert "31 december 2015" in facts
    assert "Leefomgeving" not in before
    assert drawn.count("opgegaan in") == 2
    assert "Leefomgeving" in drawn
    assert lineage(page, url) == before
    page.goto("/admin/themes/themegroup/?when=all&q=leefomgeving")
    assert NEW not in page.locator("#changelist").inner_text()
