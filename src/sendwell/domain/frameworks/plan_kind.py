"""A kind of plan: its contents, its sign-offs, its words and the stages of its life, read from one file of data."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sendwell.domain.clocks import TimeLimit, all_limits, limit_named

FILLED_BY = (
    "intent",
    "governance",
    "found",
    "actions",
    "priority_actions",
    "other_actions",
    "measures",
    "risks",
    "glossary",
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part that the plan must have, and what it says.

    `filled_by` names what of the plan fills it when it is written out; where it is empty, somebody must write it.
    """

    title: str
    says: str
    filled_by: str = ""


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who agrees the plan, and the stage that records that they did."""

    who: str
    stage: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A step in the life of a plan.

    Its date is `limit` counted from the day of the stage `counted_from`; `until` is a second limit, where the date is
    a window. `length_in_report` names the inspection fact that says how long it is, where the report says so itself.
    `reported` stages are facts of the inspection; a stage with `met_by` is a day to keep and is reached when that stage
    is; one with `only_after` is no part of the plan's life until that stage was reached. One that `repeats` is reached
    again and again until a later stage is: its limit is counted anew from each time.
    """

    key: str
    name: str
    counted_from: str = ""
    limit: TimeLimit | None = None
    until: TimeLimit | None = None
    length_in_report: str = ""
    reported: bool = False
    met_by: str = ""
    only_after: str = ""
    repeats: bool = False

    @property
    def recorded(self) -> bool:
        """True if a person says when it was reached."""
        return not self.reported and not self.met_by


@dataclass(frozen=True, slots=True)
class PlanKind:
    """What the framework asks of a plan of this kind. `priority` and `priorities` are its word for what to improve."""

    key: str
    name: str
    meaning: str
    source: str
    priority: str
    priorities: str
    sections: tuple[Section, ...]
    sign_offs: tuple[SignOff, ...]
    stages: tuple[Stage, ...]

    def stage(self, key: str) -> Stage:
        """The stage with this key. Raises KeyError if the kind has none such."""
        found = next((stage for stage in self.stages if stage.key == key), None)
        if found is None:
            raise KeyError(f"A {self.name} has no stage “{key}”.")
        return found


def read_plan_kind(text: str, limits: Iterable[TimeLimit] | None = None) -> PlanKind:
    """The kind of plan written in `text` (TOML). Raises ValueError, saying what to mend, where it does not hold."""
    known = list(all_limits() if limits is None else limits)
    data = tomllib.loads(text)
    kind = PlanKind(
        **{name: data[name] for name in ("key", "name", "meaning", "source", "priority", "priorities")},
        sections=tuple(Section(**row) for row in data["section"]),
        sign_offs=tuple(SignOff(**row) for row in data["sign_off"]),
        stages=tuple(_stage(row, known) for row in data["stage"]),
    )
    _check(kind)
    return kind


def _stage(row: Mapping[str, Any], limits: list[TimeLimit]) -> Stage:
    named = {part: limit_named(row[part], limits) for part in ("limit", "until") if part in row}
    return Stage(**{**row, **named})


def _check(kind: PlanKind) -> None:
    keys = [stage.key for stage in kind.stages]
    if len(keys) != len(set(keys)):
        raise ValueError(f"The plan kind “{kind.key}” has two stages with one key. Give each its own.")
    pointed_at = {
        key for stage in kind.stages for key in (stage.counted_from, stage.met_by, stage.only_after) if key
    } | {sign_off.stage for sign_off in kind.sign_offs}
    if unknown := sorted(pointed_at - set(keys)):
        raise ValueError(f"The plan kind “{kind.key}” points at stages that it does not have: {', '.join(unknown)}.")
    if unfilled := sorted({section.filled_by for section in kind.sections} - {"", *FILLED_BY}):
        raise ValueError(f"The plan kind “{kind.key}” has parts filled by what nobody knows: {', '.join(unfilled)}.")
    if undated := [stage.key for stage in kind.stages if bool(stage.counted_from) != bool(stage.limit)]:
        raise ValueError(f"In “{kind.key}”, give both counted_from and limit, or neither, for: {', '.join(undated)}.")
