"""A coordinator's afternoon, from logging in to logging out."""

import csv
from pathlib import Path

import pytest

from tests.visiting import choose, log_in

pytestmark = pytest.mark.once  # a browser shows the same on every engine


def search(page, words):
    """Look in the list at hand."""
    page.fill("#searchbar", words)
    page.press("#searchbar", "Enter")
    page.wait_for_url("**q=**")


def said(page):
    return page.locator(".messagelist").inner_text()


def test_an_afternoon_of_a_coordinator(page, server):
    log_in(page, server)

    # Somebody is known under another name too.
    page.click("#content-main a[href='/admin/network/person/']")
    search(page, "Kaiser")
    page.click("#result_list tbody th a")
    page.locator(".tools").get_by_role("link", name="Wijzigen").click()
    page.locator("#names-group .add-row a").click()
    page.fill("#id_names-0-text", "Manus Keizer")
    page.locator("[name=_save]").first.click()
    assert "Herman Kaiser" in said(page)

    # By that name the person is found, and an office corrected.
    page.goto("/admin/network/person/")
    search(page, "manus keizer")
    assert page.locator("#result_list tbody tr").count() == 1
    page.click("#result_list tbody th a")
    assert "Manus Keizer" in page.locator(".other-names").inner_text()
    page.goto("/admin/network/office/")
    search(page, "keizer arnhem")
    page.click("#result_list tbody th a")
    page.locator(".tools").get_by_role("link", name="Wijzigen").click()
    page.get_by_role("link", name="Verbeteren in het formulier").click()
    page.select_option("#id_function", "mayor")
    page.fill("#id_title", "burgemeester")
    page.fill("#id_reason", "Zo noemt de gemeente hem")
    page.locator("[name=_save]").first.click()
    assert "burgemeester" in said(page)

    # A group gets a chair, from a month and with the page that says so.
    page.goto("/admin/network/appointment/")
    page.locator(".object-tools .addlink").click()
    choose(page, "seat", "Themagroep Financiën")
    choose(page, "person", "Kaiser")
    choose(page, "city", "Arnhem")
    page.fill("#id_start", "okt 2014")
    page.wait_for_load_state("networkidle")
    page.locator("#citations-group .add-row a").click()
    page.fill("#id_citations-0-at", "Jaarverslag 2014 p. 3 § Bestuurlijk")
    page.locator("[name=_save]").first.click()
    assert "oktober 2014" in said(page)
    search(page, "keizer financiën")
    (row,) = page.locator("#result_list tbody tr").all_inner_texts()
    assert "oktober 2014" in row

    # The report has it too, with its page.
    page.locator("#user-tools").get_by_role("link", name="Rapporten").click()
    page.select_option("#report-name", "positions")
    page.locator(".report-form [type=submit]").click()
    page.get_by_label("Vaste namen, voor programma's").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    with Path(download.value.path()).open(newline="", encoding="utf-8") as file:
        held = [row for row in csv.DictReader(file) if row["person"] == "Herman Kaiser"]
    assert [
        (each["body"], each["role"], each["city"], each["start"], each["sources"])
        for each in held
        if each["start"] == "2014-10"
    ] == [("Themagroep Financiën", "chair", "Arnhem", "2014-10", "Jaarverslag 2014 p. 3")]

    page.locator("#logout-form button").click()
    page.goto("/admin/network/person/")
    assert page.locator("#id_username").is_visible()
