"""The front page of a report: which area, when inspected, with what outcome, and what follows from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sendwell.domain.reading.inspection.days import first_range
from sendwell.domain.reading.model import DateRange, Outcome, Span
from sendwell.domain.reading.sources import Line, SourceText
from sendwell.domain.reading.sources.running import RunningText

_AREA = re.compile(
    r"Area SEND (?:\w+ )?inspection of (?:the )?(?P<area>.+?)\s*(?:(?:Local )?Area Partnership|Inspection dates?\b|$)",
    re.I,
)
_DATES = re.compile(r"Inspection dates?\s*:?\s*(?P<dates>.{4,80})", re.I)
_PREVIOUS = re.compile(
    r"(?:Dates? of (?:the )?(?:previous|last) (?:full |area |SEND )*inspections?"
    r"|(?:Previous|Last) inspections?(?: dates?)?)"
    r"\s*:?\s*(?P<dates>.{3,300})",
    re.I,
)
_NOT_BEFORE = re.compile(r"^\W*(?:not (?:previously|yet|applicable)|none|n/?a\b|no previous|first)", re.I)
_REVISIT = re.compile(r"\b(?:re-?visit|monitoring)[^.;]{0,40}$", re.I)

_NUMBERS = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
} | {"twelve": 12, "eighteen": 18, "twenty-four": 24}
_NUMBER = r"(?P<number>\d{1,2}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_NEXT_FULL = re.compile(
    rf"next\s+(?:full\s+)?(?:area\s+)?(?:SEND\s+)?(?:full\s+)?(?:re-?)?inspection\s[^.]{{0,60}}?within\s+"
    rf"(?:approximately\s+|around\s+|about\s+|the\s+next\s+)*{_NUMBER}\s+years?",
    re.I,
)
_MONITORING = re.compile(
    rf"monitoring\s+(?:inspection|visit)\s[^.]{{0,60}}?within\s+(?:approximately\s+|around\s+|about\s+)*{_NUMBER}\s+months?",
    re.I,
)
_OUTCOMES = (
    (
        Outcome.WIDESPREAD_FAILINGS,
        re.compile(r"widespread\s+and(?:\s*/\s*|\s+)or\s+systemic|systemic\s+failings", re.I),
    ),
    (
        Outcome.INCONSISTENT,
        re.compile(r"inconsistent\s+(?:\w+\s+){0,3}(?:experiences|outcomes)|lead\s+to\s+inconsistent", re.I),
    ),
    (Outcome.TYPICALLY_POSITIVE, re.compile(r"typically\s+(?:lead\s+to\s+)?positive|positive\s+experiences", re.I)),
)
_PLAN_REQUIRED = re.compile(r"requires?\b[^.]{0,120}\bpriority\s+action\s+plan", re.I)
_PLAN_UPDATE = re.compile(
    r"updates?\s+(?:and\s+publish(?:es)?\s+)?(?:its|their|the)\s+(?:local\s+area\s+)?strategic\s+plan", re.I
)


@dataclass(frozen=True)
class Follow:
    """Something that comes after the inspection: in how many months or years, and where the report says so."""

    number: int
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Front:
    """What the front page says."""

    title: str
    local_area: str | None
    dates: DateRange | None
    dates_spans: tuple[Span, ...]
    previous: DateRange | None
    previous_spans: tuple[Span, ...]
    outcome: Outcome | None
    outcome_doubtful: bool
    next_full: Follow | None
    monitoring: Follow | None
    priority_action_plan_required: bool
    strategic_plan_update_requested: bool


def read_front(source: SourceText, head: Sequence[Line], outcome: Sequence[Line]) -> Front:
    """The front page from the lines above the outcome (`head`) and those of the outcome box."""
    above, box = RunningText(head), RunningText(outcome)
    area = _AREA.search(source.fold(above.text))
    dates, previous = _found(_DATES, above), _found(_PREVIOUS, above)
    words = source.fold(box.text)
    outcomes = [kind for kind, pattern in _OUTCOMES if pattern.search(words)]
    return Front(
        title=_title(source, head),
        local_area=area["area"].strip(" ,–-") if area else None,
        dates=first_range(source.fold(dates[0])) if dates else None,
        dates_spans=dates[1] if dates else (),
        previous=_previous(source.fold(previous[0])) if previous else None,
        previous_spans=previous[1] if previous else (),
        outcome=outcomes[0] if outcomes else None,
        outcome_doubtful=len(outcomes) != 1,
        next_full=_follow(_NEXT_FULL, box),
        monitoring=_follow(_MONITORING, box),
        priority_action_plan_required=bool(_PLAN_REQUIRED.search(words)),
        strategic_plan_update_requested=bool(_PLAN_UPDATE.search(words)),
    )


def _title(source: SourceText, head: Sequence[Line]) -> str:
    words = source.fold("\n".join(line.text for line in head))
    start = re.search(r"Area SEND", words)
    end = re.search(r"\s*Inspection dates?\b", words)
    return words[start.start() if start else 0 : end.start() if end else 120].strip()


def _found(pattern: re.Pattern[str], text: RunningText) -> tuple[str, tuple[Span, ...]] | None:
    """What follows a label, up to the next label, and where it stands."""
    flat = text.text.replace("\n", " ")  # one character for one: positions stay
    match = pattern.search(flat)
    if match is None:
        return None
    start, end = match.span("dates")
    label = re.search(
        r"\bDates? of (?:the )?(?:previous|last)|\b(?:Previous|Last) inspection|\bInspection (?:dates?|outcome)",
        flat[start:end],
    )
    end = start + label.start() if label else end
    return flat[start:end], text.spans(start, end)


def _previous(words: str) -> DateRange | None:
    """The first full inspection named; a revisit is not one."""
    return None if _NOT_BEFORE.match(words) else first_range(words, after=_REVISIT) or first_range(words)


def _follow(pattern: re.Pattern[str], box: RunningText) -> Follow | None:
    match = pattern.search(box.text)
    if match is None:
        return None
    number = " ".join(match["number"].casefold().split())
    return Follow(_NUMBERS.get(number) or int(number), box.spans(*match.span()))
