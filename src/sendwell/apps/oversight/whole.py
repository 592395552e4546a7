"""The current plan as it stands today, with what waits for what: what every page of this app is made from."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import prefetch_related_objects

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Area, Organisation
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.queries import current_state
from sendwell.apps.programme.queries.plan_at import PLANS_KEPT
from sendwell.apps.programme.state import ActionState, PlanState
from sendwell.domain.planning import Task


@dataclass(frozen=True)
class WholePlan:
    """A plan, with what its pages look up in it."""

    state: PlanState

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

    @cached_property
    def tasks_ahead(self) -> list[Task]:
        """What is still to be done, for working out chains."""
        return [_task(found) for found in self.open]

    @cached_property
    def partners(self) -> dict[int, list[Organisation]]:
        """For each action with partners, the organisations that share it, by name. One query, when first asked for."""
        prefetch_related_objects([found.action for found in self.actions], "partners")
        shared = ((found.action.pk, list(found.action.partners.all())) for found in self.actions)
        return {key: sorted(partners, key=lambda one: one.name) for key, partners in shared if partners}

    def labels(self, keys: tuple[int, ...]) -> str:
        """The numbers of some actions, as they stand in the plan: "1.2, 2.3"."""
        return ", ".join(self.by_key[key].label for key in keys if key in self.by_key)


@kept(PLANS_KEPT)
def whole_plan(area: Area, today: date) -> WholePlan | None:
    """The plan that an area works to; None before a programme starts. Shared by all who ask until it changes."""
    state = current_state(area, today)
    return WholePlan(state) if state else None


def of_actions(number: int, total: int) -> str:
    """How many of the actions: "3 of 18 actions"."""
    return counted(number, "action") if number == total else f"{number} of {counted(total, 'action')}"


def _task(found: ActionState) -> Task:
    return Task(found.action.pk, found.action.starts_on, found.action.due_on, found.waits_for)
