"""The register of risks of the demonstration: what is added, judged again, and closed."""

import tomllib
from pathlib import Path
from typing import Any

from django.utils import timezone

from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.risks import commands
from sendwell.apps.risks.models import Risk
from sendwell.web.demo.events import Story

_WRITTEN = Path(__file__).with_name("risks.toml")


def plan_events(story: Story) -> None:
    """Plan the risks and how each is judged. The plan's own events come before."""
    for said in tomllib.loads(_WRITTEN.read_text(encoding="utf-8"))["risk"]:
        first, *later = said["judged"]
        story.on(first[0], _add, story, said, first)
        for judged in later:
            story.on(judged[0], _judge, story, said["event"], judged)


def _add(story: Story, said: dict[str, Any], judged: list[Any]) -> None:
    manager = story.cast.people["manager"]
    _, likelihood, impact, _, again, why = judged
    priorities = [Priority.objects.get(title__startswith=title) for title in said["priorities"]]
    actions = [Action.objects.get(title__startswith=title) for title in said["actions"]]
    commands.add_risk(
        event=said["event"],
        cause=said["cause"],
        effect=said["effect"],
        owner=story.cast.people[said["owner"]],
        organisation=None,
        mitigation=said["mitigation"],
        priorities=priorities,
        actions=actions,
        measure=said["measure"],
        likelihood=likelihood,
        impact=impact,
        review_on=story.date(again),
        why=why,
        today=timezone.localdate(),
        by=manager,
    )


def _judge(story: Story, event: str, judged: list[Any]) -> None:
    _, likelihood, impact, state, again, why = judged
    commands.judge_risk(
        risk=Risk.objects.get(event=event),
        likelihood=likelihood,
        impact=impact,
        state=state,
        review_on=story.date(again) if again else None,
        why=why,
        today=timezone.localdate(),
        by=story.cast.people["manager"],
    )
