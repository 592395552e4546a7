"""How fast requests go on, by their age: of those that are so many days old, what share is decided or ends that day."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.forecasting.requests import NEVER, ON_TIME, Days, Requests

Numbers = NDArray[np.float64]
OLDEST = 730  # days; what is older goes on as requests of this age do
TOGETHER = 28  # days of age that are taken together once week 20 is past, where few are left on each day
LOOKS_BACK = 365  # days whose pace is taken
_AGES = np.arange(OLDEST + 1)
_BUCKET = np.where(_AGES <= ON_TIME, _AGES, ON_TIME + 1 + (_AGES - ON_TIME - 1) // TOGETHER)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way. `hazard`: the summed hazard up to each age; `share`: of those who take the step at an age,
    how many go on to what is hoped for (an assessment, or a plan).

    Source: the actuarial (Kaplan and Meier) way to use cases that are still open, with period hazards by age.
    """

    hazard: Numbers
    share: Numbers

    def ages(self, now: Days, chance: Numbers) -> Days:
        """The age at which each takes the step, later than its age `now`; `chance` are draws of a unit exponential."""
        capped = np.minimum(now, OLDEST - 100)
        found = np.searchsorted(self.hazard, self.hazard[capped] + chance, side="left")
        return np.where(found > OLDEST, NEVER, np.maximum(found - capped, 1) + now)

    def goes_on(self, ages: Days, chance: Numbers) -> NDArray[np.bool_]:
        """Whether the step leads on; `chance` are draws from 0 to 1."""
        return chance < self.share[np.minimum(ages, OLDEST)]


@dataclass(frozen=True, slots=True)
class Pace:
    """From the request to the decision, from there to the plan, and how many requests come in a day."""

    decision: Step
    plan: Step
    a_day: float


def pace_of(known: Requests, today: int, weights: Numbers) -> Pace:
    """The pace of the year before `today`; `weights` say how often each request counts."""
    since = today - LOOKS_BACK
    agreed = known.agreed < NEVER
    decided = np.minimum(known.agreed, known.ended)
    decision = step(known.received, known.received, decided, agreed, since, today, weights)
    started = np.where(agreed, known.agreed, NEVER)
    plan = step(known.received, started, known.ended, known.issued, since, today, weights)
    return Pace(decision, plan, float(weights[known.received > since].sum()) / LOOKS_BACK)


def step(
    received: Days, start: Days, end: Days, hoped: NDArray[np.bool_], since: int, today: int, weights: Numbers
) -> Step:
    """A step from `start` to `end` as it was taken after the day `since` and up to `today`, by age from `received`."""
    until = np.minimum(end, today)
    here = (start < until) & (until > since)
    enters = np.clip(np.maximum(start, since) - received, 0, OLDEST)[here]
    leaves = np.clip(until - received, 0, OLDEST)[here]
    happened = (end <= today)[here]
    size, counts = OLDEST + 2, weights[here]
    at_risk = np.cumsum(
        np.bincount(enters + 1, counts, size) - np.bincount(np.minimum(leaves + 1, size - 1), counts, size)
    )[: OLDEST + 1]
    events = np.bincount(leaves[happened], counts[happened], OLDEST + 1).astype(float)
    wanted = np.bincount(leaves[happened], (counts * hoped[here])[happened], OLDEST + 1).astype(float)
    hazard = _pooled(events, np.maximum(at_risk, events))
    return Step(np.cumsum(-np.log1p(-np.minimum(hazard, 1 - 1e-9))), _pooled(wanted, events))


def _pooled(above: Numbers, below: Numbers) -> Numbers:
    """Above ÷ below, by age or by the ages taken together; where there is nothing below, that of all ages."""
    over, under = np.bincount(_BUCKET, above), np.bincount(_BUCKET, below)
    whole = above.sum() / below.sum() if below.sum() else 0.0
    return np.where(under > 0, over / np.where(under > 0, under, 1), whole)[_BUCKET]
