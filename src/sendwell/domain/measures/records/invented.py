"""A school year of invented children, for demonstrations and tests: the same seed gives the same year.

Rates are near those that England has had since 2022, so that charts look like life. No row is of a child who exists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendwell.domain.measures.periods import Period
from sendwell.domain.measures.records.sums import STATUSES

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rates3 = tuple[float, float, float]

SCHOOL_DAYS = 320  # from September to the middle of July
SESSIONS = 380  # half days of a school year
LEAST_POSSIBLE = 300
SPREAD = 6.0  # how alike the pupils of one group are in their absence: lower is less alike
NEEDS = ("SLCN", "SEMH", "ASD", "MLD", "SPLD", "SLD", "PD", "HI", "VI", "OTH")
NEED_SHARES = (0.26, 0.22, 0.18, 0.10, 0.12, 0.04, 0.02, 0.01, 0.01, 0.04)
AGES = {"primary": (4, 10), "secondary": (11, 15), "special": (4, 15)}
PUPILS = {"primary": (90, 420), "secondary": (600, 1400), "special": (60, 180)}
STAGES = {4: "gld", 5: "phonics", 10: "ks2", 15: "ks4"}  # by age on 31 August before the year


@dataclass(frozen=True, slots=True)
class InventedSchool:
    """A school that does not exist: its URN, authority, locality, phase and how many pupils it has."""

    urn: str
    authority: str
    locality: str
    phase: str
    pupils: int


@dataclass(frozen=True, slots=True)
class Rates:
    """How things stand in the invented area, each for pupils without SEN, on SEN support and with a plan."""

    status: Rates3 = (0.81, 0.14, 0.05)
    absence: Rates3 = (0.060, 0.098, 0.125)
    suspensions: Rates3 = (0.14, 0.55, 0.60)  # for each pupil of secondary age and year
    exclusions: Rates3 = (0.0008, 0.004, 0.003)
    met: Rates3 = (0.72, 0.33, 0.10)
    score: Rates3 = (50.0, 34.0, 15.0)


IN_SPECIAL_SCHOOLS = (0.0, 0.02, 0.98)
USUAL = Rates()


def invented_schools(seed: int, authority: str, localities: Sequence[str], number: int = 40) -> list[InventedSchool]:
    """So many schools: about four in five primary, one in thirteen special; URNs from 900001, which no school has."""
    draw = np.random.default_rng(seed)
    schools = []
    for place in range(number):
        phase = "special" if place % 13 == 12 else "secondary" if place % 6 == 5 else "primary"
        pupils = int(draw.integers(*PUPILS[phase]))
        schools.append(
            InventedSchool(str(900001 + place), authority, localities[place % len(localities)], phase, pupils)
        )
    return schools


def invented_school_year(
    seed: int, schools: Sequence[InventedSchool], year: Period, rates: Rates = USUAL
) -> dict[str, pa.Table]:
    """The record tables of one academic year at `schools`: pupils, attendance, suspensions, exclusions and results.

    Each school differs a little from `rates`, always in the same way for one seed: another year with the same seed has
    the same schools, other children and other chance.
    """
    manner = np.random.default_rng(seed).normal(0, 0.2, len(schools))
    draw = np.random.default_rng([seed, year.place])
    children = _children(draw, schools, rates)
    lean = np.exp(manner)[children.school]
    return {
        "pupils": _pupils(draw, children),
        "attendance": _attendance(draw, children, rates, lean),
        "suspensions": _events(draw, children, rates.suspensions, lean, year.begins),
        "exclusions": _events(draw, children, rates.exclusions, lean, year.begins),
        "results": _results(draw, children, rates, lean),
    }


@dataclass(frozen=True, slots=True)
class _Children:
    """Every child of the year, a place in each array: its school's place among `schools`, status (0 to 2) and age."""

    schools: Sequence[InventedSchool]
    school: Numbers
    status: Numbers
    age: Numbers

    def columns(self, chosen: Numbers) -> dict[str, pa.Array]:
        """The columns that every record table has, for the children at the places `chosen`."""
        school = self.school[chosen]
        return {
            "pupil": pa.array([f"X{place:08}" for place in chosen.tolist()], pa.string()),
            "authority": pa.array([one.authority for one in self.schools]).take(pa.array(school)),
            "school": pa.array([one.urn for one in self.schools]).take(pa.array(school)),
            "sen_status": pa.array(STATUSES).take(pa.array(self.status[chosen])),
        }

    @property
    def all(self) -> Numbers:
        return np.arange(len(self.school))

    def of(self, rates: Rates3) -> Shares:
        """For each child the rate of its SEN status."""
        return np.array(rates)[self.status]

    def phase(self, name: str) -> Flags:
        return np.array([one.phase == name for one in self.schools])[self.school]


def _children(draw: np.random.Generator, schools: Sequence[InventedSchool], rates: Rates) -> _Children:
    school = np.repeat(np.arange(len(schools)), [one.pupils for one in schools])
    chances = np.array([IN_SPECIAL_SCHOOLS if one.phase == "special" else rates.status for one in schools])
    status = (draw.random(len(school))[:, None] > chances.cumsum(axis=1)[school][:, :2]).sum(axis=1)
    ages = np.array([AGES[one.phase] for one in schools])[school]
    return _Children(schools, school, status, draw.integers(ages[:, 0], ages[:, 1] + 1))


def _pupils(draw: np.random.Generator, children: _Children) -> pa.Table:
    number = len(children.school)
    need = pa.array(draw.choice(NEEDS, number, p=NEED_SHARES), mask=children.status == 0)
    return pa.table(
        children.columns(children.all)
        | {
            "registration": draw.choice(["C", "M", "S"], number, p=[0.985, 0.008, 0.007]),
            "phase": pa.array([one.phase for one in children.schools]).take(pa.array(children.school)),
            "primary_need": need,
            "sex": draw.choice(["F", "M"], number),
            "age": children.age,
        }
    )


def _attendance(draw: np.random.Generator, children: _Children, rates: Rates, lean: Shares) -> pa.Table:
    possible = draw.integers(LEAST_POSSIBLE, SESSIONS + 1, len(children.school))
    mean = np.clip(children.of(rates.absence) * lean, 0.01, 0.6)
    missed = draw.binomial(possible, draw.beta(mean * SPREAD, (1 - mean) * SPREAD))
    return pa.table(
        children.columns(children.all) | {"age": children.age, "possible_sessions": possible, "missed_sessions": missed}
    )


def _events(draw: np.random.Generator, children: _Children, chances: Rates3, lean: Shares, begins: date) -> pa.Table:
    """A row for each event, of none, one or several for a child; few in primary schools."""
    expected = children.of(chances) * lean * np.where(children.phase("primary"), 0.12, 1.0)
    liable = draw.gamma(0.3, 1 / 0.3, len(children.school))  # a few children have many
    chosen = np.repeat(children.all, draw.poisson(expected * liable))
    days = draw.integers(0, SCHOOL_DAYS, len(chosen))
    return pa.table(children.columns(chosen) | {"began_on": np.datetime64(begins) + days})


def _results(draw: np.random.Generator, children: _Children, rates: Rates, lean: Shares) -> pa.Table:
    chosen = np.flatnonzero(np.isin(children.age, list(STAGES)) & ~children.phase("special"))
    stage = np.array([STAGES.get(age, "") for age in range(AGES["special"][1] + 1)])[children.age[chosen]]
    met = draw.random(len(chosen)) < children.of(rates.met)[chosen] / lean[chosen]
    score = np.clip(draw.normal(children.of(rates.score)[chosen], 15), 0, 90).round(1)
    at_16 = stage == "ks4"
    return pa.table(
        children.columns(chosen)
        | {"stage": stage, "met": pa.array(met, mask=at_16), "score": pa.array(score, mask=~at_16)}
    )
