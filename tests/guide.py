"""`python -m tests.guide`: make the screenshots of the guide again.

A register of its own is started and seeded, and looked at in Chromium. What is shown hangs on the
register's data and labels, not on places on the screen nor, where it can be helped, on the day.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests import machine, visiting
from tests.register import ROOT, Register

FOLDER = ROOT / "g32" / "static" / "g32" / "guide"
#: So wide is the window, and so high is an image at most.
WIDTH, MOST_HEIGHT = 1280, 700
#: So much of what stands around an element is shown.
MARGIN = 8
#: Instead of the moment at which the images are made.
MOMENT = "5 februari 2015 10:15"

SHOTS: dict[str, Callable[[Page], Locator]] = {}


def shot(take: Callable[[Page], Locator]) -> Callable[[Page], Locator]:
    """Register what shows something in the page and returns it; the image has its name."""
    SHOTS[take.__name__] = take
    return take


def open_record(page: Page, kind: str, words: str) -> None:
    """Search a list, and open the page of what bears exactly this name."""
    page.goto(f"/admin/{kind}/?q={words}")
    page.locator("#result_list").get_by_role("link", name=words, exact=True).first.click()
    page.locator(".record").wait_for()


def change(page: Page, kind: str, words: str) -> None:
    """Open the form of what bears exactly this name."""
    open_record(page, kind, words)
    page.goto(f"{page.url.partition('?')[0]}change/")


def choose(page: Page, field: str, words: str) -> None:
    """Complete a link by typing its exact words."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").fill(words)
    page.get_by_role("option", name=words, exact=True).click()


@shot
def front(page: Page) -> Locator:
    page.goto("/admin/")
    return page.locator(".panel-leading")


@shot
def beside(page: Page) -> Locator:
    open_record(page, "network/body", "Pijler Fysiek")
    page.locator(".panel-bodyseats").get_by_role("link", name="Jop Fackeldey", exact=True).click()
    page.locator("#beside .record").wait_for()
    return page.locator("body")


@shot
def find(page: Page) -> Locator:
    page.goto("/admin/network/city/?q=den+bosch")
    return page.locator("#changelist")


@shot
def seats(page: Page) -> Locator:
    open_record(page, "network/body", "Pijler Fysiek")
    return page.locator(".panel-bodyseats")


@shot
def appoint(page: Page) -> Locator:
    open_record(page, "network/seat", "vicevoorzitter, Pijler Fysiek")
    page.goto(f"{page.url.partition('?')[0]}changed/appoint/")
    page.fill("#id_at", "Jaarverslag 2014 p. 2 § Bestuurlijk")
    choose(page, "person", "Ruud Guyt")
    page.select_option("#id_how", "took_over")
    page.fill("#id_start", "okt 2014")
    page.press("#id_start", "Tab")
    page.locator("#id_start_hint").get_by_text("oktober 2014").wait_for()
    return page.locator("#content-main form")


@shot
def group(page: Page) -> Locator:
    change(page, "themes/themegroup", "Themagroep Financiën")
    return page.locator("#precessions-group")


@shot
def meeting(page: Page) -> Locator:
    open_record(page, "meetings/meeting", "Dagelijks Bestuur 28 augustus 2014")
    return page.locator(".record-main")


@shot
def source(page: Page) -> Locator:
    open_record(page, "network/source", "Jaarverslag 2014")
    page.click(".source-pages a[href$='p=3']")
    page.locator(".source-pages a[href$='p=3'][aria-current]").wait_for()
    # One section is enough to show how it goes on.
    page.evaluate("document.querySelectorAll('.panel tbody ~ tbody').forEach((it) => it.remove())")
    return page.locator(".record-main")


@shot
def conflict(page: Page) -> Locator:
    open_record(page, "meetings/meeting", "Dagelijks Bestuur 28 augustus 2014")
    return page.locator(".panel-sources")


@shot
def report(page: Page) -> Locator:
    page.goto("/admin/rapporten/administrators/?year=2014")
    return page.locator(".reports")


@shot
def ask(page: Page) -> Locator:
    page.goto("/admin/vragen/vraag/bijeenkomsten-per-maand/?p-jaar=2014")
    return page.locator(".question")


@shot
def bring(page: Page) -> Locator:
    """A list from Excel, of which a row is refused, and what would become of it."""
    page.goto("/admin/network/office/import/")
    rows = (
        "persoon;gemeente;functie;begin;bronnen\n"
        "Jansen, Jan van;Tilburg;wethouder;2014-05;Jaarverslag 2014 p. 2\n"
        "Jansen, Jan van;Tilbrug;wethouder;okt-14;Jaarverslag 2014 p. 2\n"
    )
    page.set_input_files(
        "#id_file", {"name": "wethouders.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    page.locator(".import-form button").first.click()
    page.locator(".import-rows").wait_for()
    return page.locator(".import")


@shot
def together(page: Page) -> Locator:
    """Two people change the place of a meeting; the second is told of the first."""
    change(page, "meetings/meeting", "Bestuurlijke Netwerkdag 20 november 2014")
    colleague = page.context.new_page()
    colleague.goto(page.url)
    colleague.fill("#id_place", "Haarlemmermeer (Hoofddorp)")
    colleague.fill("#id_reason", "Zoals op p. 10")
    colleague.click("[name=_continue]")
    colleague.locator(".messagelist .success").wait_for()
    colleague.close()
    page.fill("#id_place", "Hoofddorp, raadhuis")
    page.click("[name=_continue]")
    return page.locator(".overtaken")


@shot
def history(page: Page) -> Locator:
    """What `together` left behind."""
    open_record(page, "meetings/meeting", "Bestuurlijke Netwerkdag 20 november 2014")
    page.goto(f"{page.url.partition('?')[0]}history/")
    moments = page.locator("#change-history time")
    moments.evaluate_all("(all, text) => all.forEach((one) => (one.textContent = text))", MOMENT)
    return page.locator("#change-history")


def take(page: Page, element: Locator, path: Path) -> None:
    """Save what stands in the element and right around it; what is too high, is cut off below."""
    element.wait_for()
    page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
    page.mouse.move(0, 0)
    box = element.bounding_box()
    assert box
    left, top = max(0, box["x"] - MARGIN), max(0, box["y"] - MARGIN)
    page.screenshot(
        path=path,
        full_page=True,
        animations="disabled",
        clip={
            "x": left,
            "y": top,
            "width": min(WIDTH - left, box["width"] + 2 * MARGIN),
            "height": min(MOST_HEIGHT, box["height"] + 2 * MARGIN),
        },
    )


def make(browser: Browser, register: Register, folder: Path) -> list[str]:
    """Make every image in the folder; gives what the browser complained of."""
    complaints: list[str] = []
    for name, show in SHOTS.items():
        page = visiting.new_page(browser, register, complaints, width=WIDTH)
        visiting.log_in(page, register)
        take(page, show(page), folder / f"{name}.png")
        page.context.close()
    return complaints


def main() -> int:
    chromium = machine.chromium()
    if chromium is None:
        print("Chromium is not installed.")
        return 1
    data = Path(tempfile.mkdtemp(prefix="g32-guide-"))
    # Whatever database the shell names: making the images writes in it.
    register = Register(data / "register", DATABASE_URL="")
    try:
        register.start()
        with sync_playwright() as playwright:
            flags = machine.CHROMIUM_FLAGS
            browser = playwright.chromium.launch(executable_path=chromium, args=flags)
            complaints = make(browser, register, FOLDER)
    finally:
        register.stop()
        shutil.rmtree(data)
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
