"""The frameworks and kinds of plan that Sendwell knows: every file in `inspections/` and `plan_kinds/`."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sendwell.domain.frameworks.inspection import Framework, read_framework
from sendwell.domain.frameworks.plan_kind import PlanKind, read_plan_kind


@cache
def plan_kinds() -> dict[str, PlanKind]:
    """Every kind of plan, by key."""
    kinds = (read_plan_kind(text) for text in _texts("plan_kinds"))
    return {kind.key: kind for kind in kinds}


@cache
def frameworks() -> dict[str, Framework]:
    """Every framework of inspection, by key."""
    found = (read_framework(text) for text in _texts("inspections"))
    return {framework.key: framework for framework in found}


def plan_kind(key: str) -> PlanKind:
    """The kind of plan with this key. Raises KeyError."""
    return plan_kinds()[key]


def framework_named(key: str) -> Framework:
    """The framework with this key. Raises KeyError."""
    return frameworks()[key]


def framework_of_paper(paper_kind: str) -> Framework | None:
    """The framework whose reports are papers of this kind; None for a paper that starts no programme."""
    return next((framework for framework in frameworks().values() if framework.paper_kind == paper_kind), None)


def _texts(folder: str) -> Iterator[str]:
    papers = (files("sendwell.domain.frameworks") / folder).iterdir()
    for paper in sorted(papers, key=lambda paper: paper.name):
        if paper.name.endswith(".toml"):
            yield paper.read_text(encoding="utf-8")
