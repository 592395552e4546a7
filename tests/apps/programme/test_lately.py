"""What was done last, as the home of an area tells it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from sendwell.apps.programme.queries.lately import changed_lately
from tests.apps.programme.plans import a_plan, an_action, an_update
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """Tell what was done last after one person updated so many actions within a minute."""
    manager = a_manager(an_area())
    priority = a_plan(manager.area, manager).priorities.get()

    def updated(many: int) -> list[str]:
        with time_machine.travel(datetime(2026, 10, 1, 9, tzinfo=ZoneInfo("Europe/London")), tick=False):
            actions = [an_action(priority, manager, f"Action {number}") for number in range(many)]
        with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Europe/London")), tick=False):
            for action in actions:
                an_update(action, manager)
        return [change.what for change in changed_lately(manager.area) if change.did == "updated"]

    return updated


def test_up_to_three_actions_updated_together_are_named(told):
    assert sorted(told(3)) == ["Action 0", "Action 1", "Action 2"]


def test_more_are_counted(told):
    assert told(4) == ["4 updates"]
