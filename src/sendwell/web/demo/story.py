"""The demonstration's story: a report comes, is read and confirmed, and ten months of work grow from it.

Each event runs on its own day, by the same commands as the pages use, so that histories read as they would.
"""

from collections.abc import Callable
from datetime import date, timedelta

from sendwell.web.demo import (
    audits,
    caseload,
    giving,
    meetings,
    outcomes,
    panels,
    papers_in,
    plan,
    public_site,
    ratings,
    reminders,
    returns,
    risks,
    school_year,
    visits,
)
from sendwell.web.demo.events import RECEIVED, Story, as_on
from sendwell.web.demo.people import bring_together, departures, leave


def tell(today: date, say: Callable[[str], None]) -> None:
    """Build the demonstration area in the database of this process, up to `today`."""
    with as_on(today + timedelta(days=RECEIVED - 5)):
        story = Story(today, bring_together())
    people = story.cast.people
    for day, key in departures():
        story.on(day, leave, people[key], story.date(day), by=people["administrator"])
    school_year.plan_events(story)
    papers_in.plan_events(story, say)
    plan.plan_events(story, say)
    ratings.plan_events(story)
    risks.plan_events(story)
    visits.plan_events(story)
    meetings.plan_events(story, say)
    outcomes.plan_events(story, say)
    giving.plan_events(story, say)
    returns.plan_events(story, say)
    caseload.plan_events(story)
    panels.plan_events(story)
    audits.plan_events(story)
    reminders.plan_events(story, say)
    public_site.plan_events(story, say)
    story.run()
