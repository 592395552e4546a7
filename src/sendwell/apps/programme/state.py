"""How a plan stands on a day: what pages and papers show of it, worked out once."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from sendwell.apps.evidence.models import Statement
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.programme.models import (
    Action,
    DeliveryRating,
    Finding,
    ImpactRating,
    KeyDate,
    Milestone,
    Plan,
    Priority,
    Update,
)
from sendwell.domain.assurance import (
    UPDATE_IS_OLD_AFTER_DAYS,
    ActionFacts,
    DeliveryFacts,
    MissingLink,
    Supported,
    broken_chain,
    difference,
    done_not_felt,
    said_better,
    supported_rating,
)
from sendwell.domain.frameworks import PlanKind, StageOnLine, StageState

IN_HAND = (StageState.LATE, StageState.CURRENT, StageState.RUNNING)
DONE_IN_VIEW = 3
AT_RISK = (DeliveryRating.AMBER, DeliveryRating.RED)
WORST_FIRST = (DeliveryRating.RED, DeliveryRating.AMBER, "", DeliveryRating.GREEN, DeliveryRating.BLUE)
SUPPORTED_WORST_FIRST = ("red", "amber", "not_started", "green", "blue")


@dataclass(frozen=True)
class ActionState:
    """An action as it stands on `today`. `label` is its number in the plan: "2.3"."""

    action: Action
    label: str
    today: date
    latest: Update | None
    milestones: tuple[Milestone, ...]
    facts: ActionFacts
    delivery: DeliveryFacts
    waits_for: tuple[int, ...] = ()  # the keys of the actions that it waits for

    @property
    def rating(self) -> str:
        """The delivery rating of the latest update; nothing where there is none."""
        return self.latest.rating if self.latest else ""

    @property
    def impact(self) -> str:
        """The impact rating as the latest update leaves it; nothing where nobody has said."""
        return self.latest.impact if self.latest else ""

    @property
    def impact_is_due(self) -> bool:
        """True once it is done or its date has passed, while nobody has said whether that made a difference."""
        return (self.finished or self.overdue) and self.impact in ("", ImpactRating.NOT_YET_DUE)

    @cached_property
    def supported(self) -> Supported:
        """The delivery rating that the facts support, with its reasons."""
        return supported_rating(self.delivery, self.today)

    @property
    def differs(self) -> str | None:
        """Where what is said and what the facts support differ, the sentence that says so."""
        return difference(self.rating, self.supported.rating)

    @property
    def said_better(self) -> bool:
        """True where its owner says better of it than the facts support."""
        return said_better(self.rating, self.supported.rating)

    @property
    def done_not_felt(self) -> bool:
        """True where it is said to be done, and has not been shown to make a difference."""
        return done_not_felt(self.rating, self.impact)

    @property
    def finished(self) -> bool:
        return self.rating == DeliveryRating.BLUE

    @property
    def at_risk(self) -> bool:
        return self.rating in AT_RISK

    @property
    def days_late(self) -> int:
        """Days past its date; 0 for an action that is finished, has no date or is due today or later."""
        if self.finished or self.action.due_on is None:
            return 0
        return max(0, (self.today - self.action.due_on).days)

    @property
    def overdue(self) -> bool:
        return self.days_late > 0

    @property
    def updated_on(self) -> date | None:
        return timezone.localdate(self.latest.at) if self.latest else None

    @property
    def days_silent(self) -> int | None:
        """Days since the latest update; None where there is none."""
        return (self.today - self.updated_on).days if self.updated_on else None

    @property
    def silent(self) -> bool:
        """True if it owes an update: none yet, or none for four weeks."""
        return any(link.link == "update" for link in self.missing)

    @cached_property
    def missing(self) -> list[MissingLink]:
        """The links that its thread lacks."""
        return broken_chain(self.facts, self.today)

    @property
    def next_milestone(self) -> Milestone | None:
        return next((found for found in self.milestones if found.reached_on is None), None)

    @property
    def concern(self) -> tuple[int, int, date]:
        """A sort key: the longest overdue first, then by rating from red to blue, then the soonest due."""
        return (-self.days_late, WORST_FIRST.index(self.rating), self.action.due_on or date.max)


@dataclass(frozen=True)
class PriorityState:
    """A priority as it stands, with what inspectors said and its actions in the order of their numbers."""

    priority: Priority
    findings: tuple[Finding, ...]
    actions: tuple[ActionState, ...]

    @property
    def in_order_of_concern(self) -> list[ActionState]:
        return sorted(self.actions, key=lambda state: state.concern)

    @property
    def ratings(self) -> list[tuple[str, int]]:
        """How many actions have each rating, the worst first; "" counts those without an update."""
        counts = Counter(state.rating for state in self.actions)
        return [(rating, counts[rating]) for rating in WORST_FIRST if counts[rating]]

    @property
    def supported_ratings(self) -> list[tuple[str, int]]:
        """How many actions have each rating that the facts support, the worst first."""
        counts = Counter(state.supported.rating for state in self.actions)
        return [(rating, counts[rating]) for rating in SUPPORTED_WORST_FIRST if counts[rating]]

    @property
    def impacts(self) -> list[tuple[str, int]]:
        """How many actions have each impact rating, the least felt first; "" counts those of which nobody has said."""
        counts = Counter(state.impact for state in self.actions)
        return [(impact, counts[impact]) for impact in ("", *ImpactRating.values) if counts[impact]]

    @property
    def said_better(self) -> int:
        """Of how many actions their owners say better than the facts support."""
        return sum(state.said_better for state in self.actions)

    @property
    def overdue(self) -> list[ActionState]:
        return [state for state in self.actions if state.overdue]

    @property
    def next_milestone(self) -> Milestone | None:
        """The first milestone of any of its actions that is not reached yet."""
        ahead = [found for state in self.actions if (found := state.next_milestone)]
        return min(ahead, key=lambda found: found.due_on, default=None)

    @property
    def missing(self) -> list[str]:
        """Every link missing from the priority's own thread, in sentences that say how to mend it."""
        checks = (
            (not self.findings, "No finding of inspectors leads here. If the area set this priority itself, say why."),
            (not self.priority.outcome, "Nothing says what will be different for children. Write it in one sentence."),
            (self.priority.accountable is None, "Nobody answers for it. Name one person."),
            (self.priority.due_on is None, "It has no date. Say by when it will be different."),
            (not self.actions, "There is no action yet. Add the first."),
        )
        own = [sentence for lacks, sentence in checks if lacks]
        broken = sum(bool(state.missing) for state in self.actions)
        if broken:
            lacks_word = "lacks" if broken == 1 else "lack"
            own.append(f"{counted(broken, 'action')} {lacks_word} a link of the chain: see each action below.")
        return own


def _length_said(found: StageOnLine, worked_out: str) -> bool:
    if found.deadline is None or not found.stage.length_in_report:
        return False
    limit = found.deadline.limit
    return worked_out.startswith(f"{limit.unit.counted(limit.length)} ")


@dataclass(frozen=True)
class PlanState:
    """A plan as it stands on `today`."""

    plan: Plan
    kind: PlanKind
    today: date
    stages: tuple[StageOnLine, ...]
    priorities: tuple[PriorityState, ...]
    key_dates: tuple[KeyDate, ...]

    def said_in_report(self, row: KeyDate) -> StageOnLine | None:
        """The stage whose date `row` repeats: the report says how long until it, and the stage was counted from that.

        The stage's own reckoning is the one shown: it counts from the day that the law says, and names the law.
        """
        if row.statement is None or row.statement.document_id != self.plan.programme.inspection.report_id:
            return None
        worked_out = str(row.statement.details.get("worked_out") or "")
        return next((found for found in self.stages if _length_said(found, worked_out)), None)

    @property
    def dates_apart(self) -> list[KeyDate]:
        """The key dates that no stage says already."""
        return [row for row in self.key_dates if self.said_in_report(row) is None]

    def words_of(self, stage: StageOnLine) -> Statement | None:
        """The report's own words about the date of a stage, where a person confirmed them."""
        return next((row.statement for row in self.key_dates if self.said_in_report(row) is stage), None)

    @property
    def stages_in_view(self) -> list[StageOnLine]:
        """Where it stands, in short: the last stages done, the next one, what is late, and every dated one ahead."""
        done = [found for found in self.stages if found.state is StageState.DONE and not found.stage.met_by]
        shown = [found for found in self.stages if found.state in IN_HAND]
        ahead = [found for found in self.stages if found.state is StageState.DUE and found.deadline]
        return [found for found in self.stages if found in [*done[-DONE_IN_VIEW:], *shown, *ahead]]

    @cached_property
    def actions(self) -> list[ActionState]:
        """Every action of the plan, in the order of their numbers."""
        return [state for priority in self.priorities for state in priority.actions]

    @cached_property
    def overdue(self) -> list[ActionState]:
        """The actions past their date, the longest overdue first."""
        return sorted((state for state in self.actions if state.overdue), key=lambda state: state.concern)

    @cached_property
    def at_risk(self) -> list[ActionState]:
        """The actions rated amber or red, in order of concern."""
        return sorted((state for state in self.actions if state.at_risk), key=lambda state: state.concern)

    @cached_property
    def broken(self) -> list[ActionState]:
        """The actions whose thread lacks a link, those that lack most first."""
        return sorted((state for state in self.actions if state.missing), key=lambda state: -len(state.missing))

    @cached_property
    def said_well(self) -> list[ActionState]:
        """The actions that their owners rate green or blue."""
        return [state for state in self.actions if state.rating in (DeliveryRating.GREEN, DeliveryRating.BLUE)]

    @cached_property
    def unsupported(self) -> list[ActionState]:
        """The actions of which their owners say better than the facts support, the worst by the facts first."""
        found = (state for state in self.actions if state.said_better)
        return sorted(found, key=lambda state: (SUPPORTED_WORST_FIRST.index(state.supported.rating), state.concern))

    @cached_property
    def done_not_felt(self) -> list[ActionState]:
        """The actions that are said to be done and have not been shown to make a difference, the longest ago first."""
        found = (state for state in self.actions if state.done_not_felt)
        return sorted(found, key=lambda state: state.updated_on or date.max)

    @cached_property
    def silent(self) -> list[ActionState]:
        """The actions that owe an update, the longest silent first."""
        owing = (state for state in self.actions if state.silent)
        return sorted(owing, key=lambda state: -(state.days_silent or UPDATE_IS_OLD_AFTER_DAYS * 1000))

    def priority(self, priority_id: int) -> PriorityState | None:
        return next((state for state in self.priorities if state.priority.pk == priority_id), None)

    def action(self, action_id: int) -> ActionState | None:
        return next((state for state in self.actions if state.action.pk == action_id), None)
