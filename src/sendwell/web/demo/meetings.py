"""The bodies of the demonstration, their meetings, the requests answered, and the packs issued."""

from collections.abc import Callable
from datetime import time
from typing import Any

from django.utils import timezone

from sendwell.apps.governance import commands as governance
from sendwell.apps.governance.models import Body, FollowUp
from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.publishing import commands as publishing
from sendwell.apps.publishing.audiences import audience_named
from sendwell.apps.publishing.pack.build import build
from sendwell.apps.publishing.pack.material import Asked, gather
from sendwell.web.demo import bodies, business, decisions
from sendwell.web.demo.events import Story

BOARD_MET = (-203, -140, -63, -5)
BOARD_MEETS_NEXT = 23
PACKS_OUT_BEFORE = 12  # days
ADVISERS = "DfE and NHS England monitoring"
MONITORED_NEXT = 17
OTHERS_MEET = 30
DECIDE = "Whether to buy autism assessments from a second provider until the backlog is cleared."
DECIDE_WELL = "Whether to buy autism assessments from a second provider for six months, and then look again."
WHY = "The decision did not say for how long."


def plan_events(story: Story, say: Callable[[str], None]) -> None:
    """Plan the board's meetings and packs."""
    story.on(-205, _board, story, say)


def _board(story: Story, say: Callable[[str], None]) -> None:
    people = story.cast.people
    known = bodies.set_up(story)
    board = known["board"]
    for day in (*BOARD_MET, BOARD_MEETS_NEXT):
        where: dict[str, Any] = {"starts_at": time(14), "place": "County Hall, room 2"}
        governance.add_meeting(body=board, held_on=story.date(day), by=people["manager"], **where)
    for day in BOARD_MET[-2:]:
        story.on(day - PACKS_OUT_BEFORE, _pack, story, board, day)
    business.plan_events(story, known, BOARD_MET[-2:], BOARD_MEETS_NEXT)
    decisions.plan_events(story, known)
    last = BOARD_MET[-1]
    story.on(last - PACKS_OUT_BEFORE + 1, _pack, story, board, last, decide=DECIDE_WELL, why=WHY)
    story.on(-3, _pack, story, board, last, audience="public", decide="")
    story.on(-2, _for_others, story)
    story.on(-90, _answer, story)
    say("  The board: five meetings, two packs and a correction; a pack in each form for its readers.")


def _for_others(story: Story) -> None:
    """A pack for whoever else reads about the plan, each in its own form."""
    adviser_meeting = governance.add_body(
        name=ADVISERS,
        purpose="Advisers of the DfE and NHS England look at progress every three months.",
        chair=None,
        by=story.cast.people["manager"],
    )
    _pack(story, adviser_meeting, MONITORED_NEXT, audience="monitoring", decide="")
    for word, audience in (("Cabinet", "cabinet"), ("Scrutiny", "scrutiny")):
        body = bodies_of(story.cast.people["manager"].area).filter(name__contains=word).first()
        if body:
            _pack(story, body, OTHERS_MEET, audience=audience)


def _pack(story: Story, body: Body, day: int, *, audience: str = "board", decide: str = DECIDE, why: str = "") -> None:
    """Issue a pack as the programme manager would: look at the draft, then issue what was seen."""
    manager, today = story.cast.people["manager"], timezone.localdate()
    asked = Asked(body, story.date(day), audience_named(audience), (decide,) if decide else (), why)
    draft = gather(asked, today=today, by=manager)
    if draft.plan is None:
        raise RuntimeError("The demonstration has no plan to make a pack of.")
    publishing.issue_pack(asked=asked, seen=publishing.fingerprint(build(draft, draft.plan)), today=today, by=manager)


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
