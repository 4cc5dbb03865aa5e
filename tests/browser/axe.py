"""What axe-core finds wrong with a page, in short lines."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

#: WCAG 2.1, level AA: what the law asks of Dutch government.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
#: So many elements are named of one rule.
NAMED = 3

_SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text()
# preload fetches every style sheet again, for a rule that is none of these.
_RUN = """async (tags) => {
    const found = await axe.run(document, {
        runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false,
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
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE)
    broken = page.evaluate(_RUN, TAGS)
    return [line for rule in broken for line in _lines(rule["rule"], rule["nodes"])]


def _lines(rule: str, nodes: list[dict[str, Any]]) -> list[str]:
    lines = [f"{rule}: {node['where']}: {node['why']}" for node in nodes[:NAMED]]
    more = len(nodes) - NAMED
    return [*lines, f"{rule}: and {more} more"] if more > 0 else lines
