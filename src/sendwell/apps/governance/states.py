"""How a request stands, in words."""

from datetime import date

from sendwell.apps.governance.models import FollowUp
from sendwell.apps.mechanisms.words import counted, how_far


def is_late(follow_up: FollowUp, today: date) -> bool:
    """True while a request is past its date and not answered."""
    return follow_up.answered_on is None and follow_up.due_on is not None and follow_up.due_on < today


def how_it_stands(follow_up: FollowUp, today: date) -> str:
    """ "Answered on 3 March 2027", "Late by 12 days", "Due 14 March 2027, in 9 days", or what the paper said."""
    if follow_up.answered_on:
        return f"Answered on {follow_up.answered_on:%-d %B %Y}"
    if follow_up.due_on is None:
        return f"Due “{follow_up.due_as_said}”, no date given" if follow_up.due_as_said else "No date was given"
    if is_late(follow_up, today):
        return f"Late by {counted((today - follow_up.due_on).days, 'day')}"
    return f"Due {follow_up.due_on:%-d %B %Y}, {how_far(follow_up.due_on, today)}"


def answers_awaited(waiting: int, late: int) -> str:
    """How many answers are awaited.

    >>> answers_awaited(3, 1), answers_awaited(1, 1), answers_awaited(0, 0)
    ('3 answers, 1 of them late', '1 answer, which is late', 'no answer')
    """
    if not waiting:
        return "no answer"
    which = "which is late" if waiting == 1 else "all of them late" if late == waiting else f"{late} of them late"
    return counted(waiting, "answer") + (f", {which}" if late else "")


def what_came_of_it(decisions: int, requests: int, concerns: int) -> str:
    """What is known to have come of a meeting.

    >>> what_came_of_it(2, 0, 1)
    '2 decisions and 1 concern are known.'
    >>> what_came_of_it(0, 0, 0)
    'What it decided is not known yet.'
    """
    found = ((decisions, "decision"), (requests, "request"), (concerns, "concern"))
    said = [counted(number, noun) for number, noun in found if number]
    if not said:
        return "What it decided is not known yet."
    known = "is" if decisions + requests + concerns == 1 else "are"
    return f"{', '.join(said[:-1])}{' and ' if said[1:] else ''}{said[-1]} {known} known."
