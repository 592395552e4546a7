"""The visits of the demonstration: one that judged and left work behind, and one to come."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from sendwell.apps.monitoring.commands import asking, evaluations, judging, rooms, visits
from sendwell.apps.monitoring.models import LineOfEnquiry, Visit
from sendwell.apps.monitoring.readiness.evaluating import evaluated
from sendwell.apps.monitoring.readiness.paper import evaluation_paper
from sendwell.apps.monitoring.room.building import build
from sendwell.apps.programme.commands import updates
from sendwell.apps.programme.models import Action, Plan, Priority
from sendwell.apps.publishing.commands import fingerprint
from sendwell.web.demo.events import Story

_WRITTEN = Path(__file__).with_name("visits.toml")
GIVEN_BEFORE = 4  # days before the visit, or as soon as it was asked for


def plan_events(story: Story) -> None:
    """Plan both visits. The plan's own events come before."""
    written = tomllib.loads(_WRITTEN.read_text(encoding="utf-8"))
    been, coming = written["been"], written["coming"]
    story.on(been["planned"], _plan, story, been)
    story.on(been["written"], _write_up, story, been)
    story.on(coming["planned"], _plan, story, coming)
    for one in been["after"]:
        story.on(one["updated"], _report, story, one)
    story.on(coming["sealed"], _seal, story, coming)
    story.on(written["evaluation"]["written"], _word, story, written["evaluation"])
    story.on(written["evaluation"]["kept"], _keep, story, written["evaluation"])


def _plan(story: Story, said: dict[str, Any]) -> None:
    manager = story.cast.people["manager"]
    visit = visits.plan_visit(
        plan=Plan.objects.get(programme__area=manager.area),
        kind=said["kind"],
        held_on=story.date(said["held"]),
        until=None,
        purpose=said["purpose"],
        by=manager,
    )
    for line in said["line"]:
        _add_line(story, visit, line)


def _add_line(story: Story, visit: Visit, said: dict[str, Any]) -> None:
    people = story.cast.people
    priority = _priority(visit, said["priority"]) if "priority" in said else None
    line = asking.add_line(visit=visit, wording=said["wording"], priority=priority, by=people["manager"])
    for wording, of, due, where in said["asked"]:
        asked = asking.ask_for(
            visit=visit,
            wording=wording,
            line=line,
            asked_of=people[of],
            due_on=story.date(due),
            by=people["manager"],
        )
        if where:
            today = timezone.localdate()
            asking.give(asked=asked, evidence=None, paper=None, where=where, today=today, by=people["manager"])


def _write_up(story: Story, said: dict[str, Any]) -> None:
    people, today = story.cast.people, timezone.localdate()
    manager, visit = people["manager"], Visit.objects.get(held_on=story.date(said["held"]))
    there = [people[key] for key in said["people"]]
    wrote: dict[str, Any] = {"visitors": said["visitors"].strip(), "feedback": said["feedback"].strip()}
    visits.write_up(visit=visit, people=there, today=today, by=manager, **wrote)
    for line in said["line"]:
        row = LineOfEnquiry.objects.get(visit=visit, wording=line["wording"])
        asking.change_line(
            line=row, wording=row.wording, priority=row.priority, heard=line["heard"], today=today, by=manager
        )
    for one in said["judged"]:
        judged: dict[str, Any] = {"judgement": one["judgement"], "words": one["words"]}
        judging.judge(visit=visit, priority=_priority(visit, one["priority"]), today=today, by=manager, **judged)
    for one in said["after"]:
        judging.add_action_after(
            visit=visit,
            priority=_priority(visit, one["priority"]),
            title=one["title"],
            owner=people[one["owner"]],
            due_on=story.date(one["due"]),
            today=today,
            by=manager,
        )


def _report(story: Story, said: dict[str, Any]) -> None:
    updates.add_update(
        action=Action.objects.select_related("priority__plan__programme").get(title=said["title"]),
        rating="green",
        happened=said["happened"],
        next_step=said["next"],
        evidence_title=said["evidence"],
        file=ContentFile(said["holds"].lstrip().encode(), name=said["file"]),
        by=story.cast.people["manager"],
    )


def _seal(story: Story, said: dict[str, Any]) -> None:
    """Seal the room of the visit to come at once, and let an adviser in: no worker runs while the story is told."""
    manager, today = story.cast.people["manager"], timezone.localdate()
    visit = Visit.objects.get(held_on=story.date(said["held"]))
    room = rooms.seal_room(visit=visit, as_at=today, today=today, by=manager)
    build(room, lambda per_cent: None)
    until = story.date(said["let_in"]["until"])
    rooms.let_in(room=room, for_whom=said["let_in"]["for_whom"], until=until, today=today, by=manager)


def _word(story: Story, said: dict[str, Any]) -> None:
    for one in said["part"]:
        priority = Priority.objects.get(title__startswith=one["priority"])
        words = one["words"].strip()
        evaluations.write_part(priority=priority, part=one["part"], words=words, by=story.cast.people["manager"])


def _keep(story: Story, said: dict[str, Any]) -> None:
    manager, today = story.cast.people["manager"], timezone.localdate()
    plan = Plan.objects.get(programme__area=manager.area)
    seen = fingerprint(evaluation_paper(evaluated(plan, today)))
    evaluations.keep_version(plan=plan, what_for=said["what_for"], seen=seen, today=today, by=manager)


def _priority(visit: Visit, title: str) -> Priority:
    return Priority.objects.get(plan=visit.plan_id, title__startswith=title)
