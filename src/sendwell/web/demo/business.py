"""A board of the demonstration from its agenda to its approved minutes, and the agenda of the next."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sendwell.apps.business import commands
from sendwell.apps.business.models import AgendaItem
from sendwell.apps.business.papers import agenda_paper, minutes_paper
from sendwell.apps.governance import commands as governance
from sendwell.apps.governance.models import Body, Meeting
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.publishing.commands import fingerprint
from sendwell.web.demo.events import Story

_WRITTEN = Path(__file__).with_name("business.toml")
PUBLISHED_BEFORE, MINUTES_AFTER = 12, 4  # days
SCRUTINY_MEETS = 30


def plan_events(story: Story, bodies: Mapping[str, Body], met: Sequence[int], meets_next: int) -> None:
    """Plan a board that is run and minuted, the one after it that approves its minutes, and the next agenda."""
    written = tomllib.loads(_WRITTEN.read_text(encoding="utf-8"))
    minuted, approving = met
    _forward_plans(story, bodies, written)
    for day in met:
        story.on(day - PUBLISHED_BEFORE, _publish, story, bodies["board"], day)
    story.on(minuted, _minute, story, bodies["board"], minuted, written)
    story.on(minuted + MINUTES_AFTER, _issue, story, bodies["board"], minuted)
    story.on(approving, _approve, story, bodies["board"], minuted, approving, written["correction"])
    story.on(-2, _draft, story, bodies["board"], meets_next)


def _forward_plans(story: Story, bodies: Mapping[str, Body], written: dict[str, Any]) -> None:
    clerk = story.cast.people["clerk"]
    governance.add_meeting(body=bodies["scrutiny"], held_on=story.date(SCRUTINY_MEETS), by=clerk)
    for said in written["standing"]:
        commands.add_standing_item(body=bodies[said["body"]], title=said["title"], purpose=said["purpose"], by=clerk)
    for said in written["work"]:
        priorities = Priority.objects.filter(title__contains=said["priority"]) if "priority" in said else []
        commands.add_work_item(
            body=bodies[said["body"]],
            title=said["title"],
            priority=next(iter(priorities), None),
            due_on=story.date(said["due"]),
            every_months=said.get("every_months"),
            is_key=said.get("is_key", False),
            notice_on=story.date(said["notice"]) if "notice" in said else None,
            by=clerk,
        )


def _meeting(story: Story, body: Body, day: int) -> Meeting:
    return Meeting.objects.select_related("body__area", "body__chair").get(body=body, held_on=story.date(day))


def _draft(story: Story, body: Body, day: int) -> None:
    on = story.date(-2)
    commands.draft_agenda(meeting=_meeting(story, body, day), today=on, by=story.cast.people["clerk"])


def _publish(story: Story, body: Body, day: int) -> None:
    clerk, meeting, today = story.cast.people["clerk"], _meeting(story, body, day), story.date(day - PUBLISHED_BEFORE)
    commands.draft_agenda(meeting=meeting, today=today, by=clerk)
    seen = fingerprint(agenda_paper(meeting, today))
    commands.publish_agenda(meeting=meeting, seen=seen, why="", late_because="", today=today, by=clerk)


def _minute(story: Story, body: Body, day: int, written: dict[str, Any]) -> None:
    people, meeting = story.cast.people, _meeting(story, body, day)
    present = {people[key].pk: said for key, said in written["attendance"].items()}
    commands.record_attendance(meeting=meeting, present=present, guests=written["guests"], by=people["clerk"])
    for said in written["item"]:
        item = meeting.items.filter(title__startswith=said["title"]).first() or _added(story, meeting, said)
        commands.write_discussion(item=item, discussion=said["discussion"].strip(), by=people["clerk"])
        for outcome in said.get("outcome", ()):
            _outcome(story, item, outcome)
    interest = written["interest"]
    commands.add_interest(meeting=meeting, item=None, by=people["clerk"], **interest)


def _added(story: Story, meeting: Meeting, said: dict[str, Any]) -> AgendaItem:
    fields: dict[str, Any] = {"title": said["title"], "purpose": said["purpose"], "presenter": None}
    fields["private_because"] = said.get("private_because", "")
    return commands.add_item(meeting=meeting, by=story.cast.people["clerk"], **fields)


def _outcome(story: Story, item: AgendaItem, said: dict[str, Any]) -> None:
    people = story.cast.people
    about = said.get("action")
    commands.record_outcome(
        item=item,
        kind=said["kind"],
        wording=said["wording"],
        asked_by=said.get("asked_by", ""),
        owner=people.get(said.get("owner", "")),
        due_on=story.date(said["due"]) if "due" in said else None,
        priority=None,
        action=Action.objects.filter(title__startswith=about).first() if about else None,
        in_plan=False,
        measure=said.get("measure", ""),
        new_risk=said.get("risk", ""),
        by=people["clerk"],
    )


def _issue(story: Story, body: Body, day: int) -> None:
    meeting = _meeting(story, body, day)
    seen, today = fingerprint(minutes_paper(meeting)), story.date(day + MINUTES_AFTER)
    commands.issue_minutes(meeting=meeting, seen=seen, why="", today=today, by=story.cast.people["clerk"])


def _approve(story: Story, body: Body, minuted: int, approving: int, correction: str) -> None:
    commands.approve_minutes(
        meeting=_meeting(story, body, minuted),
        approved_at=_meeting(story, body, approving),
        why=correction,
        today=story.date(approving),
        by=story.cast.people["clerk"],
    )
