"""Actions, what they wait for, and their milestones."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sendwell.apps.governance.models import FollowUp
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.commands.actions import add_action, add_milestone, change_action, change_milestone
from sendwell.apps.programme.models import Action
from tests.apps.programme.plans import a_priority, an_action
from tests.support.factories import a_manager, a_person, an_area, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def priority(manager):
    return a_priority(manager.area, manager)


def test_actions_are_numbered_within_their_priority(priority, manager):
    assert [an_action(priority, manager).number for _ in range(2)] == [1, 2]


def test_what_is_left_out_of_a_change_stays_as_it_is(priority, manager):
    action = an_action(priority, manager, measure="Weeks of waiting")
    assert change_action(action=action, title="Open two lines", by=manager).measure == "Weeks of waiting"


def test_an_action_may_be_due_on_the_day_it_starts_and_not_before(priority, manager):
    day = date(2028, 2, 29)
    assert an_action(priority, manager, starts_on=day, due_on=day)
    with pytest.raises(Refused, match="before it starts on 29 February 2028"):
        an_action(priority, manager, starts_on=day, due_on=day - timedelta(days=1))


def test_an_action_refused_leaves_nothing_behind(priority, manager):
    with pytest.raises(Refused):
        an_action(priority, manager, partners=[an_organisation(an_area())])
    assert not Action.objects.exists()


def test_someone_who_has_left_is_not_given_an_action(priority, manager):
    gone = a_person(manager.area, name="Ann Brook")
    gone.left_on = date(2026, 5, 1)
    gone.save()
    with pytest.raises(Refused, match="Ann Brook left on 1 May 2026"):
        an_action(priority, manager, owner=gone)


def test_an_action_links_to_its_own_area_only(priority, manager):
    elsewhere = a_manager(an_area())
    other = a_priority(elsewhere.area, elsewhere)
    foreign = [
        {"lead": an_organisation(elsewhere.area)},
        {"findings": [other.findings.get()]},
        {"depends_on": [an_action(other, elsewhere)]},
        {"follow_ups": [FollowUp.objects.create(area=elsewhere.area, wording="Report")]},
    ]
    for said in foreign:
        with pytest.raises(Refused, match="within its own plan and area only"):
            an_action(priority, manager, **said)


def test_an_action_waits_for_another_and_never_for_itself(priority, manager):
    first, second = an_action(priority, manager), an_action(priority, manager)
    change_action(action=second, depends_on=[first], by=manager)
    assert second.depends_on.get() == first
    with pytest.raises(Refused, match="can’t wait for itself"):
        change_action(action=first, depends_on=[first], by=manager)


def test_a_circle_of_waiting_is_refused_with_the_way_it_goes(priority, manager):
    first = an_action(priority, manager, "First")
    second = an_action(priority, manager, "Second", depends_on=[first])
    third = an_action(priority, manager, "Third", depends_on=[second])
    with pytest.raises(Refused, match="“Third”, which waits for “Second”, which waits for “First”"):
        change_action(action=first, depends_on=[third], by=manager)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROGRAMME_MANAGER])
def test_nobody_but_the_programme_manager_adds_or_changes_actions(priority, manager, role):
    person = a_person(manager.area, role)
    action = an_action(priority, manager, owner=person)
    with pytest.raises(PermissionDenied):
        add_action(priority=priority, title="Ours", by=person)
    with pytest.raises(PermissionDenied):
        change_action(action=action, title="Ours", by=person)


def test_the_owner_adds_milestones_to_their_own_action_only(priority, manager):
    owner = a_person(manager.area, Role.ACTION_OWNER)
    mine, other = an_action(priority, manager, owner=owner), an_action(priority, manager)
    assert add_milestone(action=mine, wording="Half the staff", due_on=date(2027, 3, 1), by=owner)
    with pytest.raises(PermissionDenied):
        add_milestone(action=other, wording="Half the staff", due_on=date(2027, 3, 1), by=owner)


def test_a_milestone_lies_between_the_start_and_the_end_of_its_action(priority, manager):
    action = an_action(priority, manager, starts_on=date(2027, 1, 1), due_on=date(2027, 3, 31))
    for day in (date(2027, 1, 1), date(2027, 3, 31)):
        assert add_milestone(action=action, wording="On the way", due_on=day, by=manager)
    for day in (date(2026, 12, 31), date(2027, 4, 1)):
        with pytest.raises(Refused, match="Move one of them"):
            add_milestone(action=action, wording="On the way", due_on=day, by=manager)


def test_a_milestone_is_reached_today_at_the_latest(priority, manager):
    today = timezone.localdate()
    milestone = add_milestone(action=an_action(priority, manager), wording="Half", due_on=today, by=manager)
    said = {"milestone": milestone, "wording": "Half", "due_on": today, "by": manager}
    assert change_milestone(reached_on=today, **said).reached_on == today
    with pytest.raises(Refused, match="in the future"):
        change_milestone(reached_on=today + timedelta(days=1), **said)


def test_a_milestone_that_its_action_has_moved_past_can_still_be_reached(priority, manager):
    action = an_action(priority, manager, due_on=date(2026, 5, 31))
    milestone = add_milestone(action=action, wording="Half", due_on=date(2026, 5, 1), by=manager)
    change_action(action=action, due_on=date(2026, 4, 1), why="The contract ends sooner.", by=manager)
    milestone.action.refresh_from_db()
    day = date(2026, 4, 20)
    said = {"milestone": milestone, "wording": "Half", "due_on": milestone.due_on, "by": manager}
    assert change_milestone(reached_on=day, **said).reached_on == day


def test_an_action_whose_owner_has_left_can_be_changed_without_naming_another(priority, manager, client):
    owner = a_person(manager.area)
    action = an_action(priority, manager, owner=owner)
    owner.left_on = date(2026, 5, 1)
    owner.save()
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/plan/actions/{action.pk}/change/"
    assert client.post(address, {"title": "Open two lines", "owner": owner.pk}).status_code == 302
    action.refresh_from_db()
    assert (action.title, action.owner) == ("Open two lines", owner)


def test_a_person_of_another_area_cannot_be_chosen_as_owner(priority, manager, client):
    action, stranger = an_action(priority, manager), a_person(an_area())
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/plan/actions/{action.pk}/change/"
    assert client.post(address, {"title": "Ours", "owner": stranger.pk}).status_code == 200
    assert not Action.objects.filter(owner=stranger).exists()
