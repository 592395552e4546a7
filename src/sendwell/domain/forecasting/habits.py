"""How an office worked in the past year, as the play of its queue takes it: nothing in it but what happened there."""

from dataclasses import dataclass

import numpy as np

from sendwell.domain.forecasting.pace import LOOKS_BACK, Numbers, Step, pace_of, step
from sendwell.domain.forecasting.requests import NEVER, Days, Requests

CONSULTED = 21  # days from draft to final plan: 15 for the family (SEND Regulations 2014, reg. 13(1)), 6 for the rest
SPREAD = 0.3  # how far the time for advice and for writing varies, as a share of its mean
_LEAST = 1e-6  # the pull of an age at which nobody was ever taken up: only where nobody else waits


@dataclass(frozen=True, slots=True)
class Habits:
    """`a_day`: requests that come in a day.

    `decision`: from the request to the decision. `desk`: from the last advice to the draft, by the age of the request.
    """

    a_day: float
    decision: Step
    desk: Step

    @property
    def pull(self) -> Numbers:
        """How readily a request of each age is taken up by whoever is free, beside others that wait."""
        return np.maximum(np.diff(self.desk.hazard, prepend=0), _LEAST)

    def drafted_lately(self, age: Days, waited: Days) -> Numbers:
        """How likely it is that open requests of an `age`, ready for so many days, are drafted and out for comments.

        Who was drafted longer ago than comments take is open no more, so that each waited before these days.
        """
        top = len(self.desk.hazard) - 1
        before = np.maximum(age - np.minimum(waited, CONSULTED), 0)
        passed = self.desk.hazard[np.minimum(age, top)] - self.desk.hazard[np.minimum(before, top)]
        return 1 - np.exp(-passed)


def varied(size: int, chance: np.random.Generator) -> Numbers:
    """Times around 1 that vary by `SPREAD`."""
    return chance.gamma(1 / SPREAD**2, SPREAD**2, size)


def habits_of(known: Requests, today: int, advice_days: float, weights: Numbers, chance: np.random.Generator) -> Habits:
    """The habits of the year before `today`; `weights` say how often each request counts.

    When the advice came is drawn, as it is not known of each; who was drafted had it by then.
    """
    pace = pace_of(known, today, weights)
    drafted = np.where(known.ended <= today, known.ended - CONSULTED, NEVER)
    came = known.agreed + (advice_days * varied(len(known), chance)).astype(np.int64)
    ready = np.where(known.agreed < NEVER, np.maximum(np.minimum(came, drafted - 1), known.received), NEVER)
    until = today - CONSULTED
    return Habits(
        a_day=pace.a_day,
        decision=pace.decision,
        desk=step(known.received, ready, drafted, known.issued, until - LOOKS_BACK, until, weights),
    )
