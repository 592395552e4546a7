"""The demonstration's story: a report comes, is read and confirmed, and ten months of work grow from it.

Each event runs on its own day, by the same commands as the pages use, so that histories read as they would.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import time_machine

from sendwell.web.demo.people import Cast, bring_together, departures, leave

RECEIVED = -292  # days before the story's last day, as are all below
PUBLISHED = -285


@dataclass(slots=True)
class Story:
    """What happens, by the day on which it does."""

    today: date
    cast: Cast
    events: list[tuple[int, Callable[[], object]]] = field(default_factory=list)

    def on(self, day: int, event: Callable[[], object]) -> None:
        """Let `event` happen `day` days from the last day of the story (negative: before it)."""
        self.events.append((day, event))

    def date(self, day: int) -> date:
        """The date of a day of the story, moved back to a Friday where it falls on a weekend."""
        found = self.today + timedelta(days=day)
        return found - timedelta(days=max(0, found.weekday() - 4))

    def run(self) -> None:
        """Let everything happen, in the order of its days; what happens later may be planned by what came before."""
        while self.events:
            self.events.sort(key=lambda event: event[0])
            day, event = self.events.pop(0)
            with as_on(self.date(day)):
                event()


def tell(today: date, say: Callable[[str], None]) -> None:
    """Build the demonstration area in the database of this process, up to `today`."""
    from sendwell.web.demo import meetings, papers_in, plan

    with as_on(today + timedelta(days=RECEIVED - 5)):
        story = Story(today, bring_together())
    people = story.cast.people
    for day, key in departures():
        story.on(day, lambda key=key, day=day: leave(people[key], story.date(day), by=people["administrator"]))
    papers_in.plan_events(story, say)
    plan.plan_events(story, say)
    meetings.plan_events(story, say)
    story.run()


@contextmanager
def as_on(day: date) -> Iterator[None]:
    """Within this block it is 10 in the morning of `day`."""
    with time_machine.travel(datetime.combine(day, time(10), UTC), tick=True):
        yield
