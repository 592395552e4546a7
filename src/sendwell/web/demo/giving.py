"""What the demonstration area has given to the public: looked at by its analyst, then published."""

from collections.abc import Callable

from sendwell.apps.publishing import commands
from sendwell.apps.publishing.giving.preparing import Chosen, prepare
from sendwell.domain.measures import Level
from sendwell.web.demo.events import Story

PUBLISHED = -4
CHOSEN = Chosen(
    title="Assessments and plans in Fenmoor",
    about="How long children wait for a plan, and how good plans are. Fenmoor and its numbers are invented.",
    measures=("ehc_20_weeks_with_exceptions", "annual_review_on_time", "plan_quality_good"),
    levels=(str(Level.AUTHORITY),),
)


def plan_events(story: Story, say: Callable[[str], None]) -> None:
    """Plan that the analyst publishes a set of data."""
    story.on(PUBLISHED, _publish, story, say)


def _publish(story: Story, say: Callable[[str], None]) -> None:
    analyst = story.cast.people["analyst"]
    prepared = prepare(analyst.area, CHOSEN)
    commands.publish_data(chosen=CHOSEN, seen=prepared.sha256, by=analyst)
    say(f"  Open data: {len(prepared.leaving)} figures, {sum(prepared.hidden.values())} of them hidden.")
