"""A framework of inspection: what its reports call things, and which plan an outcome calls for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sendwell.domain.frameworks.visit import VisitKind, read_scales, read_visits


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """An outcome of inspection in words, and when the next full inspection usually follows."""

    key: str
    words: str
    next_full_inspection_years: int | None = None


@dataclass(frozen=True, slots=True)
class PlanCalledFor:
    """A plan that a report calls for where its facts are as in `when`, and why, in words."""

    plan: str
    because: str
    when: Mapping[str, Any]

    def holds(self, facts: Mapping[str, Any]) -> bool:
        """True if every fact named in `when` is as it says."""
        return all(facts.get(name) == value for name, value in self.when.items())


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework of inspection.

    `findings` has the word for each kind of finding, `priorities` the kinds that become priorities in the plan,
    `proposed` those that a person may answer within a priority of the same theme, `visits` who comes to look again.
    """

    key: str
    name: str
    paper_kind: str
    findings: Mapping[str, str]
    priorities: tuple[str, ...]
    proposed: tuple[str, ...]
    outcomes: tuple[OutcomeWords, ...]
    calls_for: tuple[PlanCalledFor, ...]
    offers: tuple[str, ...]
    visits: tuple[VisitKind, ...]

    def plan_called_for(self, facts: Mapping[str, Any]) -> PlanCalledFor | None:
        """The plan that a report with these facts calls for, or None where it calls for none."""
        return next((rule for rule in self.calls_for if rule.holds(facts)), None)

    def outcome_words(self, key: str) -> str:
        """An outcome in words; nothing for one that the framework does not have."""
        return next((outcome.words for outcome in self.outcomes if outcome.key == key), "")

    def years_to_full_inspection(self, outcome: str) -> int | None:
        """How long after the report the next full inspection usually follows this outcome."""
        return next((found.next_full_inspection_years for found in self.outcomes if found.key == outcome), None)

    def visit(self, key: str) -> VisitKind:
        """The kind of visit with this key. Raises KeyError if the framework has none such."""
        found = next((visit for visit in self.visits if visit.key == key), None)
        if found is None:
            raise KeyError(f"The {self.name} has no visit “{key}”.")
        return found


def read_framework(text: str) -> Framework:
    """The framework written in `text` (TOML). Raises ValueError, saying what to mend, where it does not hold."""
    data = tomllib.loads(text)
    return Framework(
        key=data["key"],
        name=data["name"],
        paper_kind=data["paper_kind"],
        findings=data["findings"],
        priorities=tuple(data["priorities"]),
        proposed=tuple(data["proposed"]),
        outcomes=tuple(OutcomeWords(**row) for row in data.get("outcome", ())),
        calls_for=tuple(PlanCalledFor(**row) for row in data["calls_for"]),
        offers=tuple(data["offers"]),
        visits=read_visits(data.get("visit", ()), read_scales(data.get("scale", ()))),
    )
