"""Looking over the plan in a browser: search without scripts, the timeline on a phone, a view that is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.models import Action, Milestone
from tests.apps.programme.plans import a_plan, an_action, an_update
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll
from tests.support.factories import a_person, an_area, an_organisation
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = [
    "search/?q=families",
    "plan/timeline/",
    "plan/months/",
    "plan/reliance/",
    "plan/actions/?state=late&rating=pink",
]


@pytest.fixture
def manager():
    """The manager of a plan in which three actions wait for one another, one of them late, and words are long."""
    manager = a_person(an_area(), *Role)
    priority = a_plan(manager.area, manager).priorities.get()
    today, before = timezone.localdate(), []
    for number in range(3):
        action = an_action(
            priority,
            manager,
            f"Open line {number} for families, {'neurodevelopmental' * 6}",
            lead=an_organisation(manager.area, f"Trust {number} {'long' * 20}"),
            owner=manager,
            starts_on=today + timedelta(days=40 * number - 60),
            due_on=today + timedelta(days=40 * number - 25),
            depends_on=before[-1:],
        )
        Milestone.objects.create(action=action, wording="Half-way", due_on=today + timedelta(days=40 * number - 40))
        an_update(action, manager, ("red", "amber", "green")[number], days_ago=50, happened="Families were told.")
        before.append(action)
    return manager


def test_every_way_to_look_over_the_plan_can_be_used_by_everyone(live_server, page, smallest_phone, manager):
    for screen in (page, smallest_phone):
        sign_in(screen, manager, live_server.url)
        for path in PAGES:
            screen.goto(f"/{manager.area.slug}/{path}")
            assert_accessible(screen)
            assert_no_sideways_scroll(screen)


def test_everything_is_searched_from_any_page_without_scripts(live_server, page_without_javascript, manager):
    page = page_without_javascript
    sign_in(page, manager, live_server.url)
    page.goto(f"/{manager.area.slug}/people/")
    page.get_by_label("Search everything in").fill('"were told" family')
    page.get_by_label("Search everything in").press("Enter")
    expect(page.get_by_role("heading", name="Updates")).to_be_visible()
    expect(page.locator("mark", has_text="were told").first).to_be_visible()


def test_the_bars_of_the_timeline_lie_beside_their_titles_and_end_where_they_should(live_server, page, manager):
    sign_in(page, manager, live_server.url)
    page.goto(f"/{manager.area.slug}/plan/timeline/")
    bars = page.locator(".app-timeline__body rect.app-bar:not(.app-bar--late)")
    titles = page.locator(".app-timeline__rows > li")
    expect(bars).to_have_count(3)
    for number in range(3):
        bar, title = bars.nth(number).bounding_box(), titles.nth(number).bounding_box()
        assert title["y"] < bar["y"] < bar["y"] + bar["height"] < title["y"] + title["height"]
    today = page.locator("line.app-today").first.bounding_box()["x"]
    late = page.locator("rect.app-bar--late").first.bounding_box()
    assert abs(late["x"] + late["width"] - today) < 3


def test_the_same_stands_under_the_picture_as_a_table(live_server, page, manager):
    sign_in(page, manager, live_server.url)
    page.goto(f"/{manager.area.slug}/plan/timeline/")
    page.get_by_text("The same as a table").click()
    assert_accessible(page)
    expect(page.get_by_role("row").filter(has_text="1.3 Open line 2").get_by_role("cell", name="1.2")).to_be_visible()


def test_a_view_is_kept_and_followed_again(live_server, page_without_javascript, manager):
    page = page_without_javascript
    sign_in(page, manager, live_server.url)
    page.goto(f"/{manager.area.slug}/plan/actions/")
    page.get_by_label("How it stands").select_option("Late")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_text("1 of 3 actions.")).to_be_visible()
    page.get_by_text("Keep this view", exact=True).click()
    page.get_by_label("Keep this view under a name").fill("Late ones")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Show all").click()
    expect(page.get_by_text("All 3 actions of the plan.")).to_be_visible()
    page.get_by_role("link", name="Late ones", exact=True).click()
    expect(page.get_by_text("1 of 3 actions.")).to_be_visible()
    assert Action.objects.count() == 3
