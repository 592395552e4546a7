"""Evidence for an update: dropped on the page, or photographed with a phone."""

import pytest
from playwright.sync_api import Page, expect

from sendwell.apps.programme.models import Action, Evidence
from tests.apps.programme.plans import a_plan, an_action
from tests.support.accessible import assert_accessible
from tests.support.factories import a_manager, an_area
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
DROP = """zone => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(["The rota"], "rota.txt", { type: "text/plain" }));
    zone.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def action() -> Action:
    manager = a_manager(an_area())
    return an_action(a_plan(manager.area, manager).priorities.get(), manager, owner=manager)


def open_evidence(page: Page, action: Action, address: str) -> None:
    sign_in(page, action.owner, address)
    page.goto(f"/{action.owner.area.slug}/my-actions/")
    page.get_by_text("Add evidence").click()


def test_a_file_is_dropped_on_the_form_and_kept_with_the_update(live_server, page, action, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    open_evidence(page, action, live_server.url)
    assert_accessible(page)
    page.locator(".govuk-file-upload-button").evaluate(DROP)
    expect(page.get_by_text("rota.txt")).to_be_visible()
    page.get_by_label("What has happened?").fill("The rota is agreed.")
    page.get_by_role("radio", name="Green").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Evidence.objects.get().file_name == "rota.txt"


def test_a_phone_offers_its_camera_beside_its_files(live_server, phone, action):
    open_evidence(phone, action, live_server.url)
    asked = phone.locator("input[type=file]")
    assert asked.get_attribute("accept").startswith("image/*,")
    assert asked.get_attribute("capture") is None  # it would offer the camera alone


def test_without_scripts_the_file_is_asked_for_plainly(live_server, page_without_javascript, action):
    open_evidence(page_without_javascript, action, live_server.url)
    expect(page_without_javascript.get_by_label("Photo or file")).to_be_visible()
