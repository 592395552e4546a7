"""Issuing a pack, and that it stays what it was."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.publishing.commands import issue_pack
from sendwell.apps.publishing.kept import from_json
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.paper.html import to_html
from tests.apps.publishing.plans import World, a_world_in_trouble
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


def issue(world: World, by, seen: str = ""):
    return issue_pack(asked=world.asked_of_pack(), seen=seen, today=world.today, by=by)


def test_an_issued_pack_stays_the_same_when_the_plan_changes():
    world = a_world_in_trouble()
    issued = world.issue()
    before = to_html(from_json(issued.content))
    action = world.plan.priorities.first().actions.first()
    action.title = "Hire three therapists"
    action.save()
    world.update(action, "blue", days_ago=0)
    issued.refresh_from_db()
    assert to_html(from_json(issued.content)) == before
    assert "Hire three therapists" in to_html(world.paper())


def test_the_next_pack_says_what_moved_since_the_last_of_the_same_body():
    world = a_world_in_trouble()
    first, second, *_ = world.plan.priorities.first().actions.all()
    world.issue(world.today)
    world.update(first, "amber", days_ago=0)
    world.update(second, "red", days_ago=0)
    assert "since the pack for 5 March 2027. 1 better, 1 worse." in to_html(world.paper())


def test_a_pack_of_another_body_is_nothing_to_compare_with():
    world = a_world_in_trouble()
    world.issue(world.today)
    world.body = world.area.bodies.create(name="Cabinet")
    assert "This is the first pack for this body" in to_html(world.paper())


def test_a_draft_that_is_no_longer_what_its_author_saw_is_not_issued():
    world = a_world_in_trouble()
    with pytest.raises(Refused, match="changed since you looked"):
        issue(world, world.manager, seen="0" * 32)
    assert not Pack.objects.exists()


def test_there_is_no_pack_before_there_is_a_plan():
    world = World()
    world.plan.delete()
    with pytest.raises(Refused, match="no plan yet"):
        issue(world, world.manager)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROGRAMME_MANAGER])
def test_only_the_programme_manager_issues_packs(role):
    world = World()
    with pytest.raises(PermissionDenied):
        issue(world, a_person(world.area, role))


def test_a_programme_manager_of_another_area_issues_nothing_here():
    with pytest.raises(PermissionDenied):
        issue(World(), a_manager(an_area("Saltmere")))


def test_nothing_of_another_area_is_in_a_pack():
    world, other = World(), World(area=an_area("Saltmere"))
    other.action(other.priority("Only in Saltmere"), "Saltmere action", due_on=other.today - timedelta(days=1))
    other.asked("Saltmere question")
    assert "Saltmere" not in to_html(world.paper())
