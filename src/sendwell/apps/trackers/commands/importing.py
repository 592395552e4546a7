"""A tracker is taken over into the plan: every row of it, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.commands.actions import add_action, add_milestone, change_action
from sendwell.apps.programme.commands.plans import add_priority
from sendwell.apps.programme.commands.updates import add_update
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.trackers.models import LoadState, TrackedAction, TrackerLoad
from sendwell.apps.trackers.permissions import may_bring_trackers
from sendwell.apps.trackers.planning import Proposal, Proposed
from sendwell.apps.trackers.planning.values import value_of
from sendwell.apps.trackers.queries import plan_rows
from sendwell.apps.trackers.reading import proposal_of, tracker_of
from sendwell.apps.trackers.undo_data import as_data
from sendwell.domain.problems import Problem
from sendwell.domain.tracker import CellProblem

MANY_ROWS = 500  # more rows than these are imported in the background


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an import: the problems that stopped it, or nothing."""

    problems: tuple[CellProblem, ...]


class _Stopped(Exception):
    def __init__(self, problems: Sequence[CellProblem]) -> None:
        super().__init__()
        self.problems = problems


@command
def ask_for_import(*, load: TrackerLoad, leave_out: bool, by: Person) -> TrackerLoad:
    """Ask for a tracker to be imported: at once, or in the background where it is long.

    With `leave_out`, cells with problems are left empty; without, they stop the import. Raises PermissionDenied, or
    Refused where it is imported already.
    """
    from sendwell.apps.trackers.tasks import import_tracker  # the task imports this file

    require(may_bring_trackers(by) and load.area_id == by.area_id)
    load = TrackerLoad.objects.select_for_update(of=("self",)).select_related("plan__programme__area").get(pk=load.pk)
    if load.state not in (LoadState.GIVEN, LoadState.REFUSED):
        raise Refused("This tracker was imported already, or is being imported now.")
    load.leave_out, load.progress, load.problems = leave_out, 0, []
    if len(tracker_of(load).rows) <= MANY_ROWS:
        import_now(load=load, by=by)
        return load
    load.state = LoadState.WAITING
    load.save()
    transaction.on_commit(partial(import_tracker.enqueue, load.pk, by.pk))
    return load


def import_now(*, load: TrackerLoad, by: Person) -> None:
    """Import a tracker: all of it in one transaction. What stops it is written on the load, and nothing else changes.

    Raises PermissionDenied, or Refused where its file can't be read.
    """
    require(may_bring_trackers(by) and load.area_id == by.area_id)
    proposal = proposal_of(load, tracker_of(load), plan_rows(load.plan))
    try:
        if proposal.problems and not load.leave_out:
            raise _Stopped(proposal.problems)
        _carry_out(load=load, proposal=proposal, by=by)
    except _Stopped as stopped:
        load.state, load.progress = LoadState.REFUSED, 0
        load.problems = [problem_data(problem) for problem in stopped.problems]
        load.save()


def problem_data(found: CellProblem) -> list[str | int]:
    """A problem as it is kept: sheet, row, column, what is wrong, how to mend it."""
    return [found.sheet, found.row, found.column, found.problem.what, found.problem.mend]


@command
def _carry_out(*, load: TrackerLoad, proposal: Proposal, by: Person) -> None:
    work = _Work(load, by)
    for proposed in proposal.rows:
        work.try_row(proposed)
    for proposed in proposal.rows:
        work.try_links(proposed)
    if work.problems and not load.leave_out:
        raise _Stopped(work.problems)
    load.problems = [problem_data(problem) for problem in (*proposal.problems, *work.problems)]
    load.done, load.counts = work.done, work.counts()
    load.state, load.progress, load.imported_at = LoadState.IMPORTED, 100, timezone.now()
    load.save()


class _Work:
    """Does what a proposal says, row by row; a row that a command refuses becomes a problem."""

    def __init__(self, load: TrackerLoad, by: Person) -> None:
        self._load, self._by = load, by
        self._priorities: dict[str, Priority] = {}
        self._action_of: dict[str, Action] = {}
        self._kept: dict[str, dict[str, Any]] = {}
        self._linked: set[str] = set()
        self.done: list[dict[str, Any]] = []
        self.problems: list[CellProblem] = []

    def counts(self) -> dict[str, int]:
        """How many things of each kind were done."""
        actions = [one for one in self.done if "action" in one]
        return {
            "added": sum(one["added"] for one in actions),
            "changed": sum(not one["added"] for one in actions),
            "updates": sum(bool(one["updates"]) for one in actions),
            "priorities": sum("priority" in one for one in self.done),
        }

    def try_row(self, proposed: Proposed) -> None:
        """Add or change the action of a row, with its update and milestones."""
        if proposed.action is not None:
            self._action_of[proposed.row.key] = proposed.action
        if proposed.changes:
            self._or_problem(proposed, self._row)
        elif proposed.action is not None:
            self._keep(proposed, proposed.action)

    def try_links(self, proposed: Proposed) -> None:
        """Say which actions a row's action waits for, once all of them are there."""
        key = proposed.row.key
        if proposed.links and key in self._action_of and key not in self._linked:
            self._or_problem(proposed, self._links)

    def _or_problem(self, proposed: Proposed, step: Any) -> None:
        try:
            with transaction.atomic():
                step(proposed)
        except Refused as refused:
            row = proposed.row
            where = f"{self._load.file_name}, sheet {row.sheet}, row {row.number}"
            problem = Problem(where, str(refused), "Correct it in the tracker, then bring it in again.")
            self.problems.append(CellProblem(row.sheet, row.number, "", problem))

    def _row(self, proposed: Proposed) -> None:
        action, done = self._saved(proposed)
        if proposed.update:
            new = proposed.update
            said = add_update(
                action=action,
                rating=new.rating,
                happened=new.happened,
                next_step=new.next_step,
                link=new.link,
                by=self._by,
            )
            done["updates"] = [said.pk]
        done["milestones"] = [
            add_milestone(action=action, wording=wording, due_on=day, by=self._by).pk
            for wording, day in proposed.milestones
        ]
        done["tracked"] = self._keep(proposed, action)
        self._action_of[proposed.row.key] = action
        self._kept[proposed.row.key] = done
        self.done.append(done)

    def _saved(self, proposed: Proposed) -> tuple[Action, dict[str, Any]]:
        action, fields = proposed.action, dict(proposed.fields)
        done: dict[str, Any] = {"added": action is None, "before": {}, "updates": [], "milestones": []}
        if action is None:
            fields |= self._links_to_earlier(proposed)
            action = add_action(priority=self._priority(proposed), by=self._by, **fields)
        elif fields:
            done["before"] = {name: as_data(value_of(action, name)) for name in fields}
            action = change_action(action=action, by=self._by, why=self._why(proposed), **fields)
        done["action"] = action.pk
        done["after"] = {name: as_data(value) for name, value in fields.items()}
        return action, done

    def _links_to_earlier(self, proposed: Proposed) -> dict[str, Any]:
        """What a new action waits for, where all of it stands in earlier rows: said at once, it costs least."""
        if not proposed.links or any(key not in self._action_of for key in proposed.row.waits_for):
            return {}
        self._linked.add(proposed.row.key)
        return {"depends_on": [self._action_of[key] for key in proposed.row.waits_for]}

    def _why(self, proposed: Proposed) -> str:
        """Why a date or a measure changes: the tracker says so, in the words of its own update where it has one."""
        words = f": {proposed.update.happened}" if proposed.update else "."
        return f"By the tracker {self._load.file_name}{words}"

    def _priority(self, proposed: Proposed) -> Priority:
        if proposed.priority is not None:
            return proposed.priority
        title = proposed.new_priority
        if not title:
            raise Refused("The row stands under no priority, so its action has no place in the plan.")
        if title not in self._priorities:
            added = add_priority(
                plan=self._load.plan, title=title, outcome="", accountable=None, due_on=None, by=self._by
            )
            self._priorities[title] = added
            self.done.append({"priority": added.pk})
        return self._priorities[title]

    def _links(self, proposed: Proposed) -> None:
        action = self._action_of[proposed.row.key]
        before = [one.pk for one in action.depends_on.all()]
        waits_for = [self._action_of[key] for key in proposed.row.waits_for if key in self._action_of]
        change_action(action=action, depends_on=waits_for, by=self._by)
        done = self._kept.get(proposed.row.key)
        if done is not None:
            done["before"]["depends_on"] = before
            done["after"]["depends_on"] = [one.pk for one in waits_for]

    def _keep(self, proposed: Proposed, action: Action) -> dict[str, Any] | None:
        """Remember what the row says now; gives what was remembered before, for taking the import back."""
        said = {"key": proposed.row.key[:500], "ref": proposed.row.ref[:100], "said": dict(proposed.said)}
        earlier = TrackedAction.objects.filter(action=action).first()
        before = {"key": earlier.key, "ref": earlier.ref, "said": earlier.said} if earlier else None
        if before != said:
            TrackedAction.objects.update_or_create(action=action, defaults=said)
        return before
