"""An office played forward: requests come, wait for advice, wait for a coordinator, and go out for comments."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np
import simpy

from sendwell.domain.forecasting.habits import CONSULTED, Habits, varied
from sendwell.domain.forecasting.pace import Numbers
from sendwell.domain.forecasting.requests import NEVER, Requests

Way = Generator[Any, Any, None]
Issued = list[tuple[float, float]]
"""Plans in the order in which they were issued: the day, and the request's age on it."""


@dataclass(frozen=True, slots=True)
class Office:
    """How an office works: coordinators who write plans, and the mean weeks that advice takes.

    Raises ValueError without coordinators or with advice in no time.
    """

    coordinators: int
    advice_weeks: float

    def __post_init__(self) -> None:
        if self.coordinators < 1 or self.advice_weeks <= 0:
            raise ValueError("An office needs at least one coordinator, and advice takes some time.")


@dataclass(frozen=True, slots=True)
class Case:
    """A request in the play; days count from its start. What falls on it is the same in whichever office it is.

    `decided`: the day of the decision. `agreed`, `issued`: whether it is assessed, and whether with a plan.
    `advice`: times the mean. `taken_up`: when it would be by the habits of the office, NEVER if it would not.
    `out`: the day of its draft, NaN unless it is out for comments at the start.
    """

    received: float
    decided: float
    agreed: bool
    issued: bool
    advice: float
    taken_up: float
    out: float


def cases_of(
    known: Requests, day: int, horizon: int, advice_days: float, habits: Habits, chance: np.random.Generator
) -> list[Case]:
    """The requests that are open on a day, and those that will come until the horizon, with what falls on each."""
    still = known.ended == NEVER
    coming = chance.integers(0, horizon, chance.poisson(habits.a_day * horizon)) + 1
    received = np.concatenate([known.received[still] - day, coming])
    size = len(received)
    age = np.maximum(-received, 0)
    assessed = np.concatenate([known.agreed[still] < NEVER, np.zeros(len(coming), bool)])
    later = received + habits.decision.ages(age, chance.exponential(size=size))
    decided = np.where(assessed, np.concatenate([known.agreed[still] - day, coming]), later)
    agreed = assessed | ((decided < horizon) & habits.decision.goes_on(decided - received, chance.random(size)))
    advice = varied(size, chance)
    ready = np.where(agreed, decided + (advice * advice_days).astype(np.int64), NEVER)
    begun = np.clip(ready, 0, horizon) - received
    ages = habits.desk.ages(begun, chance.exponential(size=size))
    issued = habits.desk.goes_on(ages, chance.random(size))
    lately = habits.drafted_lately(age, np.maximum(-ready, 0))
    is_out = assessed & (ready < 0) & (chance.random(size) < lately)
    out = np.where(is_out, np.maximum(-CONSULTED * chance.random(size), ready), np.nan)
    taken_up = np.where(agreed & ~is_out & (ages < NEVER), received + ages, NEVER)
    columns = (received, decided, agreed, issued, advice, taken_up, out)
    return [Case(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


class _Desk(simpy.Store):
    """Where plans wait to be written: who is taken up next is left to chance, each age with its own pull."""

    def __init__(self, env: simpy.Environment, pull: Numbers, chance: np.random.Generator) -> None:
        super().__init__(env)
        self.pull, self.chance = pull, chance

    def _do_get(self, event: Any) -> None:
        if not self.items:
            return
        ages = self._env.now - np.fromiter((case.received for case in self.items), float, len(self.items))
        reached = np.cumsum(self.pull[np.clip(ages.astype(np.int64), 0, len(self.pull) - 1)])
        at = int(np.searchsorted(reached, self.chance.random() * reached[-1], side="right"))
        event.succeed(self.items.pop(min(at, len(self.items) - 1)))


@dataclass(frozen=True, slots=True)
class _Play:
    """One future of one office: its clock, where plans wait, the days that advice takes, and what was issued."""

    env: simpy.Environment
    desk: _Desk
    advice_days: float
    issued: Issued

    def way(self, case: Case) -> Way:
        """The way of a request up to the desk."""
        env = self.env
        if not isnan(case.out):
            yield from self.out(case, case.out)
        elif case.agreed:
            yield env.timeout(max(case.decided + case.advice * self.advice_days, 0))
            yield self.desk.put(case)

    def takes_up(self, slots: Sequence[float]) -> Way:
        """The days on which somebody is free for one more; where nobody waits they go on to other work."""
        for slot in slots:
            yield self.env.timeout(slot - self.env.now)
            if self.desk.items:
                case: Case = yield self.desk.get()
                self.env.process(self.out(case, self.env.now))

    def out(self, case: Case, since: float) -> Way:
        """From the draft to the final plan."""
        yield self.env.timeout(max(since + CONSULTED - self.env.now, 0.5))
        if case.issued:
            self.issued.append((self.env.now, self.env.now - case.received))


def play(
    cases: Sequence[Case], office: Office, habits: Habits, times: float, horizon: int, chance: np.random.Generator
) -> Issued:
    """The plans that an office issues in so many days, with `times` as many coordinators as its habits come from."""
    env = simpy.Environment()
    played = _Play(env, _Desk(env, habits.pull, chance), office.advice_weeks * 7, [])
    for case in cases:
        env.process(played.way(case))
    env.process(played.takes_up(_slots(cases, times, horizon)))
    env.run(until=horizon + 1)
    return played.issued


def _slots(cases: Sequence[Case], times: float, horizon: int) -> list[float]:
    """When the office takes up one more: as often as by its habits on the same days, and so many times as often."""
    reached = np.sort([case.taken_up for case in cases if case.taken_up <= horizon])
    if not len(reached):
        return []
    places = np.arange(0, len(reached) - 1 + 1e-9, 1 / times)
    return [float(at) + 0.5 for at in np.interp(places, np.arange(len(reached)), reached)]
