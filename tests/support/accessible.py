"""What every page owes every reader, held to by machine: axe finds nothing, and nothing scrolls sideways."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_accessible(page: Page) -> None:
    """Fail, with a sentence for each thing that axe finds against WCAG 2.2 AA or good practice on `page` as it stands.

    axe is put in through the browser's debugger, which the page's content security policy does not forbid.
    """
    found = Axe().run(page, options={"runOnly": STANDARDS, "resultTypes": ["violations"]})
    sentences = [sentence(violation, node) for violation in found.response["violations"] for node in violation["nodes"]]
    assert not sentences, f"{page.url} is not accessible:\n" + "\n".join(sentences)


def sentence(violation: dict[str, Any], node: dict[str, Any]) -> str:
    """One finding in words: what is wrong, where, and how axe would mend it."""
    where = " ".join(str(part) for part in node["target"])
    how = " ".join((node.get("failureSummary") or "").split())
    return f"- {violation['help']} ({violation['id']}), at {where}: {how}"


def assert_no_sideways_scroll(page: Page) -> None:
    """Fail, naming the elements that stick out, when `page` is wider than its window."""
    wide = page.evaluate(
        """() => {
            const room = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= room) return [];
            return [...document.querySelectorAll("body *")]
                .filter(element => element.getBoundingClientRect().right > room + 0.5)
                .map(element => `${element.tagName.toLowerCase()}.${element.className}`)
                .slice(0, 5);
        }"""
    )
    assert not wide, f"{page.url} scrolls sideways at {page.viewport_size}: {', '.join(wide)} stick out."
