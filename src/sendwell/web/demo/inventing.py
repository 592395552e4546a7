"""Numbers that are invented: a level that moves along a path, and the chance that moves real numbers too."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from sendwell.domain.measures import Level, Observation, Period, PeriodKind, period_of
from sendwell.domain.places import ENGLAND

SPREAD = 0.09  # how far neighbours stand from England, as a share of its number
IN_ENGLAND = 150  # times as many children as in one area
SEED = "Fenmoor"


class Inventing:
    """Invents observations up to a day, the same whenever it is asked with the same day."""

    def __init__(self, today: date, written: Mapping[str, Any]) -> None:
        self._today, self._written = today, written
        self._home = written["authority"][0]

    def series(self, said: Mapping[str, Any]) -> Iterator[Observation]:
        """The observations of a measure as it is written: of the area, and where England is given, of others too."""
        for one in said["series"]:
            yield from self._of_home(said["key"], one)
            if "england" in one:
                yield from self._of_others(said["key"], one)

    def _of_home(self, key: str, said: Mapping[str, Any]) -> Iterator[Observation]:
        for group, path in said["path"].items():
            chance = Random(f"{SEED} {key} {said['kind']} {group}")  # noqa: S311 (nothing secret)
            for ago, period in self._periods(said):
                people = _people(said, group)
                yield _one(key, period, Level.AUTHORITY, self._home, group, level_at(path, ago), people, said, chance)

    def _of_others(self, key: str, said: Mapping[str, Any]) -> Iterator[Observation]:
        places = [(Level.NATIONAL, ENGLAND, 0.0), (Level.REGIONAL, self._written["region"][0], 0.02)]
        for at, (place, _) in enumerate(self._written["neighbours"]):
            places.append((Level.AUTHORITY, place, SPREAD * (Random(f"{key} {at}").random() * 2 - 1)))  # noqa: S311
        for level, place, apart in places:
            for group, number in said["england"].items():
                chance = Random(f"{key} {place} {group}")  # noqa: S311
                before: Observation | None = None
                for ago, period in self._periods(said):
                    people = _people(said, group) * (IN_ENGLAND if level == Level.NATIONAL else 1)
                    there = number * (1 + apart) * (1 - 0.01 * ago)
                    found = _one(key, period, level, place, group, there, people, said, chance)
                    if before and [place, ago] == said.get("copied"):
                        found = replace(before, period=period.code)
                    before = found
                    yield found

    def _periods(self, said: Mapping[str, Any]) -> list[tuple[int, Period]]:
        kind = PeriodKind(said["kind"])
        last = period_of(kind, self._today - timedelta(days=12)).place - 1  # numbers take some days to be ready
        return [(ago, Period(kind, last - ago)) for ago in range(said["periods"] - 1, -1, -1)]


def level_at(path: list[list[float]], ago: int) -> float:
    """Where a path stood so many periods ago; before its first point and after its last it runs level."""
    if ago >= path[0][0]:
        return path[0][1]
    for (start, before), (end, after) in pairwise(path):
        if start >= ago >= end:
            return before + (after - before) * (start - ago) / (start - end)
    return path[-1][1]


def _people(said: Mapping[str, Any], group: str) -> int:
    of = said.get("of", 0)
    return int(of[group] if isinstance(of, dict) else of)


def _one(
    key: str,
    when: Period,
    level: Level,
    place: str,
    group: str,
    true: float,
    people: int,
    said: Mapping[str, Any],
    chance: Random,
) -> Observation:
    if not people:
        value = max(0.0, round(chance.gauss(true, said["noise"])))
        return Observation(key, when.code, when.kind, level, place, group, value)
    people = round(people * chance.uniform(0.92, 1.08))
    expected = people * true / 100
    wandering = (expected * max(0.01, 1 - true / 100)) ** 0.5
    events = min(max(round(chance.gauss(expected, wandering)), 0), people)
    return Observation(key, when.code, when.kind, level, place, group, 100 * events / people, events, people)
