"""Who is owed reminders and can't be reached."""

from dataclasses import dataclass
from datetime import date

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.reminders.models import Rhythm
from sendwell.apps.reminders.queries import Heard, heard_of
from sendwell.domain.rhythm import To

AS_WHAT = {To.OWNER: "owns", To.ACCOUNTABLE: "answers for the priority of", To.CHAIR: "is told as chair of"}


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """Somebody without an e-mail address here, and what they would be told of, in words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Reach:
    """The people who can't be written to, and the actions that nobody here owns."""

    people: list[OutOfReach]
    without_owner: list[Heard]


def out_of_reach(rhythm: Rhythm, today: date) -> Reach:
    """Who of those that own, answer for or oversee a running action has no address, and which has no owner here."""
    heard = heard_of(rhythm, today)
    asked = [(who, to) for one in heard for to, who in one.promise.people.items() if not who.reachable]
    unknown = sorted({who for who, _ in asked}, key=lambda who: who.name)
    return Reach(
        people=[OutOfReach(who.name, _words([to for asked_of, to in asked if asked_of == who])) for who in unknown],
        without_owner=[one for one in heard if To.OWNER not in one.promise.people],
    )


def _words(asked: list[To]) -> str:
    parts = [f"{words} {counted(asked.count(to), 'action')}" for to, words in AS_WHAT.items() if to in asked]
    return " and ".join(parts)
