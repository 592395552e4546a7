"""What changed since the last pack of the same body, and the risks that the plan itself shows."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from sendwell.apps.programme.models import Action
from sendwell.apps.programme.queries.changes import Changed
from sendwell.apps.publishing.pack.changes import net
from sendwell.apps.publishing.paper.tree import Document, Section, section_words
from tests.apps.publishing.plans import TODAY, World, a_world_in_trouble
from tests.support.factories import an_organisation

ACTION = Action(pk=1, number=1)
pytestmark = pytest.mark.django_db


def at(world: World):
    return time_machine.travel(datetime.combine(world.today, time(10), UTC))


def told(paper: Document, heading: str) -> str:
    return "\n".join(section_words(next(found for found in paper.sections if found.heading == heading)))


def headings(paper: Document, heading: str) -> list[Section]:
    return [below.heading for found in paper.sections if found.heading == heading for below in found.subsections]


@pytest.fixture
def after_a_pack() -> World:
    world = a_world_in_trouble()
    with at(world):
        world.issue(world.today)
    world.today += timedelta(days=7)
    return world


def change(old: str, new: str, day: int, what: str = "Delivery") -> Changed:
    world_action = Action(pk=1, number=1, priority_id=1)
    world_action.priority = World().priority()
    return Changed(datetime(2027, 3, day, tzinfo=UTC), world_action, what, old, new, "Somebody")


def test_what_went_to_and_fro_is_told_once_and_what_came_back_not_at_all():
    assert net([change("amber", "green", 2), change("green", "amber", 1)]) == []
    (found,) = net([change("red", "green", 3), change("amber", "red", 2)])
    assert (found.old, found.new, found.when.day) == ("amber", "green", 3)


def test_better_worse_and_moved_dates_stand_apart_with_who_and_why(after_a_pack):
    world = after_a_pack
    first, second, third = world.plan.priorities.first().actions.all()
    world.update(first, "amber", "A therapist is found.", days_ago=1)
    world.update(second, "red", "The line has no staff.", days_ago=1)
    with at(world):
        third.due_on = TODAY + timedelta(days=200)
        third.save()
    paper = world.paper()
    words = told(paper, "What changed since the last pack")
    assert headings(paper, "What changed since the last pack") == ["Worse", "Better", "Dates, owners and measures"]
    assert "3 things changed." in words
    assert f"{world.manager.name}, 11 March 2027 The line has no staff." in words


def test_what_was_told_in_the_last_pack_already_is_not_told_again(after_a_pack):
    assert "nothing changed." in told(after_a_pack.paper(), "What changed since the last pack")


def test_a_new_action_is_named(after_a_pack):
    world = after_a_pack
    world.action(world.plan.priorities.first(), "Ask families")
    assert "New in the plan: 1 action." in told(world.paper(), "What changed since the last pack")


def test_readers_to_whom_nobody_is_named_are_told_neither_who_nor_why(after_a_pack):
    world = after_a_pack
    world.update(world.plan.priorities.first().actions.first(), "amber", "Kitto is ill.", days_ago=1)
    words = told(world.paper(audience="public"), "What changed since we last told you")
    assert "Kitto" not in words
    assert world.manager.name not in words


def test_broken_chains_are_risks_named_by_the_numbers_of_their_actions():
    words = told(a_world_in_trouble().paper(), "Risks")
    assert "Broken chains." in words
    assert "4 actions still to be done lack a link" in words
    assert "an owner who is still here (1.2, 1.3, 2.2)" in words
    assert "a measure of success (1.1, 1.2, 1.3, 2.2)" in words


def test_reliance_on_one_organisation_is_a_risk():
    words = told(a_world_in_trouble().paper(), "Risks")
    assert "Fenmoor Council leads 2 of 4 actions still to be done." in words


def test_what_waits_for_something_late_is_a_risk_and_so_is_the_chain_that_it_is_part_of():
    world = a_world_in_trouble()
    first, _, third = world.plan.priorities.first().actions.all()
    third.depends_on.add(first)
    words = told(world.paper(), "Risks")
    assert "1 action waits for something that is late:" in words
    assert "waits for 1.1 (Hire two therapists), late by 12 days" in words
    assert "A chain that sets the end." in words


def test_a_plan_in_which_nothing_can_go_wrong_shows_no_risk():
    assert "shows no broken chain" in told(World().paper(), "Risks")


def test_each_organisation_is_told_with_what_would_stall_without_it():
    world = a_world_in_trouble()
    health = an_organisation(world.area, "Fenmoor NHS Trust")
    world.action(world.plan.priorities.first(), "Recruit", lead=health)
    words = told(world.paper(), "On whom the plan rests")
    assert "Without Fenmoor NHS Trust, 1 of 5 actions would stand still." in words
