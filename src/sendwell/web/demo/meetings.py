"""The bodies of the demonstration, their meetings, the requests answered, and the packs issued."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sendwell.apps.governance import commands as governance
from sendwell.apps.governance.models import Body, FollowUp
from sendwell.apps.programme.commands import key_dates
from sendwell.apps.publishing import commands as publishing
from sendwell.apps.publishing.pack.build import build
from sendwell.apps.publishing.pack.material import gather
from sendwell.web.demo import bodies
from sendwell.web.demo.events import Story

BOARD_MET = (-203, -140, -63, -5)
BOARD_MEETS_NEXT = 23
PACKS_OUT_BEFORE = 7  # days
DECIDE = "Whether to buy autism assessments from a second provider until the backlog is cleared."


def plan_events(story: Story, say: Callable[[str], None]) -> None:
    """Plan the board's meetings and packs."""
    story.on(-205, _board, story, say)


def _board(story: Story, say: Callable[[str], None]) -> None:
    people = story.cast.people
    board = bodies.set_up(story)["board"]
    for day in (*BOARD_MET, BOARD_MEETS_NEXT):
        governance.add_meeting(body=board, held_on=story.date(day), by=people["manager"])
    for day in BOARD_MET[-2:]:
        story.on(day - PACKS_OUT_BEFORE, _pack, story, board, day)
    meeting: dict[str, Any] = {"what": "DfE and NHS England monitoring meeting", "on": story.date(17), "until": None}
    story.on(-60, partial(key_dates.add_key_date, **meeting, by=people["manager"]))
    story.on(-90, _answer, story)
    say("  The board: five meetings and two packs.")


def _pack(story: Story, board: Body, day: int) -> None:
    manager = story.cast.people["manager"]
    asked: dict[str, Any] = {"body": board, "meeting_on": story.date(day), "decide": (DECIDE,), "by": manager}
    asked["today"] = story.date(day - PACKS_OUT_BEFORE)
    draft = gather(**asked)
    if draft.plan is None:
        raise RuntimeError("The demonstration has no plan to make a pack of.")
    publishing.issue_pack(**asked, seen=publishing.fingerprint(build(draft, draft.plan)))


def _answer(story: Story) -> None:
    request = FollowUp.objects.filter(wording__contains="late EHC plans", answered_on=None).first()
    if request:
        governance.answer(
            follow_up=request,
            answer="Sent to members with a map. Two districts hold 61% of the late plans.",
            answered_on=story.date(-90),
            today=story.date(-90),
            by=story.cast.people["manager"],
        )
