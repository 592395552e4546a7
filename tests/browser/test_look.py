"""What every page has from the frame around it, seen on the page that a stranger meets first."""

import pytest
from playwright.sync_api import expect

from tests.support.accessible import assert_accessible, assert_no_sideways_scroll

pytestmark = pytest.mark.django_db


def test_the_first_page_is_accessible(live_server, page):
    page.goto("/")
    assert_accessible(page)


def test_the_first_page_fits_the_smallest_phone(live_server, smallest_phone):
    smallest_phone.goto("/")
    assert_accessible(smallest_phone)
    assert_no_sideways_scroll(smallest_phone)


def test_scripts_start_under_our_own_content_security_policy(live_server, page):
    policy = page.goto("/").headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    expect(page.locator("body")).to_have_class("govuk-template__body js-enabled govuk-frontend-supported")


def test_the_first_page_works_without_scripts(live_server, page_without_javascript):
    page_without_javascript.goto("/")
    expect(page_without_javascript.get_by_role("heading", level=1)).to_be_visible()


def test_the_keyboard_reaches_the_main_part_in_two_steps(live_server, page):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
