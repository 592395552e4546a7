"""What inspectors found, what was promised, and what changed lately."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.utils import timezone

from sendwell.apps.programme.models import Finding
from sendwell.apps.programme.queries import findings_of
from sendwell.apps.programme.queries.changes import Changed, changes_between
from sendwell.apps.programme.state import ActionState, PlanState, PriorityState
from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.standing import SAID, day, facts_of, stands
from sendwell.domain.frameworks import Framework, framework_named

A_MONTH = timedelta(days=31)


def items_of_plan(state: PlanState) -> Iterator[Item]:
    """Findings, priorities with their promises, and what changed in the last month."""
    plan = state.plan
    inspection = plan.programme.inspection
    framework = framework_named(inspection.framework)
    public = findings_of(plan.programme.area).filter(statement__document__private_because="")
    for finding in public.filter(inspection=inspection):
        yield _finding(finding, framework)
    for priority in state.priorities:
        yield _priority(priority)
        yield from (_promise(action, f"priority-{priority.priority.pk}") for action in priority.actions)
    yield from _changes(state)


def _finding(finding: Finding, framework: Framework) -> Item:
    statement = finding.statement
    report = finding.inspection
    published = f", published on {day(report.published_on)}" if report.published_on else ""
    facts = [("What inspectors call it", framework.findings.get(finding.kind, ""))]
    if finding.responsible_bodies:
        facts.append(("Who must put it right", finding.responsible_bodies))
    return Item(
        key=f"finding-{finding.pk}",
        kind=Kind.FINDING,
        texts={"plain": finding.wording},
        state="good" if finding.kind == "strength" else "must" if finding.kind in framework.priorities else "better",
        facts=tuple(facts),
        quote=statement.words,
        source=f"Inspection report{published}, page {statement.page}",
    )


def _priority(found: PriorityState) -> Item:
    priority = found.priority
    return Item(
        key=f"priority-{priority.pk}",
        kind=Kind.PRIORITY,
        texts={"name": priority.title, "outcome": priority.outcome},
        on=priority.due_on.isoformat() if priority.due_on else "",
        facts=(("Number", str(priority.number)),),
        links=tuple(f"finding-{finding.pk}" for finding in found.findings),
    )


def _promise(found: ActionState, of: str) -> Item:
    action = found.action
    return Item(
        key=f"promise-{action.pk}",
        kind=Kind.PROMISE,
        texts={
            "name": action.title,
            "difference": action.difference,
            "story": found.latest.happened if found.latest else "",
        },
        of=of,
        on=action.due_on.isoformat() if action.due_on else "",
        state=stands(found),
        facts=(("Number", found.label), *facts_of(found)),
    )


def _changes(state: PlanState) -> Iterator[Item]:
    found = changes_between(state.plan, state.today - A_MONTH, state.today)
    told = (_change(one, words) for one in found if (words := _told(one)))
    yield from _latest_of_each_day(told)


def _latest_of_each_day(changes: Iterable[Item]) -> Iterator[Item]:
    """Of changes of one kind to one promise on one day the last; they come newest first."""
    seen = set()
    for change in changes:
        if change.key not in seen:
            seen.add(change.key)
            yield change


def _change(one: Changed, words: str) -> Item:
    on = timezone.localdate(one.when)
    what = "".join(letter for letter in one.what.lower() if letter.isascii() and letter.isalpha())[:20]
    return Item(
        key=f"change-{one.action.pk}-{on:%y%m%d}-{what}",
        kind=Kind.CHANGE,
        texts={"name": words},
        of=f"promise-{one.action.pk}",
        on=on.isoformat(),
        state={True: "better", False: "worse", None: ""}[one.better],
    )


def _told(one: Changed) -> str:
    """A change in words for families; empty for what is of the office alone: who owns it, how it is measured."""
    match one.what:
        case "Delivery":
            before = f", before: {_rating(one.old)}" if one.old else ""
            return f"We now say: {_rating(one.new)}{before}"
        case "Impact":
            return f"Has it made a difference? We now say: {one.new or 'nothing'}"
        case "Due date":
            return f"Its date moved from {one.old or 'none'} to {one.new or 'none'}"
        case what if what.endswith(", reached") and one.new:
            return f"A step was taken: {what.removeprefix('Milestone ').removesuffix(', reached')}"
    return ""


def _rating(name: str) -> str:
    return SAID.get(name, name)
