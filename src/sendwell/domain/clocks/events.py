"""What happened in a case, and what is odd about it."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from sendwell.domain.clocks.model import Undecided
from sendwell.domain.problems import Problem

FIRST_YEAR, LAST_YEAR = 1900, 2200
DECISIONS = frozenset({"decided_to_maintain", "decided_to_amend", "decided_to_cease"})
PLANS = ("final_plan_sent", "amended_plan_sent", "reassessed_plan_sent")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or for a meeting or transfer will happen, on a day.

    `kind` is a key of events.toml. `until` is the day on which a closure, absence or appeal was over (the first day
    that it no longer lasted). `about` tells apart what can happen several times at once: which service was asked for
    advice, which school consulted. `note` is for people: who agreed an exception, and on what evidence.
    """

    on: date
    kind: str
    until: date | None = None
    about: str = ""
    note: str = ""


def in_order(event: Event) -> tuple[date, str, str, date]:
    """What to sort events by: the day, then the kind."""
    return event.on, event.kind, event.about, event.until or date.max


@cache
def event_words() -> Mapping[str, str]:
    """Each kind of event with its words after "the day": "request_received" → "the request was received"."""
    text = (files("sendwell.domain.clocks") / "events.toml").read_text(encoding="utf-8")
    return {kind: words for group in tomllib.loads(text).values() for kind, words in group.items()}


@cache
def reasons() -> Mapping[str, str]:
    """Why something stays undecided, by key."""
    return tomllib.loads((files("sendwell.domain.clocks") / "undecided.toml").read_text(encoding="utf-8"))


def event_problems(events: Iterable[Event]) -> list[Problem]:
    """What is wrong with events, each with how to mend it: an unknown kind, a year far off, an end before its start."""
    return [problem for number, event in enumerate(events, 1) for problem in _of_one(event, f"Event {number}")]


def _of_one(event: Event, where: str) -> Iterator[Problem]:
    if event.kind not in event_words():
        yield Problem(where, f"“{event.kind}” is no kind of event.", "Use one that docs/clocks.md lists.")
    for day in (event.on, event.until):
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield Problem(where, f"The year {day.year} is out of reach.", "Correct the year.")
    if event.until and event.until < event.on:
        yield Problem(where, "It ended before it began.", "Correct whichever day is wrong.")


def doubts_of(events: Sequence[Event]) -> list[Undecided]:
    """What about a whole case neither the law nor its days decide, each with the reason."""
    return [Undecided(reasons()[key]) for key in _doubts(events)]


def _doubts(events: Sequence[Event]) -> Iterator[str]:
    days = {kind: sorted(event.on for event in events if event.kind == kind) for kind in {e.kind for e in events}}
    if any(len(days.get(kind, ())) > len(set(days.get(kind, ()))) for kind in PLANS):
        yield "two_plans_on_one_day"
    if set(days.get("request_received", ())) & set(days.get("request_withdrawn", ())):
        yield "withdrawn_on_the_day"
    decided = sorted(day for kind in DECISIONS for day in days.get(kind, ()))
    meetings, plans = days.get("review_meeting", []), days.get("final_plan_sent", [])
    if decided and not any(meeting <= decided[0] for meeting in meetings):
        yield "decision_without_meeting"
    if decided and plans and decided[0] < plans[0]:
        yield "review_before_plan"
    if _open_when_moved(days):
        yield "moved_with_request_open"


def _open_when_moved(days: Mapping[str, list[date]]) -> bool:
    over = [day for kind in ("request_withdrawn", "refused_to_assess", "refused_to_issue", "final_plan_sent")
            for day in days.get(kind, ())]  # fmt: skip
    return any(
        request <= moved and not any(request <= day <= moved for day in over)
        for request in days.get("request_received", ())
        for moved in days.get("moved_away", ())
    )
