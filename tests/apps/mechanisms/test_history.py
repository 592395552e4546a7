"""History of what is tied to several things."""

import pytest

from sendwell.apps.mechanisms.history import changes_of
from sendwell.apps.programme.models import Action
from tests.apps.publishing.plans import World
from tests.support.factories import an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def action() -> Action:
    world = World()
    return world.action(world.priority())


def test_history_names_what_was_tied_and_untied(action):
    area = action.priority.plan.programme.area
    school, forum = an_organisation(area, "A school"), an_organisation(area, "The forum")
    action.partners.add(school, forum)
    action.partners.remove(school)
    newest, before, _ = changes_of(action)
    assert (newest.what, newest.before, newest.after) == ("Partner organisations", "A school; The forum", "The forum")
    assert (before.before, before.after) == ("", "A school; The forum")


def test_reading_history_takes_as_many_queries_for_many_changes_as_for_few(action, django_assert_max_num_queries):
    area = action.priority.plan.programme.area
    for number in range(10):
        action.partners.add(an_organisation(area, f"School {number}"))
    with django_assert_max_num_queries(10):
        assert len(changes_of(action)) == 11
