"""On paper stands what a page says, and nothing to click."""

import pytest

from tests.browser import looks

# What a page looks like is the same on every engine.
pytestmark = pytest.mark.once

#: What a sheet of A4 leaves between its margins, in the pixels of a page.
PAPER = 670
# What is there to click or to find one's way with, on whatever page.
TOOLS = """
    #header, #nav-sidebar, #toggle-nav-sidebar, .breadcrumbs, .skip-to-content-link, #beside,
    .tools, .object-tools, #toolbar, .choices, .filters, .actions, .action-checkbox,
    button, input, select, textarea, summary
"""
LEFT = """(tools) => [...document.querySelectorAll(tools)]
    .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120))"""

CONTENT = {
    "record": (
        "article.record h1",
        "article.record .facts",
        "article.record .panel > .scroll table",
    ),
    "list": ("#content h1", "#result_list thead", "#result_list tbody tr"),
}


@pytest.mark.parametrize("screen", CONTENT)
def test_on_paper_the_content_is_left_and_nothing_to_click(admin_page, kinds, screen):
    body = kinds["network.body"]
    addresses = {"record": body.first["page"], "list": body.index}
    admin_page.goto(addresses[screen])
    on_screen = admin_page.evaluate(LEFT, TOOLS)

    admin_page.emulate_media(media="print")

    assert on_screen != []
    assert admin_page.evaluate(LEFT, TOOLS) == []
    for part in CONTENT[screen]:
        assert admin_page.locator(part).first.is_visible(), part
    assert admin_page.pdf(format="A4").startswith(b"%PDF-")


@pytest.mark.parametrize("screen", CONTENT)
def test_on_paper_no_text_falls_off_the_sheet(admin_page, kinds, screen):
    offices = kinds["network.office"]
    addresses = {"record": kinds["network.body"].first["page"], "list": f"{offices.index}?when=all"}
    admin_page.set_viewport_size({"width": PAPER, "height": 950})
    admin_page.goto(addresses[screen])

    admin_page.emulate_media(media="print")

    found = looks.misfits(admin_page)
    assert found == [], "\n".join(found)


def test_paper_is_white_whatever_the_screen_is(admin_page, kinds):
    admin_page.goto(kinds["network.body"].first["page"])

    admin_page.emulate_media(media="print", color_scheme="dark")
    admin_page.evaluate("document.getAnimations().forEach((fading) => fading.finish())")

    colours = admin_page.evaluate(
        """["body", "article.record h1", "article.record td"].map((one) =>
            getComputedStyle(document.querySelector(one)).color)"""
    )
    assert admin_page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    assert all(max(map(int, colour[4:-1].split(","))) < 110 for colour in colours), colours
