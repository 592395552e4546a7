"""How a plan stands, in words."""

from datetime import date

from sendwell.apps.mechanisms.words import about_how_far, counted, how_far
from sendwell.apps.programme.state import ActionState
from sendwell.domain.clocks import Deadline, Unit
from sendwell.domain.frameworks import StageOnLine, StageState


def stage_words(found: StageOnLine, today: date) -> str:
    """The day of a stage and how far off it is: "due 23 May 2026, in 9 days"."""
    if found.times:
        return _repeating(found, today)
    if found.reached_on:
        late = f", {counted(found.late_by_days, 'day')} late" if found.late_by_days else ""
        return f"{'met' if found.stage.met_by else 'done'} {found.reached_on:%-d %B %Y}{late}"
    if found.until and found.deadline:
        return f"between {found.deadline.on:%B %Y} and {found.until.on:%B %Y}"
    if found.deadline:
        return _due(found.deadline, found.state, today)
    if found.waits_for:
        return f"its date follows from “{found.waits_for.name}”"
    return "not yet"


def _repeating(found: StageOnLine, today: date) -> str:
    of = f" of about {found.expected}" if found.expected else ""
    if found.deadline is None:
        return f"{found.times}{of} held, the last on {found.reached_on:%-d %B %Y}"
    return f"{found.times}{of} held; the next due {deadline_day(found.deadline)}, {_far(found.deadline, today)}"


def _far(deadline: Deadline, today: date) -> str:
    return (about_how_far if deadline.limit.approximate else how_far)(deadline.on, today)


def deadline_day(deadline: Deadline) -> str:
    """The day of a deadline, no more exact than its source: "23 May 2026", "about August 2027"."""
    if not deadline.limit.approximate:
        return f"{deadline.on:%-d %B %Y}"
    short = deadline.limit.unit in (Unit.CALENDAR_DAYS, Unit.WORKING_DAYS, Unit.WEEKS)
    return f"about {deadline.on:%-d %B %Y}" if short else f"about {deadline.on:%B %Y}"


def _due(deadline: Deadline, state: StageState, today: date) -> str:
    on, far = deadline.on, _far(deadline, today)
    if state is StageState.LATE:
        return f"was due {on:%-d %B %Y}, late by {counted((today - on).days, 'day')}"
    return f"{'' if deadline.limit.approximate else 'due '}{deadline_day(deadline)}, {far}"


def action_words(state: ActionState) -> str:
    """How an action stands, the answer first: "Late by 12 days: it was due on 3 March 2027."."""
    due = state.action.due_on
    if state.finished:
        return "Done, and the evidence is accepted."
    if due is None:
        return "It has no date to be done by."
    if state.overdue:
        return f"Late by {counted(state.days_late, 'day')}: it was due on {due:%-d %B %Y}."
    return f"Due on {due:%-d %B %Y}, {how_far(due, state.today)}."


def update_words(state: ActionState) -> str:
    """When it was last updated, in words."""
    if state.updated_on is None:
        return "No update yet"
    return f"Updated {how_far(state.updated_on, state.today)}"


def rating_counts(ratings: list[tuple[str, int]]) -> str:
    """How many actions have each rating: "1 red, 3 amber, 2 without an update"."""
    return ", ".join(f"{number} {rating or 'without an update'}" for rating, number in ratings) or "no action yet"
