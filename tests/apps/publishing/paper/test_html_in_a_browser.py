from pathlib import Path

import pytest
from playwright.sync_api import Page

from sendwell.apps.publishing.paper.html import to_html
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll

from .papers import every_block, saying

pytestmark = pytest.mark.browser


def show(page: Page, fragment: str, root: Path) -> None:
    static = root / "src/sendwell/web/static"
    styles = [static / "vendor/govuk-frontend/govuk-frontend.min.css", static / "sendwell/sendwell.css"]
    head = "".join(f"<style>{style.read_text()}</style>" for style in styles)
    page.set_content(
        f'<!doctype html><html lang="en" class="govuk-template"><head><title>Pack</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>'
        f'<body class="govuk-template__body"><main class="govuk-width-container">{fragment}</main></body></html>'
    )


@pytest.mark.parametrize("screen", ["page", "smallest_phone"])
def test_a_paper_on_the_screen_is_accessible_and_fits(screen, request, root):
    page = request.getfixturevalue(screen)
    show(page, to_html(every_block()), root)
    assert_accessible(page)
    assert_no_sideways_scroll(page)


def test_a_word_that_never_ends_does_not_widen_a_phone(smallest_phone, root):
    show(smallest_phone, to_html(saying("x" * 2_000)), root)
    assert_no_sideways_scroll(smallest_phone)
