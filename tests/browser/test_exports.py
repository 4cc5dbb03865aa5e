"""Taking a list along in a real browser, also over a line that is slow or breaks off."""

import csv
from pathlib import Path

import pytest

pytestmark = pytest.mark.once  # a browser shows the same on every engine

LIST = "/admin/network/appointment/?when=all"
BYTES_A_SECOND = 4000


@pytest.fixture
def export_page(admin_page):
    """The page that a click on the list leads to."""
    admin_page.goto(LIST)
    admin_page.get_by_role("link", name="Exporteren").click()
    admin_page.wait_for_url("**/export/**")
    return admin_page


@pytest.fixture
def watched(export_page):
    """The same page, with what was downloaded as its `downloads`."""
    export_page.downloads = []
    export_page.on("download", lambda download: export_page.downloads.append(download))  # noqa: PLW0108 (Playwright takes functions of ours only)
    return export_page


@pytest.fixture
def slow(watched):
    """The same page, on a slow line."""
    session = watched.context.new_cdp_session(watched)
    line = {"latency": 0, "uploadThroughput": -1, "downloadThroughput": BYTES_A_SECOND}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    return watched


def choose(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def said(page, words):
    page.locator(".export-said", has_text=words).wait_for()


def test_what_the_list_shows_is_what_the_file_holds(export_page):
    export_page.get_by_text("Kolommen kiezen").click()
    export_page.get_by_label("Bronnen").uncheck()
    with export_page.expect_download() as downloaded:
        choose(export_page, "CSV (Excel)")
    file = Path(downloaded.value.path())
    said(export_page, "Klaar:")

    with file.open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = csv.reader(lines, delimiter=";")
    export_page.goto(LIST)
    number = export_page.locator(".paginator").inner_text()

    assert downloaded.value.suggested_filename.endswith("-excel.csv")
    assert header[:2] == ["id", "gremium"]
    assert "bronnen" not in header
    assert str(len(rows)) in number


def test_what_takes_long_shows_how_far_it_is_and_can_be_cancelled(slow):
    choose(slow, "JSON")
    slow.locator(".export-progress progress").wait_for()
    slow.locator(".export-said", has_text="rijen").wait_for()

    slow.locator(".export-progress").get_by_role("button", name="Annuleren").click()

    said(slow, "Geannuleerd: er is geen bestand.")
    assert slow.locator(".export-progress").is_hidden()
    assert slow.locator(".export-formats button").first.is_enabled()
    assert slow.downloads == []


def test_an_answer_that_is_cut_off_underway_gives_no_file(watched):
    def cut(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.body()[:-1])

    watched.route("**/export/json/**", cut)

    choose(watched, "JSON")

    said(watched, "De verbinding viel weg: er is geen bestand.")
    assert watched.downloads == []


def test_without_scripts_it_is_a_download(browser, server, admin_page):
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    context.add_cookies(admin_page.context.cookies())
    page = context.new_page()
    page.goto("/admin/rapporten/cities/?on=2014-09-01")

    with page.expect_download() as downloaded:
        choose(page, "CSV")

    assert downloaded.value.suggested_filename == "g32-cities-2014-09-01.csv"
    assert Path(downloaded.value.path()).read_text().startswith("id,gemeente,")
    context.close()
