"""Writing a question in a browser: what was typed is not lost."""

import pytest

pytestmark = pytest.mark.once

NEW = "/admin/vragen/nieuw/"


def test_what_was_typed_is_still_there_until_it_is_kept(admin_page):
    admin_page.goto(NEW)
    box = admin_page.locator("#id_statement")
    box.press_sequentially("SELECT 12 AS twaalf")
    admin_page.goto("/admin/")
    admin_page.goto(NEW)

    assert box.input_value() == "SELECT 12 AS twaalf"

    box.press("Control+Enter")
    admin_page.locator(".report-table td", has_text="12").wait_for()
    admin_page.goto(NEW)
    admin_page.locator(".keep summary").click()
    admin_page.fill("#id_title", "Twaalf")
    admin_page.click("[name=keep]")
    admin_page.locator(".messagelist .success").wait_for()
    admin_page.goto(NEW)

    assert box.input_value() == ""


def test_who_comes_back_to_an_answer_finds_what_was_typed(admin_page):
    admin_page.goto(NEW)
    box = admin_page.locator("#id_statement")
    box.fill("SELECT 12 AS twaalf")
    admin_page.click("[name=run]")
    admin_page.locator(".report-table td", has_text="12").wait_for()
    admin_page.goto("/admin/")
    admin_page.go_back()

    assert box.input_value() == "SELECT 12 AS twaalf"

    admin_page.reload()

    assert box.input_value() == "SELECT 12 AS twaalf"


def test_what_is_kept_is_shown_where_something_else_was_typed_before(admin_page):
    admin_page.goto(NEW)
    box = admin_page.locator("#id_statement")
    box.fill("SELECT 14 AS veertien")
    admin_page.locator(".keep summary").click()
    admin_page.fill("#id_title", "Veertien")
    admin_page.click("[name=keep]")
    admin_page.locator("a[href$='wijzigen/']").click()
    box.fill("SELECT 15 AS vijftien")
    page = admin_page.url
    admin_page.goto("/admin/")
    admin_page.goto(page)

    assert box.input_value() == "SELECT 14 AS veertien"

    admin_page.goto("/admin/")
    admin_page.go_back()

    assert box.input_value() == "SELECT 14 AS veertien"
