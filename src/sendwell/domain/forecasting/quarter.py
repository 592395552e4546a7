"""The share of this quarter's new plans that will be on time if nothing changes, and how such forecasts have served."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.forecasting.pace import LOOKS_BACK, Numbers, Pace, pace_of
from sendwell.domain.forecasting.requests import NEVER, ON_TIME, Days, Requests
from sendwell.domain.measures.observation import PeriodKind
from sendwell.domain.measures.periods import Period, period_of

RESAMPLED, RUNS = 40, 25  # times the past year is drawn anew, and futures that follow from each
LOWER, UPPER = 2.5, 97.5  # per cent: the interval holds 95 of 100 futures
TESTED = 6  # quarters before this one
FEWEST = 20  # plans of the year before, without which nothing is foretold
SEED = 13

ASSUMPTIONS = (
    "Each open request goes on as requests of the same age went on in the past year: that is all that is known of it.",
    "A plan is on time if it is issued within 20 weeks of the request; exceptions are not taken out.",
    "New requests come as often as in the past year, and are assessed as often.",
    "Staff, holidays and the time of the year are not looked at: a quarter with August in it is foretold as any other.",
    "Requests that were withdrawn on a day that no extract tells are left out.",
    "The interval holds 95 of 100 futures: in each the past year is drawn anew, and chance goes its way.",
)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The share on time (0 to 100) of a quarter's plans with its interval; `done` of them are issued on `made_on`,
    `done_on_time` in time, and about `plans` will be issued in all.
    """

    quarter: Period
    made_on: date
    expected: float
    lower: float
    upper: float
    plans: float
    done: int
    done_on_time: int


@dataclass(frozen=True, slots=True)
class Tested:
    """A forecast as it would have been made then, and what came: `actual` of so many plans, `before` a quarter ago."""

    forecast: Forecast
    actual: float
    of: int
    before: float | None

    @property
    def is_within(self) -> bool:
        """True if what came lay in the interval."""
        return self.forecast.lower <= self.actual <= self.forecast.upper

    @property
    def error(self) -> float:
        """How far off it was, in percentage points."""
        return abs(self.forecast.expected - self.actual)


def forecast(requests: Requests, today: date) -> Forecast | None:
    """What will come of the quarter of `today`; None where the year before had too few plans.

    The same requests on the same day always give the same.
    """
    quarter, day = period_of(PeriodKind.QUARTER, today), today.toordinal()
    known = requests.known_on(day)
    if known.plans(day - LOOKS_BACK, day)[1] < FEWEST:
        return None
    on_time, plans = known.plans(quarter.begins.toordinal(), day)
    chance = np.random.default_rng(SEED)
    runs = np.concatenate(
        [
            _futures(known, pace_of(known, day, chance.poisson(1.0, len(known)).astype(float)), day, quarter, chance)
            for _ in range(RESAMPLED)
        ]
    )
    whole = runs + np.array([on_time, plans])
    shares = 100 * whole[whole[:, 1] > 0, 0] / whole[whole[:, 1] > 0, 1]
    if not len(shares):
        return None
    lower, expected, upper = (float(np.percentile(shares, at)) for at in (LOWER, 50, UPPER))
    return Forecast(quarter, today, expected, lower, upper, float(whole[:, 1].mean()), plans, on_time)


def back_test(requests: Requests, today: date) -> list[Tested]:
    """The same forecast as it would have been made as far into each earlier quarter, the latest first."""
    quarter = period_of(PeriodKind.QUARTER, today)
    found = []
    for ago in range(1, TESTED + 1):
        then = Period(quarter.kind, quarter.place - ago)
        made_on = min(date.fromordinal(then.begins.toordinal() + (today - quarter.begins).days), then.ends)
        made = forecast(requests, made_on) if reaches_back(requests, made_on) else None
        on_time, plans = requests.plans(then.begins.toordinal(), then.ends.toordinal())
        if made and plans:
            found.append(
                Tested(made, 100 * on_time / plans, plans, _share(requests, Period(then.kind, then.place - 1)))
            )
    return found


def reaches_back(requests: Requests, day: date) -> bool:
    """True if requests are known from a whole year before."""
    return bool(len(requests)) and int(requests.received.min()) <= day.toordinal() - LOOKS_BACK


def _share(requests: Requests, quarter: Period) -> float | None:
    on_time, plans = requests.plans(quarter.begins.toordinal(), quarter.ends.toordinal())
    return 100 * on_time / plans if plans else None


def _futures(known: Requests, pace: Pace, today: int, quarter: Period, chance: np.random.Generator) -> Numbers:
    """Plans on time, and plans, from tomorrow to the end of the quarter: a row for each future."""
    left = quarter.ends.toordinal() - today
    still = known.ended == NEVER
    coming = chance.poisson(pace.a_day * left, RUNS)
    new = today + chance.integers(1, max(left, 1) + 1, int(coming.sum()))
    received = np.concatenate([np.tile(known.received[still], RUNS), new])
    run = np.concatenate([np.repeat(np.arange(RUNS), int(still.sum())), np.repeat(np.arange(RUNS), coming)])
    agreed = np.concatenate([np.tile(known.agreed[still] < NEVER, RUNS), np.zeros(len(new), bool)])
    ages = _ages_at_plan(np.maximum(today - received, 0), agreed, pace, chance)
    here = received + ages <= quarter.ends.toordinal()
    on_time = here & (ages <= ON_TIME)
    return np.stack([np.bincount(run[on_time], minlength=RUNS), np.bincount(run[here], minlength=RUNS)], axis=1)


def _ages_at_plan(now: Days, agreed: NDArray[np.bool_], pace: Pace, chance: np.random.Generator) -> Days:
    """How old each request is when its plan is issued; NEVER where none is."""
    size = len(now)
    decided = np.where(agreed, now, pace.decision.ages(now, chance.exponential(size=size)))
    goes_on = agreed | ((decided < NEVER) & pace.decision.goes_on(decided, chance.random(size)))
    ends = pace.plan.ages(np.where(goes_on, decided, 0), chance.exponential(size=size))
    issued = goes_on & (ends < NEVER) & pace.plan.goes_on(ends, chance.random(size))
    return np.where(issued, ends, NEVER)
