"""A board pack from its draft to the inspectors' words, in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sendwell.apps.governance.models import Meeting
from tests.apps.publishing.plans import World, a_world_in_trouble
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(live_server) -> World:
    world = a_world_in_trouble(timezone.localdate())
    Meeting.objects.create(body=world.body, held_on=world.meeting_on)
    return world


def opened(world: World, page, live_server, address: str):
    sign_in(page, world.manager, live_server.url)
    page.goto(f"/{world.area.slug}/{address}")
    return page


def test_a_pack_is_prepared_issued_and_leads_to_the_marked_words(world, page, live_server):
    opened(world, page, live_server, "meetings/")
    page.get_by_role("link", name=f"{world.meeting_on:%-d %B %Y}").click()
    page.get_by_role("button", name="Prepare its pack").click()
    expect(page.get_by_text("Nothing is put down for decision.", exact=True).first).to_be_visible()
    page.get_by_role("group").locator("summary", has_text="Change the body").click()
    page.get_by_label("What must the meeting decide?").fill("Whether to hire a third therapist")
    page.get_by_role("button", name="Show the draft again").click()
    page.get_by_role("button", name="Issue this pack").click()
    expect(page.get_by_text("The pack is issued.")).to_be_visible()
    expect(page.get_by_text("Whether to hire a third therapist", exact=True)).to_be_visible()
    page.get_by_role("row", name="Action 1.1: Hire two therapists").first.get_by_role("link", name="source").click()
    expect(page.locator("mark.app-mark")).to_have_text("Children wait too long for speech and language therapy.")


def test_the_pack_can_be_taken_home_as_a_file_with_a_clear_name(world, page, live_server):
    issued = world.issue()
    opened(world, page, live_server, f"packs/{issued.pk}/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as PDF").click()
    assert download.value.suggested_filename == f"pack-send-improvement-board-{world.meeting_on.isoformat()}.pdf"


def test_a_mistake_in_an_issued_pack_is_put_right_in_an_edition_that_says_so(world, page, live_server):
    issued = world.issue()
    opened(world, page, live_server, f"packs/{issued.pk}/")
    page.get_by_role("link", name="Correct it").click()
    page.get_by_label("What must the meeting decide?").fill("Whether to hire a third therapist")
    page.get_by_label("What was wrong in the edition before?").fill("The decision was left out.")
    page.get_by_role("button", name="Show the draft again").click()
    page.get_by_role("button", name="Issue this correction").click()
    expect(page.get_by_text("Edition 2 is issued, and the one before says so.")).to_be_visible()
    expect(page.get_by_role("heading", name="What this edition corrects")).to_be_visible()
    page.get_by_role("link", name="the edition before").click()
    expect(page.get_by_text("What was wrong in this edition: The decision was left out.")).to_be_visible()
    page.get_by_role("link", name="fingerprint", exact=True).click()
    expect(page.get_by_text("the same as on the day it was issued")).to_be_visible()


def test_the_plan_is_written_out_and_what_it_lacks_is_mended_on_the_spot(world, page, live_server):
    opened(world, page, live_server, "plan/")
    page.get_by_role("link", name="The plan written out, for the inspectorates").click()
    page.get_by_role("listitem").filter(has_text="“Local context” is not written.").get_by_role("link").click()
    page.get_by_label("What is to be read there?").fill("We are a county of villages.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("We are a county of villages.")).to_be_visible()
    expect(page.get_by_text("“Local context” is not written.")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Word").click()
    assert download.value.suggested_filename.endswith(".docx")


def addresses(world: World) -> list[str]:
    day = world.meeting_on
    asked = f"body={world.body.pk}&meeting_on_day={day.day}&meeting_on_month={day.month}&meeting_on_year={day.year}"
    meeting, request = world.body.meetings.latest("held_on"), world.body.follow_ups.get()
    first = world.issue()
    second = world.issue(None, "Whether to go on", why="The decision was left out.")
    packs = ["packs/", f"packs/{first.pk}/", f"packs/{second.pk}/", "packs/draft/", "packs/draft/?body="]
    packs += [f"packs/draft/?{asked}", f"packs/draft/?{asked}&audience=public", "packs/check/"]
    packs += [f"packs/check/?fingerprint={first.sha256}", f"packs/check/?fingerprint={'f' * 20}"]
    packs += [f"packs/plan/{world.plan.pk}/", f"packs/plan/{world.plan.pk}/parts/local-context/"]
    bodies = ["", "bodies/add/", f"bodies/{world.body.pk}/", f"{meeting.pk}/", f"{meeting.pk}/date/"]
    requests = [
        f"follow-ups/{place}" for place in ("", *(f"{request.pk}/{page}" for page in ("", "answer/", "owner/")))
    ]
    return packs + [f"meetings/{address}" for address in (*bodies, *requests)]


def test_the_pages_of_meetings_and_packs_are_accessible(world, page, live_server):
    for address in addresses(world):
        assert_accessible(opened(world, page, live_server, address))


def test_the_pages_of_meetings_and_packs_fit_the_smallest_phone(world, smallest_phone, live_server):
    for address in addresses(world):
        opened(world, smallest_phone, live_server, address)
        assert_no_sideways_scroll(smallest_phone)
        assert_accessible(smallest_phone)


def test_a_request_is_answered_without_scripts(world, page_without_javascript, live_server):
    page = opened(world, page_without_javascript, live_server, "meetings/follow-ups/")
    expect(page.get_by_text("Late by 3 days")).to_be_visible()
    page.get_by_role("link", name="Report on waiting times").click()
    page.get_by_role("button", name="Answer this request").click()
    page.get_by_label("What is the answer?").fill("Waits fell by six weeks.")
    page.get_by_role("button", name="Save the answer").click()
    expect(page.get_by_text("Waits fell by six weeks.").first).to_be_visible()
    expect(page.get_by_text(f"Answered on {timezone.localdate():%-d %B %Y}")).to_be_visible()
    assert world.body.follow_ups.get().answered_on > world.today - timedelta(days=1)
