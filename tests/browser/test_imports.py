"""Bringing a list back in a real browser: an exported file, edited, looked at, applied, undone."""

import csv
import io
from pathlib import Path

import pytest

pytestmark = pytest.mark.once  # a browser shows the same on every engine

LIST = "/admin/network/office/?when=all"
ADDRESS = "/admin/network/office/import/"


@pytest.fixture
def exported(admin_page):
    """The rows of the list as Excel gets them, and how the file is called."""
    admin_page.goto(LIST)
    admin_page.get_by_role("link", name="Exporteren").click()
    with admin_page.expect_download() as downloaded:
        admin_page.get_by_role("button", name="CSV (Excel)").click()
    text = Path(downloaded.value.path()).read_text(encoding="utf-8-sig")
    return downloaded.value.suggested_filename, list(csv.reader(io.StringIO(text), delimiter=";"))


def bring(page, name, rows, encoding="utf-8-sig"):
    """Upload rows as Dutch Excel saves them."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    page.goto(ADDRESS)
    content = out.getvalue().encode(encoding)
    page.set_input_files("#id_file", {"name": name, "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="Bekijk wat ervan wordt").click()


def test_an_exported_list_is_edited_applied_and_undone(exported, admin_page):
    name, (header, *rows) = exported
    party = header.index("partij")
    was = [row[party] for row in rows]
    rows[0][party] = "Lijst Proef"

    bring(admin_page, name, [header, *rows])
    admin_page.locator(".import-filter", has_text=f"Ongewijzigd ({len(rows) - 1})").wait_for()
    admin_page.get_by_role("link", name="Gewijzigd (1)", exact=True).click()
    changed = admin_page.locator(".import-rows li.is-changed").inner_text()
    admin_page.get_by_role("button", name="1 rij toepassen").click()
    admin_page.locator(".import-done", has_text="1 gewijzigd").wait_for()
    admin_page.get_by_role("link", name="Ongedaan maken").click()
    admin_page.get_by_role("button", name="Ja").click()
    admin_page.locator(".messagelist", has_text="teruggezet").wait_for()

    assert was[0] in changed
    assert "Lijst Proef" in changed
    assert "opmerking" not in changed
    admin_page.goto("/admin/network/office/?when=all&q=Lijst+Proef")
    assert admin_page.locator("#result_list").count() == 0


def test_a_name_that_is_nearly_one_is_chosen_on_the_page(admin_page):
    rows = [["persoon", "gemeente", "functie"], ["Proef, Anna", "Tilbrug", "wethouder"]]

    bring(admin_page, "lijst.csv", rows, "cp1252")
    admin_page.get_by_label("Gemeente “Tilbrug”").select_option("tilburg")
    admin_page.get_by_role("button", name="Opnieuw bekijken met deze keuzes").click()

    admin_page.get_by_role("button", name="1 rij toepassen").wait_for()
    admin_page.get_by_role("button", name="Niet importeren").click()
    admin_page.locator(".messagelist", has_text="Er is niets geïmporteerd").wait_for()


def test_what_is_no_spreadsheet_is_refused_on_the_same_page(admin_page):
    admin_page.goto(ADDRESS)
    file = {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    admin_page.set_input_files("#id_file", file)
    admin_page.get_by_role("button", name="Bekijk wat ervan wordt").click()

    admin_page.locator(".import-said.is-wrong", has_text="“brief.pdf” is PDF").wait_for()
    assert admin_page.get_by_role("button", name="Bekijk wat ervan wordt").is_enabled()
    assert admin_page.locator(".import-progress").is_hidden()


def test_a_connection_that_breaks_is_told(admin_page, complaints):
    admin_page.goto(ADDRESS)
    admin_page.route("**/import/", lambda route: route.abort())
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"persoon\n"}
    admin_page.set_input_files("#id_file", file)
    admin_page.get_by_role("button", name="Bekijk wat ervan wordt").click()

    admin_page.locator(".import-said.is-wrong", has_text="De verbinding is verbroken").wait_for()
    complaints[:] = [said for said in complaints if "Failed to load resource" not in said]


def test_who_was_logged_out_meanwhile_is_told_so(admin_page):
    admin_page.goto(ADDRESS)
    cookies = admin_page.context.cookies()
    admin_page.context.clear_cookies(name="sessionid")
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"persoon\n"}
    admin_page.set_input_files("#id_file", file)

    admin_page.get_by_role("button", name="Bekijk wat ervan wordt").click()

    admin_page.wait_for_url("**/admin/login/**")
    admin_page.context.add_cookies(cookies)


def test_without_scripts_it_works_the_same(browser, server, admin_page):
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    context.add_cookies(admin_page.context.cookies())
    page = context.new_page()

    bring(page, "lijst.csv", [["gemeente", "persoon", "functie"], ["Ede", "Bos", "okt"]])

    page.locator(".import-rows li.is-refused", has_text="Regel 2").wait_for()
    context.close()
