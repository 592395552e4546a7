"""A plan and its visits, invented, for the tests of monitoring."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from sendwell.apps.monitoring.commands.visits import plan_visit
from sendwell.apps.monitoring.models import Visit
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Plan, Priority
from tests.apps.programme.plans import a_plan
from tests.support.factories import a_manager, an_area


@dataclass(frozen=True)
class Visited:
    """An area with a plan that is visited, and whoever runs it."""

    area: Area
    manager: Person
    plan: Plan
    priority: Priority


def a_visited_plan(name: str = "Fenmoor", **more: Any) -> Visited:
    """A plan that answers a report received on 2 February 2026."""
    area = an_area(name)
    manager = a_manager(area)
    plan = a_plan(area, manager, **more)
    return Visited(area, manager, plan, plan.priorities.get())


def a_visit(world: Visited, days_ago: int = 7, **said: Any) -> Visit:
    """A monitoring meeting some days ago; with a negative number, one to come."""
    on = timezone.localdate() - timedelta(days=days_ago)
    known: dict[str, Any] = {"kind": "monitoring_meeting", "held_on": on, "until": None, "purpose": ""}
    return plan_visit(plan=world.plan, by=world.manager, **{**known, **said})


def today() -> date:
    """The day on which the tests run."""
    return timezone.localdate()
