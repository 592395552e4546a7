"""What would change with more coordinators, or with advice sooner: the queue of requests, played forward.

The play is fitted to the year before (`habits`) and first played over that same year, beside what happened in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.forecasting.habits import CONSULTED, habits_of
from sendwell.domain.forecasting.pace import LOOKS_BACK, Numbers
from sendwell.domain.forecasting.playing import Issued, Office, cases_of, play
from sendwell.domain.forecasting.quarter import FEWEST, LOWER, SEED, UPPER, reaches_back
from sendwell.domain.forecasting.requests import NEVER, ON_TIME, Requests
from sendwell.domain.measures.observation import PeriodKind
from sendwell.domain.measures.periods import Period, period_of

AHEAD = 3  # quarters that are played, this one with them
WORK = 15_000  # requests that are played in all: more futures for a small authority, fewer for a large one
MOST_FUTURES, FEWEST_FUTURES = 40, 10

ASSUMPTIONS = (
    "Requests come as often as in the past year; each is decided, agreed to and given a plan as those of its age were.",
    "Advice takes the weeks that you give, from the day the assessment is agreed, and varies by about a third.",
    "Then it waits for a coordinator. Who comes next is left to chance, each age with as good a chance beside the "
    "others as it had in the past year: an office that takes first what can still be in time goes on so.",
    "As now, the office takes up as many assessments on each day as by its habits of the past year. Two more "
    "coordinators beside ten take up a fifth more, from the first day, and do other work when nobody waits.",
    f"From the draft to the final plan it takes {CONSULTED} days.",
    "Nobody falls ill, and no work waits for decisions of panels or for places in schools.",
    "The intervals hold 95 of 100 futures: in each the past year is drawn anew, and chance goes its way.",
)
Shares = tuple[float, float, float]
"""In the middle, lower, upper."""
Span = tuple[int, int]
"""First and last day, as date.toordinal counts them."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The past year as it was (`observed`: the share on time of so many plans) and as it is played, 0 to 100."""

    observed: float
    plans: int
    played: Shares

    @property
    def agrees(self) -> bool:
        """True if what was observed lies within what is played."""
        return self.played[1] <= self.observed <= self.played[2]


@dataclass(frozen=True, slots=True)
class Played:
    """A quarter as it would run now and as changed: shares on time (0 to 100) with 95% of the futures, and plans.

    `gained` are percentage points, from futures in which the same chance falls on both.
    """

    quarter: Period
    now: Shares
    changed: Shares
    gained: Shares
    plans_now: float
    plans_changed: float


def what_if(requests: Requests, today: date, now: Office, changed: Office) -> list[Played]:
    """The next quarters as they would run now, and as changed. Empty where the past year had too few plans.

    The same always gives the same.
    """
    known, day = requests.known_on(today.toordinal()), today.toordinal()
    if known.plans(day - LOOKS_BACK, day)[1] < FEWEST:
        return []
    first = period_of(PeriodKind.QUARTER, today)
    quarters = [Period(first.kind, first.place + at) for at in range(AHEAD)]
    spans = [(one.begins.toordinal(), one.ends.toordinal()) for one in quarters]
    both = _futures(known, day, day, spans, (now, changed))
    return [_played(quarter, both[:, :, at]) for at, quarter in enumerate(quarters)]


def fitted(requests: Requests, today: date, now: Office) -> Fitted | None:
    """How the play agrees with the year before `today`: played from what was open when the year began.

    None where the year had too few plans, or where nothing is known of the year before it.
    """
    known, day = requests.known_on(today.toordinal()), today.toordinal()
    start = day - LOOKS_BACK
    on_time, plans = known.plans(start + 1, day)
    if plans < FEWEST or not reaches_back(known, date.fromordinal(start)):
        return None
    counts = _futures(known, day, start, [(start + 1, day)], (now,))
    return Fitted(100 * on_time / plans, plans, _middle(_shares(counts[:, 0, 0])))


def _futures(
    known: Requests, today: int, start: int, spans: Sequence[Span], offices: Sequence[Office]
) -> NDArray[np.int64]:
    """Plans on time, and plans, by future, office and span: played from a day by the habits of the year before today.

    The first of the offices is the one that has these habits.
    """
    then, horizon, now = known.known_on(start), spans[-1][1] - start, offices[0]
    advice_days = now.advice_weeks * 7
    found = []
    for future in range(_how_many(then, start, horizon)):
        chance = np.random.default_rng([SEED, future])
        weights = chance.poisson(1.0, len(known)).astype(float)
        habits = habits_of(known, today, advice_days, weights, chance)
        cases = cases_of(then, start, horizon, advice_days, habits, chance)
        plays = (
            play(cases, one, habits, one.coordinators / now.coordinators, horizon, np.random.default_rng([future, 1]))
            for one in offices
        )
        found.append([_counts(issued, spans, then, start) for issued in plays])
    return np.array(found)


def _how_many(known: Requests, day: int, horizon: int) -> int:
    new = (known.received > day - LOOKS_BACK).sum() * horizon / LOOKS_BACK
    return int(np.clip(WORK / max(float((known.ended == NEVER).sum() + new), 1), FEWEST_FUTURES, MOST_FUTURES))


def _counts(issued: Issued, spans: Sequence[Span], known: Requests, day: int) -> list[tuple[int, int]]:
    """Plans on time, and plans, of each span; of the one that runs, with those that are issued already."""
    counts = []
    for first, last in spans:
        on_time, plans = known.plans(first, min(day, last)) if first <= day else (0, 0)
        here = [age for at, age in issued if first <= day + at < last + 1]
        counts.append((on_time + sum(age < ON_TIME + 1 for age in here), plans + len(here)))
    return counts


def _played(quarter: Period, counts: NDArray[np.int64]) -> Played:
    """`counts`: by future, office (now, changed), and on time or all."""
    now, changed = _shares(counts[:, 0]), _shares(counts[:, 1])
    plans = counts[:, :, 1].mean(axis=0)
    return Played(quarter, _middle(now), _middle(changed), _middle(changed - now), float(plans[0]), float(plans[1]))


def _shares(counts: NDArray[np.int64]) -> Numbers:
    """The share on time (0 to 100) of each future, from its plans on time and its plans."""
    return np.asarray(100 * counts[:, 0] / np.maximum(counts[:, 1], 1))


def _middle(shares: Numbers) -> Shares:
    lower, middle, upper = (float(np.percentile(shares, at)) for at in (LOWER, 50, UPPER))
    return middle, lower, upper
