"""How long an action has been silent, when it is asked for two lines, and to whom its silence goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from sendwell.domain.rhythm.rhythm import Rhythm


class To(StrEnum):
    """As what somebody is told of an action."""

    OWNER = "owner"
    ACCOUNTABLE = "accountable"  # answers for the action's priority
    CHAIR = "chair"  # of the board


@dataclass(frozen=True, slots=True)
class Someone:
    """A person, by a key that says whether two are the same; `reachable` if they can be written to."""

    key: int
    name: str
    reachable: bool = True


@dataclass(frozen=True, slots=True)
class Promise:
    """An action that runs, as far as it is heard of.

    since: the day from which silence is counted: of the last update, or of the beginning where that is later.
    heard_on: the day of the last update; None where there is none yet.
    people: who is what to it; whoever is missing, has left or can't be named is left out.
    told: the last day on which each of them was told of it.
    """

    key: int
    title: str
    since: date
    heard_on: date | None = None
    heard_from_owner: bool = True
    people: Mapping[To, Someone] = field(default_factory=dict)
    told: Mapping[To, date] = field(default_factory=dict)

    def told_on(self, to: To) -> date | None:
        """The last day on which somebody was told of this silence; what came before it was about an earlier one."""
        day = self.told.get(to)
        return day if day and day > self.since else None


@dataclass(frozen=True, slots=True)
class Step:
    """Silence that goes to somebody from `day` on: as what, to whom, and the day they were told, where they were."""

    to: To
    who: Someone
    day: date
    told_on: date | None


def due_on(promise: Promise, rhythm: Rhythm) -> date:
    """The day on which the next update is due.

    >>> due_on(Promise(1, "Open the line", since=date(2027, 3, 3)), Rhythm(every=14))
    datetime.date(2027, 3, 17)
    """
    return promise.since + timedelta(days=rhythm.every)


def owner_is_due(promise: Promise, rhythm: Rhythm, today: date) -> bool:
    """True if the owner is to be reminded today: a day for it has come, and nothing was sent on that day or since.

    However many such days went by unused, they make one reminder and not several.
    """
    day = _last_day_for_a_reminder(due_on(promise, rhythm), rhythm, today)
    told = promise.told_on(To.OWNER)
    return day is not None and (told is None or told < day)


def steps_reached(promise: Promise, rhythm: Rhythm, today: date) -> list[Step]:
    """To whom the silence of an action has gone by `today`, in their order.

    Where nobody answers for the priority, or its owner does, the chair stands in at once. Nobody is told twice.
    """
    owner, accountable, chair = (promise.people.get(to) for to in (To.OWNER, To.ACCOUNTABLE, To.CHAIR))
    ways = [(To.ACCOUNTABLE, accountable), (To.CHAIR, chair)]
    seen = {owner.key} if owner else set()
    going: list[tuple[To, Someone]] = []
    for to, who in ways:
        if who and who.key not in seen:
            seen.add(who.key)
            going.append((to, who))
    waits = (rhythm.escalate_after, rhythm.further_after)
    found = [
        Step(to, who, promise.since + timedelta(days=wait), promise.told_on(to))
        for (to, who), wait in zip(going, waits, strict=False)
    ]
    return [step for step in found if step.day <= today]


def _last_day_for_a_reminder(due: date, rhythm: Rhythm, today: date) -> date | None:
    first = due - timedelta(days=rhythm.before)
    if today < first:
        return None
    times = (today - due).days // rhythm.again if rhythm.again else 0
    return due + timedelta(days=times * rhythm.again) if times > 0 else first
