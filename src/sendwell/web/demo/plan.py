"""The plan of the demonstration: what `plan.toml` says, carried out day by day."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sendwell.apps.governance.models import FollowUp
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.commands import actions, findings, plans, updates
from sendwell.apps.programme.models import Action, Finding, Plan, Priority
from sendwell.apps.programme.permissions import may_update_action
from sendwell.apps.publishing.commands import write_part
from sendwell.web.demo.events import Story

_WRITTEN = Path(__file__).with_name("plan.toml")
PLANNED = -241
STAGES = {
    "draft_submitted": -245,
    "consulted": -262,
    "approved_by_council": -255,
    "approved_by_icb": -253,
    "submitted": -236,
    "accepted": -222,
    "published": -215,
    "monitored": -131,
}


def plan_events(story: Story, say: Callable[[str], None]) -> None:
    """Plan how the plan is written, approved and carried out."""
    for stage, day in STAGES.items():
        story.on(day, _stage, story, stage, day)
    story.on(PLANNED, _write, story, tomllib.loads(_WRITTEN.read_text(encoding="utf-8")), say)


def _plan(story: Story) -> Plan:
    return Plan.objects.get(programme__area=story.cast.people["manager"].area)


def _stage(story: Story, stage: str, day: int) -> None:
    manager = story.cast.people["manager"]
    plans.record_stage(plan=_plan(story), stage=stage, on=story.date(day), note="", by=manager)


def _write(story: Story, written: dict[str, Any], say: Callable[[str], None]) -> None:
    plan, manager = _plan(story), story.cast.people["manager"]
    plans.change_plan(plan=plan, title=plan.title, intent=written["intent"].strip(), by=manager)
    for part in written["part"]:
        write_part(plan=plan, title=part["title"], words=part["words"], by=manager)
    priorities = [_priority(story, plan, said) for said in written["priority"]]
    _answer_needs(story, priorities)
    made: list[Action] = []
    for priority, said in zip(priorities, written["priority"], strict=True):
        for action in said["action"]:
            story.on(max(PLANNED, action["starts"] - 5), _action, story, priority, action, made)
    say(f"  The plan: {len(priorities)} priorities, {sum(len(p['action']) for p in written['priority'])} actions.")


def _priority(story: Story, plan: Plan, said: dict[str, Any]) -> Priority:
    manager = story.cast.people["manager"]
    fields = {
        "title": said["title"],
        "outcome": said["outcome"],
        "accountable": story.cast.people[said["accountable"]],
        "due_on": story.date(said["due"]),
        "by": manager,
    }
    if not said["match"]:
        return plans.add_priority(plan=plan, **fields)
    found = Finding.objects.get(priorities__plan=plan, wording__contains=said["match"]).priorities.get()
    return plans.change_priority(priority=found, theme=found.theme, **fields)


def _answer_needs(story: Story, priorities: list[Priority]) -> None:
    """Say which priority answers each need that inspectors named, where they share a theme."""
    by_theme = {priority.theme: priority for priority in reversed(priorities) if priority.theme}
    for finding in Finding.objects.filter(kind="need", theme__in=by_theme):
        findings.answer_finding(finding=finding, priority=by_theme[finding.theme], by=story.cast.people["manager"])


def _action(story: Story, priority: Priority, said: dict[str, Any], earlier: list[Action]) -> None:
    people, organisations = story.cast.people, story.cast.organisations
    action = actions.add_action(
        priority=priority,
        title=said["title"],
        difference=said["difference"],
        owner=people.get(said["owner"]),
        lead=organisations[said["lead"]],
        partners=[organisations[key] for key in said["partners"]],
        starts_on=story.date(said["starts"]),
        due_on=story.date(said["due"]),
        measure=said["measure"],
        findings=list(priority.findings.all()),
        depends_on=[one for one in earlier if one.title in said.get("waits_for", [])],
        follow_ups=_requests(said),
        by=people["manager"],
    )
    for milestone in said["milestones"]:
        _milestone(story, action, *milestone)
    for update in said["update"]:
        story.on(update[0], _update, story, action, *update)
    earlier.append(action)


def _requests(said: dict[str, Any]) -> list[FollowUp]:
    words = said.get("answers_request")
    return list(FollowUp.objects.filter(wording__contains=words)) if words else []


def _milestone(story: Story, action: Action, wording: str, due: int, reached: int) -> None:
    manager = story.cast.people["manager"]
    milestone = actions.add_milestone(action=action, wording=wording, due_on=story.date(due), by=manager)
    if reached:
        story.on(
            reached,
            actions.change_milestone,
            milestone=milestone,
            wording=wording,
            due_on=milestone.due_on,
            reached_on=story.date(reached),
            by=manager,
        )


def _update(
    story: Story, action: Action, day: int, rating: str, happened: str, next_step: str, evidence: list[str]
) -> None:
    title, link = evidence or ("", "")
    updates.add_update(
        action=action,
        rating=rating,
        happened=happened,
        next_step=next_step,
        evidence_title=title,
        link=link,
        by=_who_says(story, action),
    )


def _who_says(story: Story, action: Action) -> Person:
    owner = next((person for person in story.cast.people.values() if person.pk == action.owner_id), None)
    return owner if owner and may_update_action(owner, action) else story.cast.people["manager"]
