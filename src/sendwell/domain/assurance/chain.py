"""The links that an action's thread needs, from the inspectors' finding to the evidence, and which are missing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sendwell.domain.assurance.rules import rules

UPDATE_IS_OLD_AFTER_DAYS = rules().by_key["silent"].days  # boards meet monthly at most: one meeting’s silence


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What is known of an action, as far as its thread goes. `updated_on` is the day of its latest update."""

    has_owner: bool
    owner_has_left: bool
    has_due_date: bool
    has_measure: bool
    has_findings: bool
    has_evidence: bool
    updated_on: date | None
    starts_on: date | None = None
    finished: bool = False  # rated blue: done, and the evidence accepted


@dataclass(frozen=True, slots=True)
class MissingLink:
    """A link missing from an action's thread: which, what is wrong, and how to mend it."""

    link: str
    what: str
    mend: str


def broken_chain(facts: ActionFacts, today: date) -> list[MissingLink]:
    """The links that the action lacks on `today`, in the order of the thread. Empty for a thread that is whole.

    An action that has not started yet owes neither update nor evidence; one that is finished owes no more updates.
    """
    return [
        MissingLink(link, what(facts, today), mend) for link, missing, what, mend in _LINKS if missing(facts, today)
    ]


def _no_recent_update(facts: ActionFacts, today: date) -> bool:
    if facts.finished or _yet_to_start(facts, today):
        return False
    return facts.updated_on is None or (today - facts.updated_on).days > UPDATE_IS_OLD_AFTER_DAYS


def _update_words(facts: ActionFacts, today: date) -> str:
    if facts.updated_on is None:
        return "There is no update yet."
    return f"The last update is {(today - facts.updated_on).days} days old."


def _yet_to_start(facts: ActionFacts, today: date) -> bool:
    return facts.starts_on is not None and facts.starts_on > today


_Test = Callable[[ActionFacts, date], bool]
_Words = Callable[[ActionFacts, date], str]
_LINKS: tuple[tuple[str, _Test, _Words, str], ...] = (
    (
        "finding",
        lambda facts, today: not facts.has_findings,
        lambda facts, today: "It answers no finding.",
        "Say which of the inspectors’ findings it answers.",
    ),
    (
        "owner",
        lambda facts, today: not facts.has_owner,
        lambda facts, today: "Nobody owns it.",
        "Name one person who answers for it.",
    ),
    (
        "owner",
        lambda facts, today: facts.has_owner and facts.owner_has_left,
        lambda facts, today: "Its owner has left.",
        "Name someone else who answers for it.",
    ),
    (
        "date",
        lambda facts, today: not facts.has_due_date,
        lambda facts, today: "It has no date to be done by.",
        "Enter the day by which it will be done.",
    ),
    (
        "measure",
        lambda facts, today: not facts.has_measure,
        lambda facts, today: "Nothing says how you will know that it worked.",
        "Write what will be counted or seen, and from what start.",
    ),
    (
        "evidence",
        lambda facts, today: not (facts.has_evidence or _yet_to_start(facts, today)),
        lambda facts, today: "No update has any evidence.",
        "Add a link or a file to the next update.",
    ),
    ("update", _no_recent_update, _update_words, "Ask the owner for two lines on what has happened."),
)
