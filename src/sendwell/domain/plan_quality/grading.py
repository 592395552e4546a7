"""How judgements become a grade: a rule that is data, with the reasons in words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sendwell.domain.plan_quality.criteria import Criteria, Criterion, section_names
from sendwell.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Level:
    """A judgement of one criterion. Without points it counts for nothing."""

    key: str
    words: str
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade, and the least share of the points (0 to 100) that it needs."""

    key: str
    words: str
    least: float


@dataclass(frozen=True, slots=True)
class Cap:
    """Where `number` or more criteria of the law have `level`, no grade can be better than `best`."""

    level: str
    number: int
    best: str
    why: str


@dataclass(frozen=True, slots=True)
class GradingRule:
    """Levels, grades with the best first, and what sets the best that is possible."""

    levels: tuple[Level, ...]
    grades: tuple[Grade, ...]
    caps: tuple[Cap, ...]

    def level(self, key: str) -> Level:
        """The level with this key. Raises KeyError for none."""
        return next(level for level in self.levels if level.key == key)

    def grade(self, key: str) -> Grade:
        """The grade with this key."""
        return next(grade for grade in self.grades if grade.key == key)

    @property
    def needs_reason(self) -> frozenset[str]:
        """The levels for which an auditor gives the reason: all below the second best, and what does not apply."""
        known = sorted((level.points for level in self.levels if level.points is not None), reverse=True)
        return frozenset(level.key for level in self.levels if level.points is None or level.points < known[1])

    @property
    def in_words(self) -> list[str]:
        """The rule as sentences."""
        scores = ", ".join(f"“{one.words}” {one.points}" for one in self.levels if one.points is not None)
        found = [f"Each judgement scores: {scores}. What does not apply is left out."]
        found += [
            f"{grade.words}: {grade.least:g}% of the points or more." if grade.least else f"{grade.words}: below that."
            for grade in self.grades
        ]
        return found + [f"No better than {self.grade(cap.best).words.lower()} where {cap.why}." for cap in self.caps]


@dataclass(frozen=True, slots=True)
class Graded:
    """What judgements come to. `grade` is None while some are missing, or where nothing applies."""

    grade: Grade | None
    share: float | None  # of the points, 0 to 100
    why: tuple[str, ...]
    missing: tuple[Criterion, ...]


@cache
def default_rule() -> GradingRule:
    """The rule that comes with Sendwell. The four grades are those that areas use; the shares are our suggestion."""
    return rule_in(tomllib.loads(files(__package__).joinpath("grading.toml").read_text(encoding="utf-8")))


def rule_in(row: Mapping[str, Any]) -> GradingRule:
    """A rule as it is kept."""
    return GradingRule(
        levels=tuple(Level(key=key, **level) for key, level in row["levels"].items()),
        grades=tuple(Grade(**grade) for grade in row["grade"]),
        caps=tuple(Cap(**cap) for cap in row["cap"]),
    )


def as_row(rule: GradingRule) -> dict[str, Any]:
    """A rule so that it can be kept."""
    return {
        "levels": {one.key: {"words": one.words, "points": one.points} for one in rule.levels},
        "grade": [{"key": one.key, "words": one.words, "least": one.least} for one in rule.grades],
        "cap": [{"level": one.level, "number": one.number, "best": one.best, "why": one.why} for one in rule.caps],
    }


def grade_of(judged: Mapping[str, str], criteria: Criteria, rule: GradingRule) -> Graded:
    """The grade that the levels in `judged`, by the key of their criterion, come to.

    >>> from sendwell.domain.plan_quality import default_criteria
    >>> graded = grade_of({one.key: "met" for one in default_criteria()}, default_criteria(), default_rule())
    >>> graded.grade.words, graded.why[0]
    ('Good', '67% of the points.')
    """
    missing = tuple(one for one in criteria if one.key not in judged)
    points = {one: rule.level(judged[one.key]).points for one in criteria if one.key in judged}
    counted = [number for number in points.values() if number is not None]
    if missing or not counted:
        return Graded(None, _share(counted, rule), (), missing)
    share = _share(counted, rule) or 0.0
    order = list(rule.grades)
    earned = next(grade for grade in order if share >= grade.least)
    caps = [cap for cap in rule.caps if _number_at(cap.level, judged, criteria) >= cap.number]
    best = max([earned, *(rule.grade(cap.best) for cap in caps)], key=order.index)
    why = [f"{share:.0f}% of the points."]
    why += [f"No better than {rule.grade(cap.best).words.lower()}: {cap.why}." for cap in caps if cap.best == best.key]
    return Graded(best, share, tuple(why), ())


def judgement_problems(
    judged: Mapping[str, str], reasons: Mapping[str, str], criteria: Criteria, rule: GradingRule
) -> list[Problem]:
    """Why judgements can't be handed in yet, all at once; none where they can."""
    found = []
    for one in criteria:
        where = f"{section_names()[one.section]}: {one.asks}"
        if one.key not in judged:
            found.append(Problem(where, "It is not judged yet.", "Choose a judgement; “does not apply” is one."))
        elif judged[one.key] in rule.needs_reason and not reasons.get(one.key, "").strip():
            what = f"It is judged “{rule.level(judged[one.key]).words.lower()}” without a reason."
            found.append(Problem(where, what, "Say why, so that the author can mend it."))
    return found


def _share(counted: list[int], rule: GradingRule) -> float | None:
    best = max(level.points or 0 for level in rule.levels)
    return 100 * sum(counted) / (best * len(counted)) if counted else None


def _number_at(level: str, judged: Mapping[str, str], criteria: Criteria) -> int:
    return sum(one.law and judged.get(one.key) == level for one in criteria)
