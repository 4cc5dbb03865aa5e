"""What is wrong with how a page looks: what axe-core finds, what does not fit, what is cut off."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser import axe

SCHEMES = {"light": axe.findings, "dark": axe.findings_of_colours}

_SOURCE = Path(__file__).with_name("looks.js").read_text()


def faults(page: Page, *, every: bool = False) -> list[str]:
    """Return what is wrong with the page at its present width, in light and, where only the colours
    differ, in dark. `every`: of texts that look alike, each is looked at.
    """
    found = misfits(page)
    for scheme, findings in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        _look(page, "settle")
        found += [f"{scheme}: {line}" for line in findings(page, every=every)]
    return found


def all_faults(page: Page) -> list[str]:
    """Return the same, where of texts that look alike each is looked at."""
    return faults(page, every=True)


def misfits(page: Page) -> list[str]:
    """Return what does not fit on the page: what it is wider than its screen by, and which texts
    cannot be read to their end.
    """
    return _look(page, "stickingOut") + _look(page, "cutOff")


def _look(page: Page, what: str):
    if not page.evaluate("'looks' in window"):
        page.evaluate(_SOURCE)
    return page.evaluate(f"looks.{what}()")
