"""The page of the manual about time limits and kinds of plan, printed from the data that the service uses."""

from collections.abc import Iterable, Iterator

from sendwell.domain.clocks import all_limits
from sendwell.domain.clocks.manual import (
    INTRODUCTION,
    events_list,
    exceptions_table,
    limits_by_group,
    paths_table,
    undecided_list,
)
from sendwell.domain.frameworks.inspection import Framework
from sendwell.domain.frameworks.plan_kind import PlanKind, Stage
from sendwell.domain.frameworks.shelf import frameworks, plan_kinds
from sendwell.domain.frameworks.visit import Scale

_HEAD = """\
# Time limits and kinds of plan

This page is printed from the data that the service uses (`make docs`). A limit is a row in
`src/sendwell/domain/clocks/limits/`; a kind of plan is a file in `src/sendwell/domain/frameworks/plan_kinds/`; a
framework of inspection is a file in `src/sendwell/domain/frameworks/inspections/`. What the next framework invents is a
new row and a new file.
"""


def clocks_page() -> str:
    """The page, as Markdown."""
    limits = ["## Time limits", *limits_by_group(all_limits())]
    beside = [*exceptions_table(), *undecided_list(), *paths_table()]
    kept = [*_kinds(plan_kinds().values()), *_visits(frameworks().values())]
    return "\n".join([_HEAD, INTRODUCTION, *limits, *beside, *kept, *events_list()]) + "\n"


def _kinds(kinds: Iterable[PlanKind]) -> Iterator[str]:
    for kind in kinds:
        yield ""
        yield f"## {kind.name}"
        yield ""
        yield f"{kind.meaning} Source: {kind.source}."
        yield ""
        yield "| stage | its date |"
        yield "| --- | --- |"
        yield from (f"| {stage.name} | {_when(stage, kind)} |" for stage in kind.stages)


def _visits(shelf: Iterable[Framework]) -> Iterator[str]:
    for framework in shelf:
        yield from ("", f"## Visits: {framework.name}", "", "| visit | by | each priority is judged | source |")
        yield "| --- | --- | --- | --- |"
        for visit in framework.visits:
            source = f"{visit.source}{'' if visit.verified else ' (not verified)'}"
            yield f"| {visit.name} | {visit.by} | {_scale(visit.scale)} | {source} |"


def _scale(scale: Scale | None) -> str:
    if scale is None:
        return "no"
    words = "; ".join(found.words for found in scale.judgements)
    return f"{words} (source: {scale.source}{'' if scale.verified else '; not verified'})"


def _when(stage: Stage, kind: PlanKind) -> str:
    if stage.limit is None:
        return "a fact of the inspection" if stage.reported else "recorded when it is reached"
    until = f" to {stage.until.words}" if stage.until else ""
    again = ", and again after each" if stage.repeats else ""
    return f"{stage.limit.words}{until} after “{kind.stage(stage.counted_from).name}”{again}"
