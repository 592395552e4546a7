"""What changed between two dates: old, new, who and why."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from sendwell.apps.programme.commands.actions import change_action
from sendwell.apps.programme.models import Action
from sendwell.apps.programme.queries import current_plan
from sendwell.apps.programme.queries.changes import changes_between
from tests.apps.programme.plans import a_priority, an_action, an_update
from tests.support.factories import a_manager, a_person, an_area

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


@pytest.fixture
def action(priority, manager):
    made = an_action(priority, manager, due_on=date(2026, 5, 31))
    Action.history.all().update(history_date=timezone.now() - timedelta(days=400))
    return made


def told(manager, first, last):
    return [
        (change.what, change.old, change.new, change.why)
        for change in changes_between(current_plan(manager.area), first, last)
    ]


def test_a_rating_that_changed_says_from_what_to_what_and_why(action, manager, today):
    an_update(action, manager, "amber", days_ago=40, happened="Late.")
    an_update(action, manager, "green", days_ago=10, happened="Both have started.")
    (change,) = changes_between(current_plan(manager.area), today - timedelta(days=28), today)
    assert (change.what, change.old, change.new, change.better) == ("Delivery", "amber", "green", True)
    assert (change.who, change.why, change.label) == (manager.name, "Both have started.", "1.1")


def test_the_first_and_the_last_day_both_count(action, manager, today):
    an_update(action, manager, "amber", days_ago=10)
    day = today - timedelta(days=10)
    assert len(told(manager, day, day)) == 1
    assert told(manager, day + timedelta(days=1), today) == []
    assert told(manager, day - timedelta(days=5), day - timedelta(days=1)) == []


def test_an_update_that_changes_no_rating_is_no_change(action, manager, today):
    an_update(action, manager, "green", days_ago=20)
    an_update(action, manager, "green", days_ago=2)
    assert told(manager, today - timedelta(days=5), today) == []


def test_delivery_and_impact_are_told_apart(action, manager, today):
    an_update(action, manager, "blue", days_ago=20)
    an_update(action, manager, "blue", days_ago=2, impact="some", happened="Families say so.")
    assert told(manager, today - timedelta(days=5), today) == [("Impact", "", "some", "Families say so.")]


def test_a_new_date_is_told_with_its_reason_and_a_new_owner_by_name(action, manager, today):
    owner = a_person(manager.area, name="Tom Ashworth")
    change_action(action=action, due_on=date(2026, 9, 30), owner=owner, why="The contract starts in June.", by=manager)
    assert set(told(manager, today, today)) == {
        ("Due date", "31 May 2026", "30 September 2026", "The contract starts in June."),
        ("Owner", "", "Tom Ashworth", ""),
    }


def test_the_page_takes_no_more_queries_for_many_changes(priority, manager, django_assert_max_num_queries):
    for number in range(12):
        other = an_action(priority, manager, f"Action {number}")
        for rating in ("green", "red"):
            an_update(other, manager, rating)
    plan, today = current_plan(manager.area), timezone.localdate()
    with django_assert_max_num_queries(7):
        assert len(changes_between(plan, today, today)) == 24


@pytest.mark.parametrize(
    ("asked", "unread"),
    [
        ("", False),
        ("?from=2026-05-01&to=2026-01-01", False),
        ("?from=2026-13-40", True),
        ("?to=0001-01-01", True),
        ("?from=9999-12-31", True),
        ("?from=x&to=y", True),
    ],
)
def test_dates_that_cannot_be_read_or_stand_the_wrong_way_round_still_show_a_page(
    action, manager, client, asked, unread
):
    client.force_login(manager.user)
    page = client.get(f"/{manager.area.slug}/plan/changes/{asked}")
    assert page.status_code == 200
    assert ("could not be read" in page.content.decode()) == unread


def test_before_a_programme_starts_nothing_can_have_changed(client):
    manager = a_manager(an_area())
    client.force_login(manager.user)
    assert "No programme has started yet" in client.get(f"/{manager.area.slug}/plan/changes/").content.decode()
