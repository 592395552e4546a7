"""The journey of a council's tracker: brought in, mapped, looked over, imported, taken out again, taken back."""

import pytest
from playwright.sync_api import expect

from sendwell.apps.programme.models import Action
from tests.apps.programme.plans import a_plan
from tests.domain.tracker.trackers import sections_and_two_header_rows
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll
from tests.support.factories import a_manager, a_person, an_area
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_a_council_brings_its_own_tracker_in(live_server, smallest_phone, page, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    manager = a_manager(an_area())
    a_plan(manager.area, manager)
    a_person(manager.area, name="Asha Fenn")
    sign_in(page, manager, live_server.url)
    sign_in(smallest_phone, manager, live_server.url)

    def check() -> None:
        assert_accessible(page)
        smallest_phone.goto(page.url)
        assert_no_sideways_scroll(smallest_phone)

    page.goto(f"{live_server.url}/{manager.area.slug}/plan/tracker/")
    check()
    tracker = {"name": "plan.xlsx", "mimeType": XLSX, "buffer": sections_and_two_header_rows()}
    page.get_by_label("Your tracker").set_input_files(tracker)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What do the columns hold?")
    expect(page.get_by_label("Timescale – By when")).to_have_value("due")
    check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who and what is meant?")
    check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 actions would be added, 0 changed")
    check()
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imported")
    assert Action.objects.count() == 3
    check()
    page.get_by_role("link", name="Take this import back").click()
    check()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken back")
    assert not Action.objects.exists()
