"""The terms of the demonstration area's schools, for the school years around the story's last day."""

from datetime import date, timedelta

from sendwell.apps.partnership.commands import add_school_term
from sendwell.web.demo.events import RECEIVED, Story

# Month and day of the first day, of the last, and of one in the week of half-term.
AUTUMN = ((9, 3), (12, 19), (10, 28))
SPRING = ((1, 6), (3, 27), (2, 17))
SUMMER = ((4, 14), (7, 22), (5, 27))


def plan_events(story: Story) -> None:
    """Plan that the programme manager enters the terms of three school years once the report has come."""
    story.on(RECEIVED + 3, _enter, story)


def _enter(story: Story) -> None:
    first = story.today.year - 1
    for year in range(first, first + 3):
        terms = (("Autumn", AUTUMN, year), ("Spring", SPRING, year + 1), ("Summer", SUMMER, year + 1))
        for name, days, of in terms:
            opens, ends, closed = (_monday(date(of, *day)) for day in days)
            add_school_term(
                name=f"{name} {of}",
                first_on=opens + timedelta(days=1),
                last_on=ends + timedelta(days=3),
                closed_from=closed,
                closed_to=closed + timedelta(days=4),
                by=story.cast.people["manager"],
            )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
