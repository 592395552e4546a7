"""The quality of EHC plans: what an audit asks, how it is graded, which plans to look at, what words to doubt."""

from sendwell.domain.plan_quality.criteria import (
    AGENCIES,
    Criteria,
    Criterion,
    default_criteria,
    section_names,
)
from sendwell.domain.plan_quality.grading import (
    Cap,
    Grade,
    Graded,
    GradingRule,
    Level,
    default_rule,
    grade_of,
    judgement_problems,
)
from sendwell.domain.plan_quality.risk import Factor, PlanFacts, factors, risks_of
from sendwell.domain.plan_quality.sampling import Drawable, draw
from sendwell.domain.plan_quality.words import Checked, Doubt, check_words

__all__ = [
    "AGENCIES",
    "Cap",
    "Checked",
    "Criteria",
    "Criterion",
    "Doubt",
    "Drawable",
    "Factor",
    "Grade",
    "Graded",
    "GradingRule",
    "Level",
    "PlanFacts",
    "check_words",
    "default_criteria",
    "default_rule",
    "draw",
    "factors",
    "grade_of",
    "judgement_problems",
    "risks_of",
    "section_names",
]
