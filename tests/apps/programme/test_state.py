"""How a plan stands on a day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from sendwell.apps.programme.queries import current_plan, plan_at
from tests.apps.programme.plans import a_priority, an_action, an_update
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def priority(manager):
    return a_priority(manager.area, manager)


@pytest.fixture
def today():
    return timezone.localdate()


def state(manager, day):
    return plan_at(current_plan(manager.area), day)


def test_an_action_is_not_overdue_on_its_day_and_overdue_the_day_after(priority, manager, today):
    an_action(priority, manager, due_on=today)
    assert state(manager, today).overdue == []
    (late,) = state(manager, today + timedelta(days=1)).overdue
    assert late.days_late == 1


def test_an_action_that_is_done_is_never_overdue(priority, manager, today):
    action = an_action(priority, manager, due_on=today - timedelta(days=9))
    an_update(action, manager, "blue")
    assert state(manager, today).overdue == []


def test_the_latest_update_gives_the_rating(priority, manager, today):
    action = an_action(priority, manager)
    an_update(action, manager, "green", days_ago=3)
    an_update(action, manager, "red", days_ago=1)
    (at_risk,) = state(manager, today).at_risk
    assert at_risk.rating == "red"


def test_a_plan_as_it_stood_leaves_out_what_was_said_later(priority, manager, today):
    action = an_action(priority, manager)
    an_update(action, manager, "green", days_ago=10)
    an_update(action, manager, "red", days_ago=1)
    (then,) = state(manager, today - timedelta(days=5)).actions
    assert then.rating == "green"


def test_an_action_without_a_word_for_29_days_is_silent(priority, manager, today):
    action = an_action(priority, manager)
    an_update(action, manager, days_ago=28)
    assert state(manager, today).silent == []
    assert len(state(manager, today + timedelta(days=1)).silent) == 1


def test_actions_come_in_order_of_concern(priority, manager, today):
    for title, rating, due in [
        ("On course", "green", 5), ("At risk", "red", 9), ("Late", "green", -3), ("Later", "amber", -9)
    ]:  # fmt: skip
        action = an_action(priority, manager, title, due_on=today + timedelta(days=due))
        an_update(action, manager, rating)
    ordered = state(manager, today).priorities[0].in_order_of_concern
    assert [found.action.title for found in ordered] == ["Later", "Late", "At risk", "On course"]


def test_a_priority_names_every_link_that_it_lacks(priority, manager, today):
    missing = " ".join(state(manager, today).priorities[0].missing)
    for lack in ("different for children", "Nobody answers", "no date", "no action yet"):
        assert lack in missing


def test_the_owner_who_leaves_breaks_the_chain(priority, manager, today):
    owner = a_manager(manager.area)
    an_action(priority, manager, owner=owner)
    owner.left_on = date(2026, 3, 1)
    owner.save()
    (broken,) = state(manager, today).broken
    assert "Its owner has left." in [link.what for link in broken.missing]


def test_the_home_shows_the_stages_that_matter_now(priority, manager):
    shown = [found.stage.key for found in state(manager, date(2026, 3, 1)).stages_in_view]
    ahead = ["draft_due", "plan_due", "monitoring_inspection", "full_inspection"]
    assert shown == ["report_received", "report_published", *ahead]
