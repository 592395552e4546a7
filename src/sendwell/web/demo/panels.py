"""A threshold panel of the demonstration: two requests of the caseload decided, with reasons."""

from sendwell.apps.casework.panels.commands import decide_request, hold_panel
from sendwell.apps.casework.panels.criteria import usual_criteria
from sendwell.apps.casework.panels.models import Answer
from sendwell.apps.casework.panels.queries import waiting_for
from sendwell.web.demo.events import Story

HELD = -1
MEMBERS = "Robin Reed, educational psychologist\nDunnock Hale, casework manager\nTeal Brook, headteacher of a primary"
DECIDED = (
    (
        True,
        "Two terms of support by the outreach team brought little progress; the family says the same.",
    ),
    (
        False,
        "The school has not yet used what it is expected to provide. Outreach begins this month.",
    ),
)


def plan_events(story: Story) -> None:
    """Plan that a panel meets once this week’s extract is loaded."""
    story.on(HELD, _meet, story)


def _meet(story: Story) -> None:
    manager = story.cast.people["casework"]
    panel = hold_panel(held_on=story.date(HELD), members=MEMBERS, by=manager)
    for one, (agreed, reasons) in zip(waiting_for(manager, story.date(HELD)), DECIDED, strict=False):
        answer = Answer.MET if agreed else Answer.NOT_KNOWN
        answers = {criterion.key: answer.value for criterion in usual_criteria()}
        decide_request(panel=panel, case=one.case, agreed=agreed, reasons=reasons, answers=answers, by=manager)
