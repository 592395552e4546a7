"""What a tracker would add to a plan and change in it, row by row, and what stands in the way."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sendwell.apps.programme.models import Action, Plan, Priority, Update
from sendwell.apps.trackers.planning.names import Names, bare_title, fold
from sendwell.apps.trackers.planning.values import changed_fields, due, said_by, update_words
from sendwell.apps.trackers.queries import PlanRows, own_ref
from sendwell.domain.assurance import may_change_rating, rating_name
from sendwell.domain.problems import Problem
from sendwell.domain.tracker import CellProblem, Tracker, TrackerRow

LONGEST_TITLE = 300  # characters, of an action or a milestone
_LINK = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """Progress that the tracker tells and the plan does not have."""

    rating: str
    happened: str
    next_step: str
    link: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """What one row adds or changes. Without an `action` it adds one."""

    row: TrackerRow
    action: Action | None
    priority: Priority | None
    new_priority: str = ""  # the title of one to be added, where the plan has none
    fields: Mapping[str, Any] = field(default_factory=dict)
    told: tuple[tuple[str, str, str], ...] = ()
    update: NewUpdate | None = None
    milestones: tuple[tuple[str, date], ...] = ()
    links: bool = False  # whether what it waits for is to be set
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def changes(self) -> bool:
        """Whether anything would be different."""
        return self.action is None or bool(self.told)


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that a tracker would do. Nothing of it is done while `problems` stand, unless they are left out."""

    rows: tuple[Proposed, ...]
    problems: tuple[CellProblem, ...]
    doubts: tuple[CellProblem, ...]
    notes: tuple[str, ...]

    @property
    def added(self) -> list[Proposed]:
        """The rows that add an action."""
        return [one for one in self.rows if one.action is None]

    @property
    def changed(self) -> list[Proposed]:
        """The rows that change an action."""
        return [one for one in self.rows if one.action is not None and one.changes]

    @property
    def same(self) -> int:
        """How many rows change nothing."""
        return sum(not one.changes for one in self.rows)

    @property
    def new_priorities(self) -> list[str]:
        """The titles of the priorities that would be added."""
        return list(dict.fromkeys(one.new_priority for one in self.rows if one.new_priority))


def propose(tracker: Tracker, plan: Plan, rows: PlanRows, names: Names) -> Proposal:
    """What `tracker` would change in `plan`, of which `rows` are the actions. Changes nothing."""
    work = _Work(tracker, plan, rows, names)
    proposed = tuple(work.row(row) for row in _each_key_once(tracker.rows))
    problems = (*tracker.problems, *work.problems)
    return Proposal(proposed, problems, (*tracker.doubts, *work.doubts), tracker.notes)


class _Work:
    def __init__(self, tracker: Tracker, plan: Plan, rows: PlanRows, names: Names) -> None:
        self._tracker, self._plan, self._rows, self._names = tracker, plan, rows, names
        self._by_key = {tracked.key: tracked.action_id for tracked in rows.tracked.values()}
        self._by_pk = {action.pk: action for action in rows.actions}
        self._by_own_ref = {own_ref(action).casefold(): action for action in rows.actions}
        self.problems: list[CellProblem] = []
        self.doubts: list[CellProblem] = []

    def row(self, row: TrackerRow) -> Proposed:
        """What one row would do."""
        action = self._action(row)
        tracked = self._rows.tracked.get(action.pk) if action else None
        said = tracked.said if tracked else {}
        fields, told = changed_fields(row, action, said, self._names)
        self._check_title(row, fields)
        priority, new_priority = self._priority(row, action)
        found = Proposed(row, action, priority, new_priority, fields, tuple(told), said=said_by(row))
        found = self._with_update(found, said)
        found = self._with_milestones(found)
        found = self._with_links(found, said)
        self._say_what_is_not_kept(row)
        return found

    def _action(self, row: TrackerRow) -> Action | None:
        """The action that the row came from, or was written for; else the one action with the same words."""
        if row.key in self._by_key:
            return self._by_pk.get(self._by_key[row.key])
        if row.key in self._by_own_ref:
            return self._by_own_ref[row.key]
        words = fold(row.action)
        alike = [one for one in self._rows.actions if one.pk not in self._rows.tracked and fold(one.title) == words]
        return alike[0] if len(alike) == 1 else None

    def _priority(self, row: TrackerRow, action: Action | None) -> tuple[Priority | None, str]:
        if action is not None:
            named = self._names.priority(row.priority) if row.priority else None
            if named and named != action.priority:
                self._doubt(row, f"The action stays under its priority “{action.priority.title}”: actions do not move.")
            return action.priority, ""
        found = self._names.priority(row.priority) if row.priority else None
        if found is None and not row.priority:
            only = self._names.priorities[0] if len(self._names.priorities) == 1 else None
            if only is None:
                what = "The row stands under no priority."
                self._problem(row, what, "Name its priority in a column, or in a row of its own above it.")
            return only, ""
        return found, "" if found else bare_title(row.priority)

    def _with_update(self, proposed: Proposed, said: Mapping[str, str]) -> Proposed:
        row = proposed.row
        if not update_words(row) or update_words(row) == said.get("update", ""):
            return proposed
        if row.rating is None:
            if row.update or row.next_step:
                self._doubt(row, "The progress was left out, because the row has no rating.")
            return proposed
        latest = self._rows.latest.get(proposed.action.pk) if proposed.action else None
        new = _update(row)
        if latest and (latest.rating, fold(latest.happened), fold(latest.next_step)) == (
            new.rating, fold(new.happened), fold(new.next_step)
        ):  # fmt: skip
            return proposed
        refused = self._refusal(latest, new)
        if refused:
            self._problem(row, refused, "Give a link to the evidence in the tracker, or update the action on its page.")
            return proposed
        before = rating_name(latest.rating) if latest else ""
        told = ("Progress", before, f"{rating_name(new.rating)}: {new.happened}")
        return replace(proposed, update=new, told=(*proposed.told, told))

    @staticmethod
    def _refusal(latest: Update | None, new: NewUpdate) -> str | None:
        if latest and latest.rating == "blue":
            return "The action is done (blue), so its progress can’t be changed here."
        reason = new.happened if latest is None or new.happened != _NO_WORDS else ""
        return may_change_rating(latest.rating if latest else "", new.rating, reason, int(bool(new.link)))

    def _with_milestones(self, proposed: Proposed) -> Proposed:
        held = {fold(one.wording) for one in proposed.action.milestones.all()} if proposed.action else set()
        last = due(proposed.row).last
        found = []
        for milestone in proposed.row.milestones:
            wording = " ".join(milestone.wording.split())
            if fold(wording) in held:
                continue
            if milestone.due.last is None:
                self._doubt(proposed.row, f"The milestone “{wording[:60]}” has no date, so it was left out.")
            elif len(wording) > LONGEST_TITLE or (last and milestone.due.last > last):
                self._problem(
                    proposed.row,
                    f"The milestone “{wording[:60]}” is too long or after the day the action is due.",
                    f"Shorten it to {LONGEST_TITLE} characters, or correct one of the days.",
                )
            else:
                found.append((wording, milestone.due.last))
        told = tuple(("Milestone", "", f"{wording}, by {day:%-d %B %Y}") for wording, day in found)
        return replace(proposed, milestones=tuple(found), told=(*proposed.told, *told))

    def _with_links(self, proposed: Proposed, said: Mapping[str, str]) -> Proposed:
        if "; ".join(proposed.row.waits_for) == said.get("waits_for", ""):
            return proposed
        before = self._refs_waited_for(proposed.action)
        after = [self._ref_of(key) for key in proposed.row.waits_for]
        if sorted(before) == sorted(after):
            return proposed
        told = ("Waits for", ", ".join(before), ", ".join(after))
        return replace(proposed, links=True, told=(*proposed.told, told))

    def _refs_waited_for(self, action: Action | None) -> list[str]:
        tracked = self._rows.tracked
        found = list(action.depends_on.all()) if action else []
        return [(tracked[one.pk].ref if one.pk in tracked else "") or own_ref(one) for one in found]

    def _ref_of(self, key: str) -> str:
        return next((row.ref or row.action[:60] for row in self._tracker.rows if row.key == key), key)

    def _check_title(self, row: TrackerRow, fields: dict[str, Any]) -> None:
        title = fields.get("title", "")
        if len(title) > LONGEST_TITLE:
            what = f"The action has {len(title)} characters; {LONGEST_TITLE} can be kept."
            self._problem(row, what, "Say it shorter, and put the rest in another column.")
            fields["title"] = f"{title[: LONGEST_TITLE - 1]}…"

    def _say_what_is_not_kept(self, row: TrackerRow) -> None:
        if len(row.owners) > 1:
            others = ", ".join(row.owners[1:])
            self._doubt(row, f"An action has one owner: {row.owners[0]} was taken, and not {others}.")

    def _problem(self, row: TrackerRow, what: str, mend: str) -> None:
        self.problems.append(_at(self._tracker, row, what, mend))

    def _doubt(self, row: TrackerRow, what: str) -> None:
        self.doubts.append(_at(self._tracker, row, what, "Check that this is what was meant."))


_NO_WORDS = "The tracker gives this rating without words."


def _update(row: TrackerRow) -> NewUpdate:
    link = _LINK.search(row.evidence)
    happened = row.update or _NO_WORDS
    if row.evidence and not link and row.evidence not in happened:
        happened = f"{happened}\nEvidence named in the tracker: {row.evidence}"
    return NewUpdate(row.rating or "", happened, row.next_step, link.group().rstrip(".,;)") if link else "")


def _each_key_once(rows: Sequence[TrackerRow]) -> list[TrackerRow]:
    """The first row of each key: what uses it again is a problem of its own."""
    return list({row.key: row for row in reversed(rows)}.values())[::-1]


def _at(tracker: Tracker, row: TrackerRow, what: str, mend: str) -> CellProblem:
    where = f"{tracker.name}, sheet {row.sheet}, row {row.number}"
    return CellProblem(row.sheet, row.number, "", Problem(where, what, mend))
