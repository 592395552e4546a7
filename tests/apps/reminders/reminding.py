"""A rhythm and actions that are silent, for the tests of reminders."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from sendwell.apps.governance.models import Body
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Action
from sendwell.apps.reminders.models import Rhythm
from tests.apps.programme.plans import a_plan, an_action, an_update


def a_rhythm(area: Area, chair: Person | None = None, **more: Any) -> Rhythm:
    """The usual rhythm of an area; with a chair, one whose board is told last."""
    board = Body.objects.create(area=area, name="Improvement board", chair=chair) if chair else None
    return Rhythm.objects.create(area=area, board=board, **more)


def a_silent_action(by: Person, owner: Person | None = None, days: int = 16, **more: Any) -> Action:
    """An action of a new plan, or of the priority given, that was last heard of some days ago."""
    priority = more.pop("priority", None) or a_plan(by.area, by).priorities.get()
    action = an_action(priority, by, owner=owner, **more)
    if days:
        an_update(action, owner or by, days_ago=days)
    return action


def in_days(days: int) -> date:
    """The day so many days from today."""
    return timezone.localdate() + timedelta(days=days)
