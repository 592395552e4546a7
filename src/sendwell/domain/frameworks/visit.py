"""The kinds of visit that look at an improvement, and the words in which each judges progress: rows of a framework."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class JudgementWords:
    """One judgement of a scale in words. One that `falls_short` leaves something to be put right."""

    key: str
    words: str
    falls_short: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The judgements that a visit chooses from for each priority. `source` says who uses them."""

    key: str
    source: str
    verified: bool
    judgements: tuple[JudgementWords, ...]

    def judgement(self, key: str) -> JudgementWords | None:
        """The judgement with this key; None where the scale has none such."""
        return next((found for found in self.judgements if found.key == key), None)


@dataclass(frozen=True, slots=True)
class VisitKind:
    """A kind of visit: who comes, what for, and how each priority is judged.

    `stages` gives, by kind of plan, the stage of its life that such a visit reaches, from which the clocks know its
    day. Where `scale` is None nothing is judged priority by priority.
    """

    key: str
    name: str
    by: str
    meaning: str
    source: str
    verified: bool
    stages: Mapping[str, str]
    scale: Scale | None = None

    def stage_of(self, plan_kind: str) -> str:
        """The key of the stage that such a visit reaches in a plan of this kind; empty where it reaches none."""
        return self.stages.get(plan_kind, "")


def read_scales(rows: Iterable[Mapping[str, Any]]) -> dict[str, Scale]:
    """The scales of a framework, by key."""
    scales = (Scale(**{**row, "judgements": tuple(JudgementWords(**one) for one in row["judgements"])}) for row in rows)
    return {scale.key: scale for scale in scales}


def read_visits(rows: Iterable[Mapping[str, Any]], scales: Mapping[str, Scale]) -> tuple[VisitKind, ...]:
    """The kinds of visit of a framework. Raises ValueError, saying what to mend, for a scale that it does not have."""
    return tuple(_visit(row, scales) for row in rows)


def _visit(row: Mapping[str, Any], scales: Mapping[str, Scale]) -> VisitKind:
    wanted = row.get("scale", "")
    if wanted and wanted not in scales:
        raise ValueError(f"The visit “{row['key']}” judges by “{wanted}”, which is no scale of its framework.")
    return VisitKind(**{"stages": {}, **row, "scale": scales[wanted] if wanted else None})
