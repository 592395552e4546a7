"""What is still possible in an open request: the next step, and the latest day on which week 20 can still be kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from sendwell.apps.casework.models import Case, Stage
from sendwell.domain.clocks import Event, SafeDate, safe_dates

TOLD = frozenset({"agreed_to_assess", "final_plan_sent"})
"""The steps of which a return tells that they were taken. Of advice and drafts it says nothing."""
ADVICE = "advice"  # the limit that the step of having all advice needs


class Hope(IntEnum):
    """What can still be done about week 20, the best first."""

    KEPT = 0  # if the next step is taken by its latest safe day
    HURRIED = 1  # only if later steps take less time than the law allows them
    LOST = 2  # week 20 is past

    @property
    def is_kept(self) -> bool:
        """True where week 20 can be kept by a step in time."""
        return self is Hope.KEPT

    @property
    def is_hurried(self) -> bool:
        """True where only hurry can still keep it."""
        return self is Hope.HURRIED


@dataclass(frozen=True, slots=True)
class Outlook:
    """How an open request stands. `by` is the latest safe day of `step`; `supposing` are steps that may not be done."""

    case: Case
    hope: Hope
    step: str
    by: date
    goal: date
    day: int  # of the request: 1 on the day after it was received
    supposing: tuple[str, ...]
    awaited: tuple[str, ...] = ()  # services whose advice was asked for and did not come, where an extract tells it


def outlook(case: Case, events: Sequence[Event], today: date) -> Outlook | None:
    """How an open request stands; None where its day of receipt is not known, so that no clock runs."""
    safe = next((one for one in safe_dates(events, today) if one.path.key == "assessment"), None)
    received = max((event.on for event in events if event.kind == "request_received"), default=None)
    if safe is None or received is None:
        return None
    asked = {event.about for event in events if event.kind == "advice_requested" and event.on >= received}
    came = {event.about for event in events if event.kind == "advice_received" and event.on >= received}
    awaited = tuple(sorted(asked - came)) if asked else None
    hope, step, by, supposing = _next(safe, case.stage == Stage.ASSESSING, awaited, today)
    return Outlook(case, hope, step, by, safe.goal, (today - received).days, supposing, awaited or ())


def _next(
    safe: SafeDate, agreed: bool, awaited: tuple[str, ...] | None, today: date
) -> tuple[Hope, str, date, tuple[str, ...]]:
    """The first step that can still be in time. A step of which nothing is told is supposed to be done once past.

    `awaited` are services whose advice is still to come; None where nothing is told of advice.
    """
    steps = ((safe.step, safe.by), *safe.then)
    supposing: list[str] = []
    for step, by in steps:
        of_advice = step.needs == ADVICE and awaited is not None
        if (agreed and "agreed_to_assess" in step.done_by) or (of_advice and not awaited):
            continue
        if today <= by:
            return Hope.KEPT, step.name, by, tuple(supposing)
        if TOLD.intersection(step.done_by) or of_advice:
            return (Hope.HURRIED if today <= safe.goal else Hope.LOST), step.name, by, ()
        supposing.append(step.name)
    raise AssertionError("The last step of a path is always one that is told.")
