"""What differs between two readings of a tracker, action by action."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from sendwell.domain.tracker.fields import Field
from sendwell.domain.tracker.model import TrackerRow
from sendwell.domain.tracker.when import When

Value = str | tuple[str, ...] | None


class Change(StrEnum):
    """What became of an action."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """One action that differs; `fields` gives the old and the new value of each field that changed."""

    key: str
    change: Change
    old: TrackerRow | None = None
    new: TrackerRow | None = None
    fields: dict[Field, tuple[Value, Value]] = field(default_factory=dict)


def differences(old: Iterable[TrackerRow], new: Iterable[TrackerRow]) -> list[Difference]:
    """The actions of `new` that were added or changed, in its order, then those of `old` that are gone."""
    before = {row.key: row for row in old}
    after = {row.key: row for row in new}
    found = []
    for key, row in after.items():
        if key not in before:
            found.append(Difference(key, Change.ADDED, new=row))
        elif changed := _changed(before[key], row):
            found.append(Difference(key, Change.CHANGED, before[key], row, changed))
    return found + [Difference(key, Change.GONE, old=row) for key, row in before.items() if key not in after]


def values_of(row: TrackerRow) -> dict[Field, Value]:
    """What a row says, in values that are equal where their meaning is."""
    return {
        Field.REF: row.ref,
        Field.PRIORITY: row.priority,
        Field.ACTION: _folded(row.action),
        Field.DIFFERENCE: _folded(row.difference),
        Field.OWNER: row.owners,
        Field.LEAD: row.lead,
        Field.PARTNERS: row.partners,
        Field.START: _day(row.start),
        Field.DUE: _day(row.due),
        Field.REVISED: _day(row.revised),
        Field.RATING: row.rating,
        Field.UPDATE: _folded(row.update),
        Field.NEXT_STEP: _folded(row.next_step),
        Field.MEASURE: _folded(row.measure),
        Field.EVIDENCE: _folded(row.evidence),
        Field.MILESTONE: tuple(f"{one.wording} {_day(one.due)}".strip() for one in row.milestones),
        Field.WAITS_FOR: row.waits_for,
    }


def _changed(old: TrackerRow, new: TrackerRow) -> dict[Field, tuple[Value, Value]]:
    before, after = values_of(old), values_of(new)
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def _day(when: When) -> str:
    return f"{when.first} {when.last}" if when.last else when.words.casefold()


def _folded(words: str) -> str:
    return " ".join(words.split())
