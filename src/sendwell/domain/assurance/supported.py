"""The delivery rating that the facts of an action support, with its reasons in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sendwell.domain.assurance.facts import DeliveryFacts
from sendwell.domain.assurance.holding import HOLDS
from sendwell.domain.assurance.rules import Rule, rules

WORSE_LAST = ("blue", "green", "amber", "red")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the facts support no better: the rule that holds, what it says of this action, and how to mend it."""

    rule: str
    supports: str
    words: str
    mend: str


@dataclass(frozen=True, slots=True)
class Supported:
    """A delivery rating, or "not_started", with at least one reason, the worst first."""

    rating: str
    reasons: tuple[Reason, ...]
    rules_version: str


def supported_rating(facts: DeliveryFacts, today: date) -> Supported:
    """The delivery rating that the facts support on `today`: the worst that any rule which holds allows.

    A rule without a remedy only affirms, and is given as the reason where no other rule holds.
    """
    found = list(_reasons(facts, today))
    against = [reason for reason in found if reason.mend]
    kept = sorted(against or found, key=lambda reason: -rank(reason.supports))
    return Supported(kept[0].supports, tuple(kept), rules().version)


def rank(rating: str) -> int:
    """How worrying a delivery rating is. One that has not started is as little to worry about as green."""
    return WORSE_LAST.index("green" if rating == "not_started" else rating)


def _reasons(facts: DeliveryFacts, today: date) -> Iterator[Reason]:
    for rule in rules().by_key.values():
        for named in HOLDS[rule.key](facts, today, rule.days):
            yield _reason(rule, dict(named))


def _reason(rule: Rule, named: dict[str, str]) -> Reason:
    return Reason(rule.key, rule.supports, rule.words.format(**named), rule.mend)
