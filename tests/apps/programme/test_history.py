"""What an action's page tells of its changes."""

import pytest

from sendwell.apps.mechanisms.history import changes_of
from sendwell.apps.programme.commands.actions import change_action
from tests.apps.programme.plans import a_priority, an_action
from tests.support.factories import a_manager, an_area, an_organisation

pytestmark = pytest.mark.django_db


def test_partners_that_join_an_action_are_told_with_who_added_them():
    manager = a_manager(an_area())
    action = an_action(a_priority(manager.area, manager), manager)
    forum = an_organisation(manager.area, "Fenmoor Parent Carer Forum")
    change_action(action=action, partners=[forum], by=manager)
    newest = changes_of(action)[0]
    assert (newest.who, newest.what, newest.after) == (manager.name, "Partner organisations", forum.name)


def test_the_history_of_an_action_takes_as_many_queries_however_often_it_changed(django_assert_max_num_queries):
    manager = a_manager(an_area())
    action = an_action(a_priority(manager.area, manager), manager)
    for number in range(5):
        change_action(action=action, title=f"Title {number}", partners=[an_organisation(manager.area)], by=manager)
    with django_assert_max_num_queries(10):
        assert len(changes_of(action)) > 5
