"""The rhythm of the demonstration area, and the reminders that went out on it: nothing leaves the machine."""

from collections.abc import Callable

from sendwell.apps.governance.models import Body
from sendwell.apps.reminders import commands
from sendwell.apps.reminders.queries import rhythm_of
from sendwell.apps.reminders.sending import remind
from sendwell.domain.rhythm import Rhythm
from sendwell.web.demo.events import Story

RHYTHM_SET = -9
ROUNDS = (-7, -1)


def plan_events(story: Story, say: Callable[[str], None]) -> None:
    """Plan how the rhythm is set, who is reminded, and to whom long silence goes."""
    story.on(RHYTHM_SET, _set, story)
    for day in ROUNDS:
        story.on(day, _remind, story, day, say)


def _set(story: Story) -> None:
    manager, usual = story.cast.people["manager"], Rhythm()
    commands.set_rhythm(
        every=usual.every,
        before=usual.before,
        again=usual.again,
        escalate_after=usual.escalate_after,
        further_after=usual.further_after,
        board=Body.objects.get(area=manager.area, chair=story.cast.people["board"]),
        sends=True,
        by=manager,
    )


def _remind(story: Story, day: int, say: Callable[[str], None]) -> None:
    rhythm = rhythm_of(story.cast.people["manager"].area)
    if rhythm:
        done = remind(rhythm, story.date(day))
        say(f"  The rhythm of updates: {done.sent} messages, all kept on this machine.")
