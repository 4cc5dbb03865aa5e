"""What axe-core finds wrong with a page, in short lines."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

#: WCAG 2.1, level AA: what the law asks of Dutch government.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
#: The rules whose answer hangs on light and dark.
CONTRAST, LINKS = "color-contrast", "link-in-text-block"
#: So many elements are named of one rule.
NAMED = 3

_SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text()
_SOURCE += Path(__file__).with_name("axe.js").read_text()


def findings(page: Page, *, every: bool = False) -> list[str]:
    """Return what breaks a rule on the page as it stands: the rule, the element and why.

    Of texts that look alike the contrast is measured of some; `every`: of each.
    axe comes in as a debugger does, which the content security policy leaves alone.
    """
    rules = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {CONTRAST: {"enabled": False}}}
    return _run(page, rules) + _contrast(page, every=every)


def findings_of_colours(page: Page, *, every: bool = False) -> list[str]:
    """Return the same, of the rules that look at colours only."""
    return _run(page, {"runOnly": [LINKS]}) + _contrast(page, every=every)


def _contrast(page: Page, *, every: bool) -> list[str]:
    return _run(page, {"runOnly": [CONTRAST]}, "document" if every else "alike.sample()")


def _run(page: Page, rules: dict[str, Any], context: str = "document") -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE)
    broken = page.evaluate(f"rules => alike.broken({context}, rules)", rules)
    return [line for rule in broken for line in _lines(rule["rule"], rule["nodes"])]


def _lines(rule: str, nodes: list[dict[str, Any]]) -> list[str]:
    lines = [f"{rule}: {node['where']}: {node['why']}" for node in nodes[:NAMED]]
    more = len(nodes) - NAMED
    return [*lines, f"{rule}: and {more} more"] if more > 0 else lines
