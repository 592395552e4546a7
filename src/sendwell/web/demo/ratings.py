"""What makes the colours of the demonstration believable: impact, verified evidence, promises re-based and reopened."""

import tomllib
from pathlib import Path
from typing import Any

from sendwell.apps.governance.models import Body
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.commands import actions, updates
from sendwell.apps.programme.commands.rating_words import reword_rating
from sendwell.apps.programme.commands.verifying import verify_evidence
from sendwell.apps.programme.models import Action, Evidence
from sendwell.web.demo.events import Story

_WRITTEN = Path(__file__).with_name("ratings.toml")
WORDED = -214


def plan_events(story: Story) -> None:
    """Plan what is said of impact, who verifies what, and which promises change. The plan's own events come before."""
    written = tomllib.loads(_WRITTEN.read_text(encoding="utf-8"))
    for rating, means in written["words"].items():
        story.on(WORDED, reword_rating, rating=rating, means=means, by=_manager(story))
    for name, happen in (("update", _update), ("verified", _verify), ("rebased", _rebase), ("reopened", _reopen)):
        for said in written[name]:
            story.on(said["day"], happen, story, said)


def _manager(story: Story) -> Person:
    return story.cast.people["manager"]


def _action(story: Story, said: dict[str, Any]) -> Action:
    found = Action.objects.select_related("priority__plan__programme")
    return found.get(title=said["action"], priority__plan__programme__area=_manager(story).area)


def _update(story: Story, said: dict[str, Any]) -> None:
    title, link = said["evidence"] or ("", "")
    updates.add_update(
        action=_action(story, said),
        rating=said["rating"],
        impact=said["impact"],
        happened=said["happened"],
        next_step=said["next"],
        evidence_title=title,
        link=link,
        by=_manager(story),
    )


def _verify(story: Story, said: dict[str, Any]) -> None:
    given = Evidence.objects.filter(update__action=_action(story, said), title__startswith=said["title"])
    verify_evidence(evidence=given.select_related("update__by").latest("pk"), by=story.cast.people[said["by"]])


def _rebase(story: Story, said: dict[str, Any]) -> None:
    action = _action(story, said)
    actions.change_action(action=action, due_on=story.date(said["due"]), why=said["why"], by=_manager(story))


def _reopen(story: Story, said: dict[str, Any]) -> None:
    board = Body.objects.get(area=_manager(story).area, name="SEND improvement board")
    updates.reopen_action(
        action=_action(story, said), body=board, reason=said["why"], rating=said["rating"], by=_manager(story)
    )
