"""What axe-core finds wrong with a page, in short lines."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

#: WCAG 2.1, level AA: what the law asks of Dutch government.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
#: The rules whose answer hangs on light and dark.
COLOURS = ("color-contrast", "link-in-text-block")
#: So many elements are named of one rule.
NAMED = 3

_SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text()
# preload fetches every style sheet again, for a rule that is none of these.
_RUN = """async (runOnly) => {
    const found = await axe.run(document, {
        runOnly, resultTypes: ["violations"], preload: false,
    });
    return found.violations.map(({ id, nodes }) => ({
        rule: id,
        nodes: nodes.map(({ target, any, all, none }) => ({
            where: target.flat().join(" "),
            why: [...any, ...all, ...none].map((check) => check.message)[0],
        })),
    }));
}"""


def findings(page: Page) -> list[str]:
    """Return what breaks a rule on the page as it stands: the rule, the element and why.

    axe comes in as a debugger does, which the content security policy leaves alone.
    """
    return _run(page, {"type": "tag", "values": TAGS})


def findings_of_colours(page: Page) -> list[str]:
    """Return the same, of the rules that look at colours only."""
    return _run(page, {"type": "rule", "values": COLOURS})


def _run(page: Page, only: dict[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE)
    broken = page.evaluate(_RUN, only)
    return [line for rule in broken for line in _lines(rule["rule"], rule["nodes"])]


def _lines(rule: str, nodes: list[dict[str, Any]]) -> list[str]:
    lines = [f"{rule}: {node['where']}: {node['why']}" for node in nodes[:NAMED]]
    more = len(nodes) - NAMED
    return [*lines, f"{rule}: and {more} more"] if more > 0 else lines
