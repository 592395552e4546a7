"""What would change with more coordinators, or with advice sooner: the queue of requests, played forward."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import simpy

from sendwell.domain.forecasting.pace import LOOKS_BACK
from sendwell.domain.forecasting.quarter import FEWEST, LOWER, SEED, UPPER
from sendwell.domain.forecasting.requests import NEVER, ON_TIME, Requests
from sendwell.domain.measures.observation import PeriodKind
from sendwell.domain.measures.periods import Period, period_of

Way = Generator[Any, Any, None]
AHEAD = 3  # quarters that are played, this one with them
WORK = 15_000  # requests that are played in all: more futures for a small authority, fewer for a large one
MOST_FUTURES, FEWEST_FUTURES = 40, 10
CONSULTED = 21  # days from draft to final plan: 15 for the family (SEND Regulations 2014, reg. 13(1)), 6 for the rest
SPREAD = 0.3  # how far the time for advice and for writing varies, as a share of its mean

ASSUMPTIONS = (
    "A request is decided after as many days as requests of the past year were, and as many are agreed to.",
    "Advice takes the weeks that you give, from the day the assessment is agreed, and varies by about a third.",
    "Then a coordinator writes the plan, one at a time; which of those that wait is taken up next is left to chance.",
    "Coordinators work as fast as now: together they finish as many plans a week as in the past 13 weeks, so they are "
    "taken to be fully busy. New ones are as fast from the first day.",
    f"From the draft to the final plan it takes {CONSULTED} days.",
    "Where an assessment stands is not known to the extract: those agreed to for longer than advice takes are taken to "
    "wait for a coordinator, and as many of the oldest as three weeks’ plans to be out for consultation.",
    "Nobody falls ill, and no work waits for decisions of panels or for places in schools.",
)


@dataclass(frozen=True, slots=True)
class Office:
    """How an office works: coordinators who write plans, and the mean weeks that advice takes."""

    coordinators: int
    advice_weeks: float


@dataclass(frozen=True, slots=True)
class Played:
    """A quarter as it would run now and as changed: shares on time (0 to 100) with 95% of the futures, and plans.

    `gained` are percentage points, from futures in which the same chance falls on both.
    """

    quarter: Period
    now: tuple[float, float, float]
    changed: tuple[float, float, float]
    gained: tuple[float, float, float]
    plans_now: float
    plans_changed: float


@dataclass(frozen=True, slots=True)
class _Chances:
    """What falls on one request: days to its decision, and draws for the rest."""

    decided: float
    agreed: bool
    issued: bool
    advice: float  # times the mean
    writing: float


@dataclass(frozen=True, slots=True)
class _Case:
    """A request in the play; days count from today. `stage`: undecided, assessed, waiting or consulted."""

    received: float
    stage: str
    since: float
    chances: _Chances


def what_if(requests: Requests, today: date, now: Office, changed: Office) -> list[Played]:
    """The next quarters as they would run now, and as changed. Empty where the past year had too few plans.

    The same always gives the same. Raises ValueError for an office without coordinators or with advice in no time.
    """
    for office in (now, changed):
        if office.coordinators < 1 or office.advice_weeks <= 0:
            raise ValueError("An office needs at least one coordinator, and advice takes some time.")
    day = today.toordinal()
    known = requests.known_on(day)
    if known.plans(day - LOOKS_BACK, day)[1] < FEWEST:
        return []
    first = period_of(PeriodKind.QUARTER, today)
    quarters = [Period(first.kind, first.place + at) for at in range(AHEAD)]
    pace = max(known.plans(day - 91, day)[1], 1) / 91 / now.coordinators  # plans of one coordinator in a day
    horizon = quarters[-1].ends.toordinal() - day
    futures = _how_many(known, day, horizon)
    both = np.array(
        [
            [
                _counts(_play(cases, office, pace, horizon, future), quarters, known, day)
                for cases in [_cases(known, day, horizon, now, pace, np.random.default_rng([SEED, future]))]
                for office in (now, changed)
            ]
            for future in range(futures)
        ]
    )
    return [_played(quarter, both[:, :, at]) for at, quarter in enumerate(quarters)]


def _how_many(known: Requests, day: int, horizon: int) -> int:
    new = (known.received > day - LOOKS_BACK).sum() * horizon / LOOKS_BACK
    return int(np.clip(WORK / max(float((known.ended == NEVER).sum() + new), 1), FEWEST_FUTURES, MOST_FUTURES))


def _cases(
    known: Requests, day: int, horizon: int, now: Office, pace: float, chance: np.random.Generator
) -> list[_Case]:
    """The requests that are open, and those that will come, with what falls on each."""
    recent = known.received > day - 2 * LOOKS_BACK
    decided = np.minimum(known.agreed, known.ended)
    lags = (decided - known.received)[recent & (decided < NEVER)]
    agreed = float((known.agreed < NEVER)[recent & (decided < NEVER)].mean())
    finished = (known.agreed < NEVER) & (known.ended < NEVER)
    issued = float(known.issued[finished].mean())

    def falls() -> _Chances:
        advice, writing = chance.gamma(1 / SPREAD**2, SPREAD**2, 2)
        lag, luck = float(chance.choice(lags)), chance.random(2)
        return _Chances(lag, luck[0] < agreed, luck[1] < issued, float(advice), float(writing))

    still = known.ended == NEVER
    open_now = sorted(zip((known.received[still] - day).tolist(), (known.agreed[still] - day).tolist(), strict=True))
    consulted = round(pace * now.coordinators * CONSULTED)
    found = []
    for received, since in open_now:
        one = falls()
        if since > 0:
            found.append(_Case(received, "undecided", received, one))
        elif -since < now.advice_weeks * 7 * one.advice:
            found.append(_Case(received, "assessed", since, one))
        else:
            out, consulted = consulted > 0, consulted - 1
            found.append(_Case(received, "consulted" if out else "waiting", -CONSULTED * float(chance.random()), one))
    coming = chance.poisson((known.received > day - LOOKS_BACK).sum() / LOOKS_BACK * horizon)
    return found + [_Case(float(at), "undecided", float(at), falls()) for at in chance.uniform(0, horizon, coming)]


class _Desk(simpy.Store):
    """Where plans wait to be written; which one is taken up next is left to chance."""

    def __init__(self, env: simpy.Environment, chance: np.random.Generator) -> None:
        super().__init__(env)
        self.chance = chance

    def _do_get(self, event: Any) -> None:
        if self.items:
            event.succeed(self.items.pop(int(self.chance.integers(len(self.items)))))


@dataclass(frozen=True, slots=True)
class _Play:
    """One future of one office: its clock, where plans wait, and what was issued (day, and the request’s age then)."""

    env: simpy.Environment
    desk: _Desk
    office: Office
    issued: list[tuple[float, float]]

    def way(self, case: _Case) -> Way:
        """The way of a request up to the desk."""
        env, one, stage, since = self.env, case.chances, case.stage, case.since
        if stage == "undecided":
            yield env.timeout(max(case.received + one.decided, 0.5))
            if not one.agreed:
                return
            stage, since = "assessed", env.now
        if stage == "assessed":
            yield env.timeout(max(since + one.advice * self.office.advice_weeks * 7 - env.now, 0))
            if one.issued:
                yield self.desk.put(case)
        elif stage == "waiting":
            yield self.desk.put(case)
        else:
            yield from self.out(case, since)

    def writes(self, pace: float) -> Way:
        """The days of a coordinator: one plan after the other."""
        while True:
            case: _Case = yield self.desk.get()
            yield self.env.timeout(case.chances.writing / pace)
            self.env.process(self.out(case, self.env.now))

    def out(self, case: _Case, since: float) -> Way:
        """From the draft to the final plan."""
        yield self.env.timeout(max(since + CONSULTED - self.env.now, 0.5))
        self.issued.append((self.env.now, self.env.now - case.received))


def _play(cases: Sequence[_Case], office: Office, pace: float, horizon: int, future: int) -> list[tuple[float, float]]:
    """When plans are issued: day, and the request’s age then."""
    env = simpy.Environment()
    play = _Play(env, _Desk(env, np.random.default_rng([SEED, future, 1])), office, [])
    for case in cases:
        env.process(play.way(case))
    for _ in range(office.coordinators):
        env.process(play.writes(pace))
    env.run(until=horizon + 1)
    return play.issued


def _counts(
    issued: Sequence[tuple[float, float]], quarters: Sequence[Period], known: Requests, day: int
) -> list[tuple[int, int]]:
    """Plans on time, and plans, of each quarter; of the one that runs, with those that are issued already."""
    counts = []
    for quarter in quarters:
        first, last = quarter.begins.toordinal(), quarter.ends.toordinal()
        on_time, plans = known.plans(first, min(day, last)) if first <= day else (0, 0)
        here = [age for at, age in issued if first <= day + at < last + 1]
        counts.append((on_time + sum(age <= ON_TIME for age in here), plans + len(here)))
    return counts


def _played(quarter: Period, counts: np.ndarray) -> Played:
    """`counts`: by future, office (now, changed), and on time or all."""
    shares = 100 * counts[:, :, 0] / np.maximum(counts[:, :, 1], 1)
    return Played(
        quarter,
        _middle(shares[:, 0]),
        _middle(shares[:, 1]),
        _middle(shares[:, 1] - shares[:, 0]),
        float(counts[:, 0, 1].mean()),
        float(counts[:, 1, 1].mean()),
    )


def _middle(shares: np.ndarray) -> tuple[float, float, float]:
    lower, middle, upper = (float(np.percentile(shares, at)) for at in (LOWER, 50, UPPER))
    return middle, lower, upper
