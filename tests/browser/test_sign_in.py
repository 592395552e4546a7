"""Signing in, as a person does it."""

import pytest
from playwright.sync_api import expect

from sendwell.apps.partnership.models import Role
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll
from tests.support.factories import PASSWORD, a_person, an_area

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    "path", ["/", "/sign-in/", "/password/", "/password/sent/", "/sign-up/", "/sign-out/", "/nowhere"]
)
def test_the_pages_before_signing_in_can_be_used_by_everyone(live_server, smallest_phone, path):
    smallest_phone.goto(live_server.url + path)
    assert_accessible(smallest_phone)
    assert_no_sideways_scroll(smallest_phone)


def test_a_person_signs_in_with_the_keyboard_alone(live_server, page):
    person = a_person(an_area(), Role.ADMINISTRATOR)
    page.goto(f"{live_server.url}/{person.area.slug}/people/")
    page.get_by_label("E-mail address").focus()
    page.keyboard.type(person.user.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("People and organisations")
    assert_accessible(page)


def test_a_mistake_in_signing_in_is_named_and_leads_to_the_field(live_server, page_without_javascript):
    page = page_without_javascript
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_role("button", name="Sign in").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Enter your e-mail address")


def test_the_page_that_names_a_mistake_can_be_used_by_everyone(live_server, page):
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter your e-mail address")
    assert_accessible(page)
