"""The main job, whole, on a published report: from the PDF to a pack whose lines lead to the inspectors' words."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sendwell.apps.governance.models import Body
from sendwell.apps.partnership.models import Role
from tests.support.accessible import assert_accessible
from tests.support.factories import a_person, an_area, an_organisation
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report(shared: Path) -> Path:
    """A published report whose inspectors asked for a priority action plan."""
    return shared / "corpus/inspections/bury-2024-05-07.pdf"


@pytest.fixture
def manager(live_server):
    area = an_area("Newholm")
    an_organisation(area, "Newholm Council")
    Body.objects.create(area=area, name="Improvement board")
    return a_person(area, Role.PROGRAMME_MANAGER, name="Mara Ridd")


def fill_date(page: Page, question: str, day: date) -> None:
    group = page.get_by_role("group", name=question)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(part).fill(str(value))


def give_and_confirm(page: Page, home: str, report: Path) -> None:
    page.goto(home)
    page.get_by_role("button", name="Upload the report").click()
    page.get_by_label("Papers").set_input_files(report)
    page.get_by_role("button", name="Give the papers").click()
    accept = page.get_by_role("button", name="Accept the")
    for left in range(accept.count(), 0, -1):
        expect(accept).to_have_count(left)
        accept.first.click()
    expect(accept).to_have_count(0)


def start(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("button", name="Start from").click()
    fill_date(page, "receive the report", date(2024, 4, 22))
    page.get_by_role("button", name="Start the programme").click()


def promise(page: Page, home: str, due: date) -> None:
    page.goto(home)
    page.get_by_role("table").get_by_role("link").first.click()
    page.get_by_role("button", name="Add an action").click()
    page.get_by_label("What will be done?").fill("Hold a clinic in every town each week")
    page.get_by_label("Owner").select_option("Mara Ridd")
    fill_date(page, "Due on", due)
    page.get_by_role("button", name="Save").click()


def update(page: Page, home: str) -> None:
    page.goto(f"{home}my-actions/")
    page.get_by_label("What has happened").fill("Two towns have a clinic since Monday.")
    page.get_by_role("radio", name="Green").check()
    page.get_by_role("button", name="Save").click()


def issue(page: Page, home: str, meeting: date) -> None:
    page.goto(f"{home}packs/draft/")
    page.get_by_label("Which body").select_option("Improvement board")
    fill_date(page, "When does it meet", meeting)
    page.get_by_role("button", name="Show the draft").click()
    page.get_by_role("button", name="Issue this pack").click()


def test_a_report_goes_in_and_a_pack_comes_out_whose_lines_lead_to_its_words(manager, live_server, page, report):
    home, soon = f"{live_server.url}/{manager.area.slug}/", date.today() + timedelta(days=40)
    sign_in(page, manager, live_server.url)
    give_and_confirm(page, home, report)
    start(page, home)
    promise(page, home, soon)
    update(page, home)
    issue(page, home, soon)
    expect(page.get_by_text("The pack is issued.")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("row", name="Hold a clinic in every town").first.get_by_role("link", name="source").click()
    expect(page.locator("rect.app-mark").first).to_be_attached()
    expect(page.get_by_role("main")).to_contain_text("the pace of improvement is maintained")
