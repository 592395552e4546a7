"""Reliance and capacity: on whom the plan rests, how full the months are, what would stall without one organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.oversight.whole import WholePlan, of_actions
from sendwell.apps.partnership.models import Organisation, Person
from sendwell.apps.programme.state import ActionState
from sendwell.domain.planning import Month, Running, everything_waiting_for, fewest_for_half, months_between, open_in

MONTHS_BACK, MONTHS_AHEAD = 3, 11
SOON = 28  # days


@dataclass(frozen=True, slots=True)
class OrganisationLoad:
    """What rests on an organisation, of the actions that are not done."""

    organisation: Organisation
    leads: list[ActionState]
    shares: list[ActionState]
    waiting: list[ActionState]
    all_open: int

    @property
    def late(self) -> int:
        return sum(found.overdue for found in self.leads)

    @property
    def per_cent(self) -> int:
        """Its share of the open actions, led."""
        return round(100 * len(self.leads) / self.all_open) if self.all_open else 0

    @property
    def sentence(self) -> str:
        """What would happen without it."""
        if not (self.leads or self.shares):
            return f"Nothing that is still to be done rests on {self.organisation}."
        parts = [f"{of_actions(len(self.leads), self.all_open)} would stand still"] if self.leads else []
        parts += [f"{counted(len(self.shares), 'action')} of others would lose a partner"] if self.shares else []
        parts += [f"{counted(len(self.waiting), 'more action')} would wait in vain"] if self.waiting else []
        return f"Without {self.organisation}, {' and '.join(parts)}."


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """What rests on a person, of the actions that are not done."""

    person: Person
    owns: list[ActionState]
    soon: int
    left: bool
    per_cent: int

    @property
    def late(self) -> int:
        return sum(found.overdue for found in self.owns)


@dataclass(frozen=True, slots=True)
class MonthLoad:
    """How many actions are open in a month, in the part of the tallest month that its bar reaches."""

    month: Month
    open: int
    per_cent: int
    due: int
    now: bool


@dataclass(frozen=True, slots=True)
class ReliancePage:
    """On whom the plan rests, and when."""

    open: int
    organisations: list[OrganisationLoad]
    led_by_nobody: list[ActionState]
    people: list[PersonLoad]
    owned_by_nobody: list[ActionState]
    owner_left: list[ActionState]
    months: list[MonthLoad]

    @property
    def sentence(self) -> str:
        """On how few the plan rests."""
        few = fewest_for_half(len(one.leads) for one in self.organisations)
        if not few:
            return "No organisation leads an action that is still to be done."
        names = [str(one.organisation) for one in self.organisations[:few]]
        led = sum(len(one.leads) for one in self.organisations[:few])
        who = names[0] if few == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        lead = "leads" if few == 1 else "together lead"
        return f"{who} {lead} {of_actions(led, self.open)} still to be done."

    @property
    def months_sentence(self) -> str:
        """When there is most to do, and when most falls due."""
        ahead = [load for load in self.months if load.month >= next(one.month for one in self.months if one.now)]
        fullest = max(ahead, key=lambda load: load.open)
        due = max(ahead, key=lambda load: load.due)
        words = f"The fullest month ahead is {_named(fullest)}, with {counted(fullest.open, 'action')} open at once"
        return f"{words}; most fall due in {_named(due)} ({due.due})." if due.due else f"{words}."


def reliance_page(plan: WholePlan, organisations: Iterable[Organisation]) -> ReliancePage:
    """On whom the plan rests, those that lead most first. Asks the database nothing besides what it is given."""
    loads = [organisation_load(plan, one) for one in organisations]
    shown = [load for load in loads if load.leads or load.shares]
    return ReliancePage(
        open=len(plan.open),
        organisations=sorted(shown, key=lambda load: (-len(load.leads), -len(load.shares), str(load.organisation))),
        led_by_nobody=[found for found in plan.open if found.action.lead_id is None],
        people=_people(plan),
        owned_by_nobody=[found for found in plan.open if found.action.owner_id is None],
        owner_left=[found for found in plan.open if found.facts.owner_has_left],
        months=list(_months(plan)),
    )


def organisation_load(plan: WholePlan, organisation: Organisation) -> OrganisationLoad:
    """What rests on one organisation."""
    leads = [found for found in plan.open if found.action.lead_id == organisation.pk]
    keys = {found.action.pk for found in leads}
    others = (found for found in plan.open if found.action.pk not in keys)
    shares = [found for found in others if organisation in plan.partners.get(found.action.pk, ())]
    waiting = everything_waiting_for(keys, {task.key: task.waits_for for task in plan.tasks_ahead})
    return OrganisationLoad(
        organisation, leads, shares, [found for found in plan.open if found.action.pk in waiting], len(plan.open)
    )


def _people(plan: WholePlan) -> list[PersonLoad]:
    owned: dict[Person, list[ActionState]] = {}
    for found in plan.open:
        if found.action.owner:
            owned.setdefault(found.action.owner, []).append(found)
    most = max(map(len, owned.values()), default=1)
    loads = [_person(plan, person, owns, most) for person, owns in owned.items()]
    return sorted(loads, key=lambda load: (-len(load.owns), load.person.name))


def _person(plan: WholePlan, person: Person, owns: list[ActionState], most: int) -> PersonLoad:
    soon = sum(_is_soon(found.action.due_on, plan.today) for found in owns)
    return PersonLoad(person, owns, soon, owns[0].facts.owner_has_left, round(100 * len(owns) / most))


def _is_soon(due: date | None, today: date) -> bool:
    return due is not None and 0 <= (due - today).days <= SOON


def _months(plan: WholePlan) -> Iterable[MonthLoad]:
    here = Month.of(plan.today)
    running = [_running(found) for found in plan.actions]
    months = months_between(here.after(-MONTHS_BACK), here.after(MONTHS_AHEAD))
    counts = {month: open_in(month, running, plan.today) for month in months}
    tallest = max(counts.values()) or 1
    due = [Month.of(found.action.due_on) for found in plan.open if found.action.due_on]
    for month, number in counts.items():
        yield MonthLoad(month, number, round(100 * number / tallest), due.count(month), month == here)


def _running(found: ActionState) -> Running:
    ended = found.updated_on if found.finished else None
    return Running(found.action.starts_on, found.action.due_on, ended)


def _named(load: MonthLoad) -> str:
    return f"{load.month.first_day:%B %Y}"
