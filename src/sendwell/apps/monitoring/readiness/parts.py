"""What the self-evaluation of a priority says after the inspectors' own words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvaluationAspect:
    """A part of the self-evaluation: its heading, and what belongs there."""

    key: str
    heading: str
    says: str


PARTS = (
    EvaluationAspect("done", "What was done", "What is finished and under way, with dates, and what is late."),
    EvaluationAspect(
        "numbers", "What the numbers show", "Baseline and latest figure, and whether it moved beyond chance."
    ),
    EvaluationAspect(
        "families", "What families say", "Surveys, the forum, complaints: when, how many were asked, what."
    ),
    EvaluationAspect("weak", "What is still weak", "What inspectors would find if they came today."),
)


def aspect_named(key: str) -> EvaluationAspect | None:
    """The part with this key; None where there is none such."""
    return next((part for part in PARTS if part.key == key), None)
