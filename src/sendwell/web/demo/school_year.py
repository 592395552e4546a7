"""The terms of the demonstration area's schools, for the school years around the story's last day."""

from datetime import date

from sendwell.apps.partnership.commands import add_school_term
from sendwell.web.demo.events import RECEIVED, Story

# Month and day of the first and last day, and of half-term.
AUTUMN = ((9, 2), (12, 18), (10, 26), (10, 30))
SPRING = ((1, 5), (3, 26), (2, 15), (2, 19))
SUMMER = ((4, 13), (7, 21), (5, 25), (5, 29))


def plan_events(story: Story) -> None:
    """Plan that the programme manager enters the terms of three school years once the report has come."""
    story.on(RECEIVED + 3, _enter, story)


def _enter(story: Story) -> None:
    first = story.today.year - 1
    for year in range(first, first + 3):
        terms = (("Autumn", AUTUMN, year), ("Spring", SPRING, year + 1), ("Summer", SUMMER, year + 1))
        for name, days, of in terms:
            opens, ends, closed_from, closed_to = (date(of, *day) for day in days)
            add_school_term(
                name=f"{name} {of}",
                first_on=opens,
                last_on=ends,
                closed_from=closed_from,
                closed_to=closed_to,
                by=story.cast.people["manager"],
            )
