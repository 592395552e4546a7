"""The impact rating that the numbers support: has what an action aims at moved since it began, beyond chance?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

KEPT_TO_BE_EMBEDDED = 6  # numbers in a row at the aim or better; a single good month is not a habit
LEAST_FELT_FIRST = ("no_evidence", "not_yet_due", "some", "embedded")


class Moved(StrEnum):
    """What a measure has done since an action began."""

    BETTER = "better"
    WORSE = "worse"
    AS_EXPECTED = "as expected"
    EARLIER = "earlier"
    TOO_FEW = "too few"
    NO_NUMBER = "no number"


@dataclass(frozen=True, slots=True)
class AimFacts:
    """What is known of one aim of an action or priority.

    `measure` is its name and `latest` its last number with the period, in words. `since` counts the numbers whose
    period began after the action did; `kept` counts the last of them in a row that were at the aim or better.
    """

    measure: str
    began: date | None
    due: date
    moved: Moved
    since: int
    kept: int
    latest: str


@dataclass(frozen=True, slots=True)
class SupportedImpact:
    """An impact rating (a key of `impact_definitions`), with its reasons in sentences."""

    rating: str
    reasons: tuple[str, ...]


def supported_impact(facts: AimFacts, today: date) -> SupportedImpact:
    """The impact that one aim supports on `today`, with why.

    Without a change beyond chance it is not due before the day of the aim, and no evidence from then on: a number that
    moved within chance is no evidence, however welcome.
    """
    ahead = facts.due >= today
    due = f"It {'is' if ahead else 'was'} to be there by {facts.due:%-d %B %Y}."
    not_there, since = "not_yet_due" if ahead else "no_evidence", f"since {_began(facts)}"
    match facts.moved:
        case Moved.BETTER if facts.kept >= KEPT_TO_BE_EMBEDDED:
            return _said("embedded", facts, f"better, beyond chance, and good enough {facts.kept} times in a row.")
        case Moved.BETTER:
            reached = "It is as good as it should be, but not yet for long." if facts.kept else due
            return _said("some", facts, f"better {since}, by more than chance explains. {reached}")
        case Moved.WORSE:
            return _said("no_evidence", facts, f"worse {since}, by more than chance explains.")
        case Moved.AS_EXPECTED:
            return _said(not_there, facts, f"within expected variation {since}: no evidence of change. {due}")
        case Moved.EARLIER:
            return _said(not_there, facts, f"it had moved before, and not beyond chance {since}. {due}")
        case Moved.TOO_FEW:
            return _said(not_there, facts, f"too few numbers {since} to tell a change from chance. {due}")
    return _said(not_there, facts, f"no number yet {since}. {due}")


def least_felt(found: Sequence[SupportedImpact]) -> SupportedImpact | None:
    """The impact that several aims support together: the least felt of those that are due or have moved.

    Aims that are not due yet do not hold back the others. None without an aim.
    """
    if not found:
        return None
    weighed = [one for one in found if one.rating != "not_yet_due"] or list(found)
    rating = min((one.rating for one in weighed), key=LEAST_FELT_FIRST.index)
    return SupportedImpact(rating, tuple(reason for one in found for reason in one.reasons))


def _said(rating: str, facts: AimFacts, words: str) -> SupportedImpact:
    latest = f" ({facts.latest})" if facts.latest else ""
    return SupportedImpact(rating, (f"{facts.measure}{latest}: {words}",))


def _began(facts: AimFacts) -> str:
    return f"it began on {facts.began:%-d %B %Y}" if facts.began else "the plan began"
