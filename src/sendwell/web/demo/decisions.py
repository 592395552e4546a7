"""A decision of the demonstration by delegation, with its call-in; the plan approved; the way of the next approval."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sendwell.apps.business.commands import approvals
from sendwell.apps.governance import commands as governance
from sendwell.apps.governance.models import Body, Decision
from sendwell.apps.programme.models import Action, Plan
from sendwell.web.demo.events import Story

_WRITTEN = Path(__file__).with_name("decisions.toml")


def plan_events(story: Story, bodies: Mapping[str, Body]) -> None:
    """Plan what is decided by delegation, and who approves what."""
    written = tomllib.loads(_WRITTEN.read_text(encoding="utf-8"))
    story.on(written["decision"]["on"], _decide, story, written["decision"])
    story.on(written["approval"]["on"], _approve, story, written["approval"])
    story.on(-1, _way, story, bodies, written["way"])


def _decide(story: Story, said: dict[str, Any]) -> None:
    manager, on = story.cast.people["manager"], story.date(said["on"])
    decision = governance.add_decision(
        wording=said["wording"],
        taker="member",
        taken_by=story.cast.people["member"],
        delegation=said["delegation"],
        delegated_by=Decision.objects.filter(label="delegated").first(),
        taken_on=on,
        published_on=on,
        options=said["options"],
        reasons=said["reasons"],
        consultation=said["consultation"],
        may_be_called_in=True,
        by=manager,
    )
    for kind, screening, words in said["screened"]:
        governance.screen(decision=decision, kind=kind, screening=screening, words=words, document=None, by=manager)
    action = Action.objects.get(title__startswith=said["changes"])
    approvals.add_effect(decision=decision, action=action, kind="changes", by=manager)


def _approve(story: Story, said: dict[str, Any]) -> None:
    manager, plan = story.cast.people["manager"], Plan.objects.get(programme__area=story.cast.people["manager"].area)
    approvals.sign(
        sealed=approvals.seal_plan(plan=plan, by=manager),
        organisation=story.cast.organisations[said["organisation"]],
        signed_by=story.cast.people[said["signed_by"]],
        signed_on=story.date(said["on"]),
        decision=None,
        today=story.date(said["on"]),
        by=manager,
    )


def _way(story: Story, bodies: Mapping[str, Body], said: dict[str, Any]) -> None:
    clerk = story.cast.people["clerk"]
    route = approvals.add_route(title=said["title"], submit_by=story.date(said["submit_by"]), by=clerk)
    for step, planned in zip(route.steps.order_by("position"), said["steps"], strict=True):
        approvals.change_step(
            step=step,
            name=step.name,
            body=bodies.get(planned.get("body", "")),
            on=story.date(planned["on"]),
            needs_papers=step.needs_papers,
            may_be_called_in=step.may_be_called_in,
            by=clerk,
        )
