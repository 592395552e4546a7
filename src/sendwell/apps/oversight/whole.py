"""The current plan as it stands today, with what waits for what: what every page of this app is made from."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Area, Organisation
from sendwell.apps.programme.models import Action
from sendwell.apps.programme.queries import current_plan, plan_at
from sendwell.apps.programme.state import ActionState, PlanState
from sendwell.domain.planning import Task


@dataclass(frozen=True)
class WholePlan:
    """A plan, and for each action the actions it waits for, by their keys."""

    state: PlanState
    waits_for: dict[int, tuple[int, ...]]

    @property
    def today(self) -> date:
        return self.state.today

    @cached_property
    def actions(self) -> list[ActionState]:
        return self.state.actions

    @cached_property
    def by_key(self) -> dict[int, ActionState]:
        return {found.action.pk: found for found in self.actions}

    @cached_property
    def open(self) -> list[ActionState]:
        """The actions that are not done."""
        return [found for found in self.actions if not found.finished]

    @property
    def tasks_ahead(self) -> list[Task]:
        """What is still to be done, for working out chains."""
        return [_task(found, self.waits_for.get(found.action.pk, ())) for found in self.open]

    @cached_property
    def partners(self) -> dict[int, list[Organisation]]:
        """For each action with partners, the organisations that share it. One query, when it is first asked for."""
        links = Action.partners.through.objects.filter(action__priority__plan=self.state.plan)
        found: dict[int, list[Organisation]] = defaultdict(list)
        for link in links.select_related("organisation").order_by("organisation__name"):
            found[link.action_id].append(link.organisation)
        return found

    def labels(self, keys: tuple[int, ...]) -> str:
        """The numbers of some actions, as they stand in the plan: "1.2, 2.3"."""
        return ", ".join(self.by_key[key].label for key in keys if key in self.by_key)


def whole_plan(area: Area, today: date) -> WholePlan | None:
    """The plan that an area works to; None before a programme starts."""
    plan = current_plan(area)
    return whole_of(plan_at(plan, today)) if plan else None


def whole_of(state: PlanState) -> WholePlan:
    """A plan that was read already, with what waits for what: one query."""
    waiting = Action.depends_on.through.objects.filter(from_action__priority__plan=state.plan)
    waits_for: dict[int, tuple[int, ...]] = {}
    for action, other in waiting.order_by("pk").values_list("from_action_id", "to_action_id"):
        waits_for[action] = (*waits_for.get(action, ()), other)
    return WholePlan(state, waits_for)


def of_actions(number: int, total: int) -> str:
    """How many of the actions: "3 of 18 actions"."""
    return counted(number, "action") if number == total else f"{number} of {counted(total, 'action')}"


def _task(found: ActionState, waits_for: tuple[int, ...]) -> Task:
    return Task(found.action.pk, found.action.starts_on, found.action.due_on, waits_for)
