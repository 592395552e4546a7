"""By when a body's agenda and papers must be out."""

from datetime import date

from sendwell.apps.governance.models import Body
from sendwell.domain.clocks import Counting, Deadline, TimeLimit, Unit, last_day, limit_named


def papers_limit(body: Body) -> TimeLimit | None:
    """The time limit for a body's papers: that of the law, else that of its own terms; None where there is neither."""
    if body.council_law:
        # The executive has regulations of its own; other committees stand under the Act.
        return limit_named("committee_papers" if body.scrutinises or body.advises else "agenda_papers")
    if not body.papers_days:
        return None
    return TimeLimit(
        key="own_papers",
        name="Agenda and papers sent to members",
        length=body.papers_days,
        unit=Unit.WORKING_DAYS,
        counting=Counting.CLEAR_BEFORE,
        source=f"the terms of reference of {body.name}",
        verified=True,
    )


def papers_due(body: Body, held_on: date) -> Deadline | None:
    """The last day on which the papers for a meeting are in time; None where the body has no rule."""
    limit = papers_limit(body)
    return last_day(limit, held_on) if limit else None


def papers_rule(body: Body) -> str:
    """The rule in words, with its source."""
    limit = papers_limit(body)
    if limit is None:
        return "No rule is set"
    return f"{limit.length} clear {limit.unit.value}, by {limit.source}"
