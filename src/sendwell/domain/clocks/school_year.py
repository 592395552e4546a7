"""An area's own school terms: the days on which its schools are open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sendwell.domain.problems import Problem

LONGEST_HOLIDAY = timedelta(days=75)  # longer than any summer holiday: a term is missing
LONGEST_TERM = timedelta(days=150)


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A school term, first and last day included, and its half-term holiday, where it has one."""

    first: date
    last: date
    name: str
    closed_from: date | None = None
    closed_to: date | None = None

    def is_open(self, day: date) -> bool:
        """True on a day between the first and the last that is not in the half-term holiday."""
        half = self.closed_from and self.closed_to and self.closed_from <= day <= self.closed_to
        return self.first <= day <= self.last and not half


@dataclass(frozen=True, slots=True)
class Calendar:
    """The school terms of an area, in order; none: limits in school days and terms stay undecided.

    Raises ValueError with the first thing wrong, where the terms do not hold (`term_problems` tells all of it).
    """

    terms: tuple[Term, ...] = ()

    def __post_init__(self) -> None:
        if problems := term_problems(self.terms):
            raise ValueError(str(problems[0]))


def term_problems(terms: Sequence[Term]) -> list[Problem]:
    """What is wrong with the terms of an area: each by itself, and each against the one before it."""
    ordered = sorted(terms)
    return [problem for term in ordered for problem in _of_one(term)] + [
        problem for before, after in pairwise(ordered) for problem in _between(before, after)
    ]


def _of_one(term: Term) -> Iterator[Problem]:
    if term.last <= term.first:
        yield Problem(term.name, "The last day is not after the first.", "Correct whichever day is wrong.")
    elif term.last - term.first > LONGEST_TERM:
        yield Problem(term.name, "It lasts more than 150 days.", "Enter each term by itself, without its holidays.")
    if bool(term.closed_from) != bool(term.closed_to):
        yield Problem(term.name, "Half-term has one day only.", "Enter the first and the last day of half-term.")
    elif term.closed_from and term.closed_to and not term.first < term.closed_from <= term.closed_to < term.last:
        yield Problem(term.name, "Half-term is not inside the term.", "Correct the days of half-term.")


def _between(before: Term, after: Term) -> Iterator[Problem]:
    if after.first <= before.last:
        yield Problem(after.name, f"It overlaps with “{before.name}”.", "Correct whichever day is wrong.")
    elif after.first - before.last > LONGEST_HOLIDAY:
        yield Problem(
            after.name, f"A term is missing between “{before.name}” and this one.", "Enter the terms between first."
        )


ENGLAND = Calendar()
"""England's bank holidays alone, no school terms."""
