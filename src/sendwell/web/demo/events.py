"""What happens in the demonstration, and on which day of its story."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import ParamSpec

import time_machine

from sendwell.domain.clocks.working_days import is_working_day
from sendwell.web.demo.people import Cast

P = ParamSpec("P")
RECEIVED = -292  # days before the story's last day, as are all below
PUBLISHED = -285


@dataclass(slots=True)
class Story:
    """What happens, by the day on which it does."""

    today: date
    cast: Cast
    events: list[tuple[int, Callable[[], object]]] = field(default_factory=list)

    def on(self, day: int, event: Callable[P, object], *said: P.args, **named: P.kwargs) -> None:
        """Let `event` happen `day` days from the last day of the story (negative: before it)."""
        self.events.append((day, partial(event, *said, **named)))

    def date(self, day: int) -> date:
        """The date of a day of the story, moved back to a working day where it falls on none."""
        found = self.today + timedelta(days=day)
        while not is_working_day(found):
            found -= timedelta(days=1)
        return found

    def run(self) -> None:
        """Let everything happen, in the order of its days; what happens later may be planned by what came before."""
        while self.events:
            self.events.sort(key=lambda event: event[0])
            day, event = self.events.pop(0)
            with as_on(self.date(day)):
                event()


@contextmanager
def as_on(day: date) -> Iterator[None]:
    """Within this block it is 10 in the morning of `day`."""
    with time_machine.travel(datetime.combine(day, time(10), UTC), tick=True):
        yield
