"""The journey of a programme: from a confirmed report to an update on a phone."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from sendwell.apps.evidence.models import StatementKind
from sendwell.apps.partnership.models import Area, Person, Role
from sendwell.apps.programme.commands.actions import add_milestone
from sendwell.apps.programme.commands.plans import record_stage
from sendwell.apps.programme.models import Action, Plan, Update
from tests.apps.programme.plans import a_plan, a_report, accepted, an_action, an_update
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll
from tests.support.factories import a_manager, a_person, an_area, an_organisation
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Anunbrokenwordthatiswiderthananyphoneandstandsinatitle" * 2


def fill_date(page: Page, label: str, day: date) -> None:
    group = page.get_by_role("group", name=label)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(part).fill(str(value))


def start_from_the_report(page: Page, area: Area) -> None:
    page.goto(f"/{area.slug}/")
    page.get_by_role("button", name="Start from Area SEND inspection of Fenmoor").click()
    fill_date(page, "When did the partnership receive the report?", date(2026, 2, 2))
    page.get_by_role("button", name="Start the programme").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Priority action plan")


def add_an_action(page: Page, owner: Person) -> None:
    page.get_by_role("link", name="Waiting times").click()
    page.get_by_role("button", name="Add an action").click()
    page.get_by_label("What will be done?").fill("Open a triage line")
    page.get_by_label("Owner").select_option(label=owner.name)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open a triage line")


def update_on_a_phone(phone: Page, area: Area) -> None:
    phone.goto(f"/{area.slug}/my-actions/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("1 of your actions needs an update")
    phone.get_by_label("What has happened?").fill("Nothing has happened, because the post is vacant.")
    phone.get_by_role("radio", name=re.compile("Amber")).check()
    phone.get_by_text("Add evidence").click()
    phone.locator("input[type=file]").set_input_files(
        {"name": "advert.txt", "mimeType": "text/plain", "buffer": b"The advertisement"}
    )
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("Nothing else needs an update from you. Thank you.")).to_be_visible()


def test_a_report_becomes_a_plan_with_an_action_that_its_owner_updates_on_a_phone(
    live_server, page, phone, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    manager = a_manager(an_area())
    owner = a_person(manager.area, Role.ACTION_OWNER, name="Tom Ashworth")
    accepted(a_report(manager.area, manager), manager)
    sign_in(page, manager, live_server.url)
    sign_in(phone, owner, live_server.url)
    start_from_the_report(page, manager.area)
    add_an_action(page, owner)
    update_on_a_phone(phone, manager.area)
    page.reload()
    expect(page.get_by_text("the post is vacant")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="advert.txt").click()
    assert download.value.suggested_filename == "advert.txt"


def test_the_journey_works_without_scripts(live_server, page_without_javascript):
    page = page_without_javascript
    manager = a_manager(an_area())
    accepted(a_report(manager.area, manager), manager)
    sign_in(page, manager, live_server.url)
    page.goto(f"/{manager.area.slug}/")
    page.get_by_text("Start from Area SEND").click()
    fill_date(page, "When did the partnership receive the report?", date(2026, 2, 2))
    page.get_by_role("button", name="Start the programme").click()
    page.get_by_role("link", name="Waiting times").click()
    page.get_by_text("Add an action").click()
    page.get_by_label("What will be done?").fill("Open a triage line")
    page.get_by_role("button", name="Save").click()
    assert Action.objects.get().title == "Open a triage line"


def test_an_update_is_written_with_the_keyboard_alone(live_server, page):
    manager = a_manager(an_area())
    action = an_action(a_plan(manager.area, manager).priorities.get(), manager, owner=manager)
    sign_in(page, manager, live_server.url)
    page.goto(f"/{manager.area.slug}/plan/actions/{action.pk}/update/")
    page.get_by_label("What has happened?").focus()
    page.keyboard.type("The line is open.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # from the first rating to the second: green
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your update is kept.")).to_be_visible()
    assert Update.objects.get().rating == "green"


def test_from_a_finding_to_its_update_and_back_is_two_clicks_each_way(live_server, page):
    manager = a_manager(an_area())
    plan = a_plan(manager.area, manager)
    priority = plan.priorities.get()
    action = an_action(priority, manager, findings=[priority.findings.get()])
    an_update(action, manager, happened="The line is open.")
    sign_in(page, manager, live_server.url)
    page.goto(f"/{manager.area.slug}/plan/findings/{priority.findings.get().pk}/")
    page.get_by_role("link", name="Open a triage line").click()
    expect(page.get_by_text("The line is open.")).to_be_visible()
    page.get_by_role("link", name="page 1 of Area SEND inspection of Fenmoor").click()
    assert f"/papers/{plan.programme.inspection.report_id}/page/1/" in page.url


@pytest.fixture
def a_full_plan() -> Plan:
    """A plan with something of everything, and names that are too long."""
    manager = a_manager(an_area())
    today = timezone.localdate()
    plan = a_plan(manager.area, manager)
    report = plan.programme.inspection.report
    for kind in (StatementKind.NEED, StatementKind.STRENGTH, StatementKind.IMPROVEMENT):
        accepted(report, manager, kind=kind)
    accepted(report, manager, kind=StatementKind.DATE, on="2027-05-01", until="2027-05-31")
    accepted(a_report(manager.area, manager), manager)
    record_stage(plan=plan, stage="returned", on=date(2026, 6, 1), note="", by=manager)
    priority = plan.priorities.first()
    first = an_action(
        priority, manager, LONG, owner=manager, lead=an_organisation(manager.area), due_on=today - timedelta(days=2)
    )
    an_action(priority, manager, depends_on=[first])
    add_milestone(action=first, wording=LONG, due_on=today - timedelta(days=3), by=manager)
    an_update(first, manager, "red", days_ago=40, happened=LONG)
    return plan


PAGES = [
    "",
    "plan/",
    "plan/add/",
    "plan/{plan}/stages/",
    "plan/{plan}/stages/returned/",
    "plan/{plan}/stages/returned/take-back/",
    "plan/{plan}/report/",
    "plan/{plan}/change/",
    "plan/priorities/{priority}/",
    "plan/priorities/{priority}/change/",
    "plan/priorities/{priority}/actions/add/",
    "plan/actions/{action}/",
    "plan/actions/{action}/change/",
    "plan/actions/{action}/update/",
    "plan/actions/{action}/milestones/add/",
    "plan/findings/",
    "plan/findings/{finding}/",
    "plan/key-dates/",
    "plan/lists/broken/",
    "plan/lists/overdue/",
    "my-actions/",
]


def test_every_page_is_accessible_and_fits_the_smallest_phone(live_server, smallest_phone, a_full_plan):
    area = a_full_plan.programme.area
    action = Action.objects.first()
    finding = action.priority.findings.first()
    ids = {"plan": a_full_plan.pk, "priority": action.priority_id, "action": action.pk, "finding": finding.pk}
    sign_in(smallest_phone, action.owner, live_server.url)
    for path in PAGES:
        smallest_phone.goto(f"/{area.slug}/{path.format(**ids)}")
        for folded in smallest_phone.locator("details").all():
            folded.evaluate("details => { details.open = true }")
        assert_accessible(smallest_phone)
        assert_no_sideways_scroll(smallest_phone)


def test_the_first_steps_and_the_start_are_accessible(live_server, smallest_phone):
    manager = a_manager(an_area())
    report = a_report(manager.area, manager)
    sign_in(smallest_phone, manager, live_server.url)
    for confirmed in (False, True):
        if confirmed:
            accepted(report, manager)
        for path in ("", f"start/{report.pk}/", "my-actions/"):
            smallest_phone.goto(f"/{manager.area.slug}/{path}")
            assert_accessible(smallest_phone)
            assert_no_sideways_scroll(smallest_phone)


def test_a_mistake_is_named_and_what_was_typed_is_kept(live_server, page):
    manager = a_manager(an_area())
    action = an_action(a_plan(manager.area, manager).priorities.get(), manager)
    sign_in(page, manager, live_server.url)
    page.goto(f"/{manager.area.slug}/plan/actions/{action.pk}/update/")
    page.get_by_label("What has happened?").fill("The line is open.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose how delivery stands")
    expect(page.get_by_label("What has happened?")).to_have_value("The line is open.")
    assert_accessible(page)
