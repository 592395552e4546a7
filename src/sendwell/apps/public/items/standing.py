"""How a promise stands, in words for families: what is said of it, what the facts show, and what it changed."""

from datetime import date

from sendwell.apps.programme.state import ActionState

DONE, LATE, AT_RISK, ON_COURSE, NOT_STARTED, NOT_SAID = (
    "done",
    "late",
    "at_risk",
    "on_course",
    "not_started",
    "not_said",
)
STANDS = {
    LATE: "Late",
    AT_RISK: "At risk of being late",
    ON_COURSE: "On course",
    DONE: "Done",
    NOT_STARTED: "Not started yet",
    NOT_SAID: "Nobody has said yet",
}
"""Every way in which a promise stands, the most worrying first."""

SAID = {
    "blue": "done",
    "green": "on course",
    "amber": "at risk",
    "red": "not on course",
    "not_started": "not started yet",
    "": "nothing yet",
}
CHANGED = {
    "": "Nobody has said yet",
    "not_yet_due": "It is too early to tell",
    "no_evidence": "Nothing shows yet that it has",
    "some": "It has made some difference",
    "embedded": "It has made a difference that lasts",
}
LATE_WORDS, WAITS = "Its date has passed.", "It waits for another promise that is not done yet."
REASONS = {
    "no_owner": "Nobody answers for it.",
    "long_overdue": LATE_WORDS,
    "overdue_without_next_step": LATE_WORDS,
    "overdue": LATE_WORDS,
    "milestone_missed": "A step on the way was due, and was not taken.",
    "blocked": WAITS,
    "waits_for_late": WAITS,
    "waits_too_long": WAITS,
    "due_soon_and_waiting": WAITS,
    "due_soon_and_unshown": "Its date is near, and nothing shows yet what has been done.",
    "no_due_date": "It has no date.",
    "silent": "There has been no news of it for more than four weeks.",
    "done_unshown": "Nothing shows that it was done.",
    "done_unverified": "Nobody from outside has checked that it was done.",
}
"""Why the facts show less than is said, by the rule that holds: no count of days, which would be old tomorrow, and no
name of another promise, which may not be public."""


def stands(state: ActionState) -> str:
    """How a promise stands, as one of STANDS. What is past its day and not done is late, whatever is said of it."""
    if state.finished:
        return DONE
    if state.overdue:
        return LATE
    if state.action.starts_on and state.action.starts_on > state.today:
        return NOT_STARTED
    return {"red": AT_RISK, "amber": AT_RISK, "green": ON_COURSE}.get(state.rating, NOT_SAID)


def facts_of(state: ActionState) -> tuple[tuple[str, str], ...]:
    """Both ratings in words, with what the facts show where it is less than what is said, and the dates."""
    action = state.action
    found = [
        ("How it stands", STANDS[stands(state)]),
        ("By when", day(action.due_on) if action.due_on else "No date was set"),
        ("We say it is", SAID[state.rating]),
        ("The facts show", _shown(state)),
        ("Has it made a difference?", CHANGED[state.impact]),
        ("Who leads it", str(action.lead or "Nobody yet")),
    ]
    if state.next_milestone and not state.finished:
        late = "; it is late" if state.next_milestone.due_on < state.today else ""
        found.append(("Next step", f"{state.next_milestone.wording}, by {day(state.next_milestone.due_on)}{late}"))
    return tuple(found)


def day(on: date) -> str:
    """ "14 March 2027"."""
    return f"{on:%-d %B %Y}"


def _shown(state: ActionState) -> str:
    words = SAID[state.supported.rating]
    return f"{words}. {REASONS[state.supported.reasons[0].rule]}" if state.said_better else words
