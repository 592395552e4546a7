"""Taking minutes in a real browser: what is typed survives its death, with scripts and without."""

import pytest
from playwright.sync_api import expect

from sendwell.apps.governance.models import FollowUp
from tests.apps.business.boards import a_board, an_item
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def board():
    return a_board()


def open_item(page, board, live_server) -> None:
    item = board.meeting.items.first() or an_item(board)
    sign_in(page, board.clerk, live_server.url)
    page.goto(f"/{board.area.slug}/meetings/items/{item.pk}/minute/")


def test_what_was_typed_is_there_again_after_the_browser_died(live_server, new_page, board):
    page = new_page()
    open_item(page, board, live_server)
    page.get_by_label("In which words?").fill("Half a sentence")
    expect(page.get_by_text("What you typed is kept")).to_be_visible()
    page.close()
    again = new_page()
    open_item(again, board, live_server)
    assert again.get_by_label("In which words?").input_value() == "Half a sentence"


def test_an_outcome_is_minuted_without_scripts_on_a_keyboard(live_server, page_without_javascript, board):
    page = page_without_javascript
    open_item(page, board, live_server)
    page.get_by_label("Question to be answered").check()
    page.get_by_label("In which words?").fill("How long is the wait?")
    page.get_by_role("button", name="Save what came of it").press("Enter")
    expect(page.get_by_text("It is on somebody’s list now.")).to_be_visible()
    assert FollowUp.objects.get().wording == "How long is the wait?"


def test_the_page_of_the_minute_taker_fits_the_smallest_phone(live_server, smallest_phone, board):
    open_item(smallest_phone, board, live_server)
    assert_accessible(smallest_phone)
    assert_no_sideways_scroll(smallest_phone)
