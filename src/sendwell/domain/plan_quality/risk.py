"""Which plans are likelier to need looking at: factors that are data, over what the caseload tells of a plan."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

A_YEAR = 365  # days
REISSUED = frozenset({"amended_plan_sent", "reassessed_plan_sent", "transfer_plan_sent", "decided_to_amend"})
DISAGREEMENT = frozenset({"mediation_requested", "mediation_held", "appeal_received", "appeal_registered",
                          "appeal_under_way", "tribunal_hearing"})  # fmt: skip
OUT_OF_SCHOOL = ("arrangement", "not in education", "home education")


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that makes a plan likelier to be drawn, by so many points."""

    key: str
    points: float
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What is known of a plan: the first day of each kind of event (a kind of the clocks), its setting and need.

    `late` and `review_overdue` are what the clocks say; `disputed` where mediation or an appeal is told of without its
    day; `outside` is None where nothing tells of it.
    """

    events: Mapping[str, date]
    setting: str
    need: str
    late: bool
    review_overdue: bool
    disputed: bool = False
    outside: bool | None = None


@cache
def factors() -> tuple[Factor, ...]:
    """Every factor."""
    rows = tomllib.loads(files(__package__).joinpath("risk.toml").read_text(encoding="utf-8"))["factor"]
    return tuple(Factor(**row) for row in rows)


def risks_of(plan: PlanFacts, today: date) -> tuple[Factor, ...]:
    """The factors that hold for a plan on `today`."""
    return tuple(factor for factor in factors() if _HOLDS[factor.key](plan, today))


def weight_of(risks: tuple[Factor, ...]) -> float:
    """How much likelier a plan with these factors is drawn than one with none."""
    return 1 + sum(factor.points for factor in risks)


def _never_reviewed(plan: PlanFacts, today: date) -> bool:
    sent = plan.events.get("final_plan_sent")
    return sent is not None and "review_meeting" not in plan.events and (today - sent).days > A_YEAR


_HOLDS: Mapping[str, Callable[[PlanFacts, date], bool]] = {
    "late": lambda plan, today: plan.late,
    "never_reviewed": _never_reviewed,
    "review_overdue": lambda plan, today: plan.review_overdue,
    "reissued": lambda plan, today: not REISSUED.isdisjoint(plan.events),
    "disagreement": lambda plan, today: plan.disputed or not DISAGREEMENT.isdisjoint(plan.events),
    "moved_in": lambda plan, today: "plan_transferred_in" in plan.events,
    "unusual_setting": lambda plan, today: any(words in plan.setting for words in OUT_OF_SCHOOL),
    "outside": lambda plan, today: bool(plan.outside),
    "no_need": lambda plan, today: not plan.need,
}
