"""What a row of a tracker says of an action, in the action's own terms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sendwell.apps.programme.models import Action
from sendwell.apps.trackers.planning.names import Names
from sendwell.domain.tracker import TITLES, Field, TrackerRow, When


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that trackers and actions share: its name on the action, what the row's words are, and what they mean."""

    field: Field
    name: str
    words: Callable[[TrackerRow], str]
    value: Callable[[TrackerRow, Names], Any]


def _day_words(when: When) -> str:
    return when.words


def due(row: TrackerRow) -> When:
    """The day that counts: the revised one, where there is one."""
    return row.revised if row.revised.last else row.due


KEPT = (
    Kept(Field.ACTION, "title", lambda row: row.action, lambda row, names: " ".join(row.action.split())),
    Kept(Field.DIFFERENCE, "difference", lambda row: row.difference, lambda row, names: row.difference),
    Kept(Field.MEASURE, "measure", lambda row: row.measure, lambda row, names: row.measure),
    Kept(
        Field.OWNER,
        "owner",
        lambda row: "; ".join(row.owners),
        lambda row, names: names.person(row.owners[0]) if row.owners else None,
    ),
    Kept(Field.LEAD, "lead", lambda row: row.lead, lambda row, names: names.organisation(row.lead)),
    Kept(
        Field.PARTNERS,
        "partners",
        lambda row: "; ".join(row.partners),
        lambda row, names: [found for one in row.partners if (found := names.organisation(one))],
    ),
    Kept(Field.START, "starts_on", lambda row: _day_words(row.start), lambda row, names: row.start.first),
    Kept(Field.DUE, "due_on", lambda row: _day_words(due(row)), lambda row, names: due(row).last),
)


def changed_fields(
    row: TrackerRow, action: Action | None, said: Mapping[str, str], names: Names
) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    """The fields that the row changes, and each in words: heading, before, after.

    What the row said at the last import already is no change, though the action may have moved since; nor is a cell
    that was empty then and is empty now.
    """
    fields: dict[str, Any] = {}
    told = []
    for kept in KEPT:
        words = kept.words(row)
        if words == said.get(kept.name, ""):
            continue
        value, before = kept.value(row, names), value_of(action, kept.name)
        if value != before:
            fields[kept.name] = value
            told.append((TITLES[kept.field].split(":")[0], in_words(before), in_words(value)))
    return fields, told


def said_by(row: TrackerRow) -> dict[str, str]:
    """What the row says, to be kept until the next import."""
    return {kept.name: kept.words(row) for kept in KEPT} | {
        "update": update_words(row),
        "waits_for": "; ".join(row.waits_for),
    }


def update_words(row: TrackerRow) -> str:
    """What the row says of progress, as one text by which a change of it is told."""
    return "\n".join((row.rating or "", row.update, row.next_step, row.evidence)).strip()


def value_of(action: Action | None, name: str) -> Any:
    """What the action holds: a list for links to many; empty for an action that is not there yet."""
    if action is None:
        return [] if name == "partners" else None if name in ("owner", "lead", "starts_on", "due_on") else ""
    return list(action.partners.all()) if name == "partners" else getattr(action, name)


def in_words(value: Any) -> str:
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:%-d %B %Y}" if hasattr(value, "strftime") else str(value)
