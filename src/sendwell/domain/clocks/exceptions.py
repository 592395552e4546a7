"""Exceptions: what excuses a limit or suspends it, and whether the facts of a case support what was claimed."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from functools import cache
from importlib.resources import files

from sendwell.domain.clocks.events import Event

ASKED_WITHIN = 7  # days before the closure began and before it ended; SEND Regulations 2014, reg. 10(4)(a)


class Effect(StrEnum):
    """What an exception does. None stops a clock for a while: the law gives no other day for an excused limit."""

    EXCUSES = "excuses"  # the limit need not be kept if that is impractical; its day stays where it is
    SUSPENDS = "suspends"  # the day is not before the fact is over


class Finding(IntEnum):
    """Whether the facts support an exception; the higher goes before the lower where several were claimed."""

    NONE = 0
    NOT_SUPPORTED = 1
    NOT_DECIDABLE = 2
    SUPPORTED = 3


FINDING_WORDS = {
    Finding.NONE: "no exception claimed",
    Finding.NOT_SUPPORTED: "the facts do not support it",
    Finding.NOT_DECIDABLE: "the days alone cannot decide it",
    Finding.SUPPORTED: "the facts support it",
}


@dataclass(frozen=True, slots=True)
class LimitException:
    """One row of exceptions.toml: the event that it rests on, and the facts that must hold of it."""

    key: str
    name: str
    event: str
    effect: Effect
    source: str
    verified: bool
    at_least_days: int = 0
    within_limit: bool = False
    asked: str = ""
    undecidable: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """An exception that was claimed for a clock: what it rests on, whether the facts support it, and why."""

    exception: LimitException
    event: Event
    finding: Finding
    why: str

    @property
    def words(self) -> str:
        """The claim, the finding and its reason, with the source."""
        return f"{self.exception.name}: {FINDING_WORDS[self.finding]}. {self.why} Source: {self.exception.source}."


@cache
def exceptions() -> Mapping[str, LimitException]:
    """Every exception by its key."""
    text = (files("sendwell.domain.clocks") / "exceptions.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["exception"]
    return {row["key"]: LimitException(**{**row, "effect": Effect(row["effect"])}) for row in rows}


def claims_for(
    keys: Sequence[str], by_kind: Mapping[str, Sequence[Event]], started: date, due: date, about: str | None = None
) -> tuple[Claim, ...]:
    """Each exception among `keys` that events claim for the time from `started` to `due`, with what the facts say.

    For a limit that runs for each thing it is `about`, an event about another thing claims nothing.
    """
    rows = (exceptions()[key] for key in keys)
    return tuple(
        Claim(row, event, *_judged(row, event, by_kind.get(row.asked, ()), started, due))
        for row in rows
        if row.effect is Effect.EXCUSES
        for event in by_kind.get(row.event, ())
        if event.on <= due and (event.until or event.on) >= started and (about is None or event.about in ("", about))
    )


def _judged(row: LimitException, event: Event, asked: Sequence[Event], started: date, due: date) -> tuple[Finding, str]:
    if row.undecidable:
        return Finding.NOT_DECIDABLE, row.undecidable
    if not row.at_least_days:
        return Finding.SUPPORTED, f"It happened on {event.on:%-d %B %Y}, within the time allowed."
    if event.until is None:
        return Finding.NOT_DECIDABLE, "The day on which it ended is not known. Enter it."
    first, last = event.on, event.until
    if row.within_limit:
        first, last = max(first, started), min(last, due + timedelta(days=1))
    lasted = (last - first).days
    if lasted < row.at_least_days:
        inside = " of the time allowed" if row.within_limit else ""
        return Finding.NOT_SUPPORTED, f"It lasted {lasted} days{inside}; at least {row.at_least_days} are needed."
    if row.asked:
        return _asked_in_time(event.on, event.until, asked, started, due)
    return Finding.SUPPORTED, f"It lasted {lasted} days of the time allowed."


def _asked_in_time(began: date, ended: date, asked: Sequence[Event], started: date, due: date) -> tuple[Finding, str]:
    first, last = began - timedelta(days=ASKED_WITHIN), ended - timedelta(days=ASKED_WITHIN)
    window = f"from {first:%-d %B %Y} to {last:%-d %B %Y}"
    if any(max(first, started) <= event.on <= min(last, due) for event in asked):
        return Finding.SUPPORTED, f"The advice was asked for in the time that counts, {window}."
    return Finding.NOT_SUPPORTED, f"No advice was asked for in the time that counts, {window}."
