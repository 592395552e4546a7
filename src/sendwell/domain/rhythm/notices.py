"""What is told to whom today, each with why it comes, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sendwell.domain.rhythm.rhythm import Rhythm
from sendwell.domain.rhythm.silence import Promise, Someone, Step, To, due_on, owner_is_due, steps_reached

TOLD_AS = {To.ACCOUNTABLE: "You answer for its priority", To.CHAIR: "You chair the board"}


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell somebody about one action: its key, as what they are told, and why."""

    action: int
    to: To
    who: Someone
    why: str


def notices(promises: Iterable[Promise], rhythm: Rhythm, today: date) -> list[Notice]:
    """Everything to be told today, action by action, the owner first.

    >>> silent = Promise(1, "Open the line", since=date(2027, 3, 3), heard_on=date(2027, 3, 3),
    ...                  people={To.OWNER: Someone(7, "Heron Marsh")})
    >>> [notice.why for notice in notices([silent], Rhythm(), today=date(2027, 3, 15))]  # doctest: +ELLIPSIS
    ['You were last heard on 3 March 2027 about “Open the line”: that is 12 days ago. This partnership asks for ...']
    """
    return [notice for promise in promises for notice in _notices(promise, rhythm, today)]


def _notices(promise: Promise, rhythm: Rhythm, today: date) -> Iterable[Notice]:
    owner = promise.people.get(To.OWNER)
    if owner and owner_is_due(promise, rhythm, today):
        yield Notice(promise.key, To.OWNER, owner, _why_reminded(promise, rhythm, today))
    for step in steps_reached(promise, rhythm, today):
        if step.told_on is None:
            yield Notice(promise.key, step.to, step.who, _why_escalated(promise, step, today))


def _why_reminded(promise: Promise, rhythm: Rhythm, today: date) -> str:
    due = due_on(promise, rhythm)
    asks = f"This partnership asks for two lines every {_days(rhythm.every)}"
    if due < today:
        return f"{_heard(promise, today)} {asks}: they were due on {_day(due)}."
    when = "today" if due == today else f"on {_day(due)}, in {_days((due - today).days)}"
    return f"{_heard(promise, today)} {asks}: the next are due {when}."


def _why_escalated(promise: Promise, step: Step, today: date) -> str:
    waited = (step.day - promise.since).days
    why = f"{TOLD_AS[step.to]}, and this partnership tells you after {_days(waited)} of silence."
    return f"{_silence(promise, today)} {_owner_reminded(promise)} {why}"


def _heard(promise: Promise, today: date) -> str:
    if promise.heard_on is None or not promise.heard_from_owner:
        return _silence(promise, today)
    return (
        f"You were last heard on {_day(promise.heard_on)} about “{promise.title}”: "
        f"that is {_days((today - promise.heard_on).days)} ago."
    )


def _silence(promise: Promise, today: date) -> str:
    if promise.heard_on is None:
        began = f"since it began on {_day(promise.since)}"
        return f"Nothing has been heard about “{promise.title}” {began}: that is {_ago(promise.since, today)}."
    return (
        f"Nothing has been heard about “{promise.title}” since {_day(promise.heard_on)}: "
        f"that is {_ago(promise.heard_on, today)}."
    )


def _owner_reminded(promise: Promise) -> str:
    owner = promise.people.get(To.OWNER)
    if owner is None:
        return "Nobody here owns it."
    told = promise.told_on(To.OWNER)
    reminded = f"was last reminded on {_day(told)}" if told else "has not been reminded"
    return f"Its owner, {owner.name}, {reminded}."


def _ago(day: date, today: date) -> str:
    return f"{_days((today - day).days)} ago"


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
