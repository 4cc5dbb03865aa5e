"""The screens of the register: one of each template, and all there are."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from playwright.sync_api import Browser, FilePayload, Page

from tests import visiting
from tests.register import Register
from tests.samples import Kind

WIDTHS = (1280, 375)
#: Of 1280 px, what is left when everything is shown twice as large.
ZOOMED = 640
#: Resolves when what follows a change of width has been done.
_DRAWN = "new Promise((done) => requestAnimationFrame(() => done()))"


def _nothing_more(page: Page) -> None:
    """The address alone leads there."""


@dataclass(frozen=True)
class Screen:
    """A screen: its address, what shows that one is there, and what else leads to it.

    An address of two words is a page of the record with most rows of its kind. `stranger`: seen by
    who has not logged in. `status`: what the server answers. `anew`: what leads there does
    otherwise on a screen of another width.
    """

    address: str
    shows: str
    reach: Callable[[Page], None] = _nothing_more
    status: int = 200
    stranger: bool = False
    anew: bool = False


def open_filters(page: Page) -> None:
    """Unfold what is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def open_beside(page: Page) -> None:
    """Open the first related record beside the page at hand, which is not scrolled for that."""
    page.locator("#content a[data-beside]:visible").first.dispatch_event("click")


def send(page: Page) -> None:
    """Send a form in which nothing was typed."""
    page.locator("[name=_save]").first.click()


def delete_first_two(page: Page) -> None:
    """Choose the first two rows of a list and ask to delete them."""
    _with_first_two(page, "delete_selected")


def confirm_first_two(page: Page) -> None:
    """Choose the first two rows of a list and ask to confirm them."""
    _with_first_two(page, "confirm_selected")


def _with_first_two(page: Page, action: str) -> None:
    boxes = page.locator("#result_list .action-select")
    for place in range(2):
        boxes.nth(place).check()
    page.select_option("[name=action]", action)
    page.locator(".actions button[type=submit]").click()


def tell_the_end(page: Page) -> None:
    """Fill in that it ended, and ask what would be written."""
    page.locator(".ways a[href$='/end/']").click()
    page.fill("#id_end", "30 december 2014")
    page.fill("#id_at", "Jaarverslag 2014 p. 3")
    page.press("#id_at", "Enter")
    page.locator(".told").wait_for()
    page.wait_for_load_state()
    page.evaluate("scrollTo(0, 0)")  # what is told is scrolled to; all of the page is looked at


def tell_an_end_that_is_none(page: Page) -> None:
    """Fill in what is no date."""
    page.locator(".ways a[href$='/end/']").click()
    page.fill("#id_end", "ooit")
    page.press("#id_end", "Enter")


def tell_a_merger(page: Page) -> None:
    """Say that a group merges, and ask what would be written."""
    page.locator(".ways a[href$='/merge/']").click()
    page.locator("#id_others input").first.check()
    page.fill("#id_name", "Proefgroep")
    page.fill("#id_on", "2100")
    page.fill("#id_at", "Jaarverslag 2014 p. 3")
    page.press("#id_at", "Enter")
    page.locator(".told").wait_for()
    page.wait_for_load_state()
    page.evaluate("scrollTo(0, 0)")


def put_back(page: Page) -> None:
    """Ask to undo what was last done to a record."""
    page.locator(".happening-tools a").first.click()


def bring_a_file(page: Page) -> None:
    """Upload rows of every kind: a new one, and one that is refused for a name and for a date."""
    _bring(
        page,
        "persoon;gemeente;functie;begin\n"
        "Proef, Anna;Tilburg;wethouder;2014\n"
        "Proef, Piet;Tilbrug;wethouder;okt-14\n",
    )
    page.locator(".import-rows").wait_for()
    page.get_by_role("link", name="Alle").click()


def apply_a_file(page: Page) -> None:
    """Upload a city, and apply it."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    _bring(page, f"gemeente\nProefstad van {width} bij {time.time()}\n")
    page.locator("[name=apply]").click()


def ask_wrongly(page: Page) -> None:
    """Write a statement with a name that is none."""
    page.locator("#id_statement").fill("SELECT naam FROM city")
    page.locator("button[name=run]").click()


def _bring(page: Page, text: str) -> None:
    file: FilePayload = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.set_input_files("#id_file", file)
    page.locator(".import-form button").first.click()


def make_the_link(page: Page) -> None:
    """Ask for the address of a calendar."""
    page.locator("#content-main input[type=submit]").click()


def make_a_token(page: Page) -> None:
    """Make a token for a program."""
    page.fill("#id_name", "Website van het netwerk")
    page.fill("#id_password", Register.password)
    page.locator("#content .submit-row [type=submit]").click()


def log_out(page: Page) -> None:
    """Log in and out again."""
    visiting.log_in(page, Register)
    page.locator("#logout-form button").click()


FORM = "[name=_save]"
TEMPLATES = {
    "login": Screen("/admin/login/", "#id_username", stranger=True),
    "logged out": Screen("/admin/login/", "a[href='/admin/']", log_out, stranger=True),
    "first page": Screen("/admin/", "#contents"),
    "part of the contents": Screen("/admin/network/", ".app-network"),
    "list": Screen("/admin/network/appointment/?when=all", "#result_list"),
    "list with nothing in it": Screen(
        "/admin/network/appointment/?when=all&how=acting&q=niemand", ".paginator", open_filters
    ),
    "record": Screen("network.body page", ".record .panel > .scroll table"),
    "record beside": Screen("network.body page", "#beside-title", open_beside, anew=True),
    "source": Screen("network.source page", ".record .facts"),
    "meeting": Screen("meetings.meeting page", ".record .panel table"),
    "empty form": Screen("/admin/network/appointment/add/", FORM),
    "form in a window of its own": Screen("/admin/network/person/add/?_popup=1", FORM),
    "form with rows": Screen("network.body change", ".has_original"),
    "form with errors": Screen("/admin/network/appointment/add/", ".errornote", send),
    "history": Screen("network.body history", "#change-history"),
    "forgetting": Screen("/admin/network/person/1/forget/", "#content-main p"),
    "who looked": Screen("/admin/network/person/1/viewings/", "#content-main p"),
    "what to do": Screen("network.office changed", ".ways"),
    "what would be written": Screen("network.office changed", ".told", tell_the_end),
    "what would be written for many": Screen(
        "themes.themegroup changed", ".told details", tell_a_merger
    ),
    "turnover": Screen("/admin/network/city/20/changed/turnover/", "#id_n0_person"),
    "found": Screen("/admin/search/?q=europa", ".found li"),
    "found what comes close": Screen("/admin/search/?q=Enschde", ".found li"),
    "found nothing": Screen("/admin/search/?q=zxqvk", ".found .empty"),
    "findings": Screen("/admin/bevindingen/?past=1", ".finding-kinds"),
    "findings of a kind": Screen("/admin/bevindingen/?check=conflict&past=1", ".finding-list"),
    "another day": Screen("/admin/network/appointment/?op=2014-09-01", ".day-band"),
    "another day that is none": Screen("/admin/?op=gisteren", "main h1", status=400),
    "what cannot be": Screen("network.office changed", ".errornote", tell_an_end_that_is_none),
    "confirming several": Screen("/admin/network/office/", ".explains", confirm_first_two),
    "deletion": Screen("network.appointment delete", "input[type=submit]"),
    "refused deletion": Screen("network.body delete", "#deleted-objects"),
    "deletion of several": Screen(
        "/admin/themes/involvement/?when=all", "input[type=submit]", delete_first_two
    ),
    "reports": Screen("/admin/rapporten/", "#report-name"),
    "report": Screen("/admin/rapporten/positions/", ".report-table table"),
    "questions": Screen("/admin/vragen/", ".question-list"),
    "question": Screen("/admin/vragen/vraag/bijeenkomsten-per-maand/?p-jaar=2014", ".chart"),
    "question in bars": Screen("/admin/vragen/vraag/partners-die-vaak-meedoen/", ".bars"),
    "question that lacks something": Screen("/admin/vragen/vraag/wie-zit-waar-namens/", ".lacks"),
    "question that is not kept": Screen("/admin/vragen/vraag/was-er/", ".errornote", status=404),
    "question in the making": Screen("/admin/vragen/nieuw/", ".refusal mark", ask_wrongly),
    "question to delete": Screen("/admin/vragen/vraag/tegenspraken/verwijderen/", "[name=delete]"),
    "taking along": Screen("/admin/network/appointment/export/?when=all", ".export", open_filters),
    "address list": Screen("network.body addresses", ".report-table table"),
    "subscribing": Screen("/admin/abonneren/?van=network", "#id_name"),
    "the link of a calendar": Screen("/admin/abonneren/?van=network", "#link", make_the_link),
    "who took what along": Screen("/admin/g32/export/", "#changelist"),
    "bringing back": Screen("/admin/network/office/import/", "#id_file"),
    "what becomes of a file": Screen("/admin/network/office/import/", ".import-rows", bring_a_file),
    "a file applied": Screen("/admin/network/city/import/", ".import-done", apply_a_file),
    "guide": Screen("/admin/handleiding/", ".guide-contents"),
    "report of a day that is none": Screen(
        "/admin/rapporten/positions/?on=2014-02-30", "#report-error", status=400
    ),
    "lost password": Screen("/wachtwoord/", "#content-main", stranger=True),
    "own account": Screen("/admin/account/", ".account .facts"),
    "for programs": Screen("/api/v1/docs/", ".programs pre", open_filters),
    "tokens": Screen("/admin/account/toegang/", ".programs #id_name"),
    "a new token": Screen("/admin/account/toegang/", "#secret", make_a_token),
    "second step": Screen("/admin/account/app/", "#secret"),
    "password": Screen("/admin/password_change/", "#id_old_password"),
    "user": Screen("auth.user change", FORM),
    "all that happened": Screen("/admin/g32/historyentry/", ".happenings"),
    "what happened on a day that is none": Screen("/admin/g32/historyentry/?day=x", ".errornote"),
    "what happened": Screen("g32.historyentry change", ".write"),
    "putting back": Screen("network.body history", ".becomes", put_back),
    "not here": Screen("/admin/nothing/here/", "main h1", status=404),
    "not allowed": Screen("/admin/g32/historyentry/add/", "main h1", status=403),
}


def of_kind(kind: Kind) -> Iterator[Screen]:
    """Every screen of a kind of record: its list, its form, and the pages of some records."""
    yield Screen(kind.index, "#changelist, .happenings")
    if kind.add:
        yield Screen(kind.add, FORM)
    for record in kind.records:
        for address in record.values():
            yield Screen(address, "#content")


class Viewer:
    """Looks at screens, in one visit of the first user; as a stranger, each anew."""

    def __init__(self, browser: Browser, register: Register) -> None:
        self.complaints: list[str] = []
        self.new_page = lambda: visiting.new_page(browser, register, self.complaints)
        self.user = self.new_page()
        visiting.enter(self.user, register)

    def look(
        self,
        screen: Screen,
        kinds: dict[str, Kind],
        seek: Mapping[int, Callable[[Page], list[str]]],
    ) -> list[str]:
        """Return what is wrong with a screen: what `seek` finds at each width, what the browser
        complained of on the way, and an answer that was not expected.

        The page is loaded at the first width, and is then made wider or narrower.
        """
        page = self.new_page() if screen.stranger else self.user
        found: list[str] = []
        for turn, (width, faults) in enumerate(seek.items()):
            page.set_viewport_size({"width": width, "height": 800})
            if turn == 0 or screen.anew:
                found += self._open(page, screen, kinds)
            page.evaluate(_DRAWN)
            found += [f"{width} px: {line}" for line in faults(page)]
        expected = f"status of {screen.status} "
        found += [said for said in self.complaints if expected not in said]
        self.complaints.clear()
        if screen.stranger:
            page.context.close()
        return [f"{screen.address}: {line}" for line in found]

    def _open(self, page: Page, screen: Screen, kinds: dict[str, Kind]) -> list[str]:
        label, _space, name = screen.address.partition(" ")
        answer = page.goto(kinds[label].first[name] if name else label)
        screen.reach(page)
        page.locator(screen.shows).first.wait_for()
        return [] if answer.status == screen.status else [f"answered {answer.status}"]
