"""What the caseload says of measures of the catalogue, so that scorecards and charts count the same cases."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from django.utils import timezone

from sendwell.apps.casework.models import CaseEvent
from sendwell.apps.casework.pathway.reviews import KINDS
from sendwell.apps.casework.pathway.tables import (
    OWN,
    cases_table,
    counted,
    days_in,
    event_columns,
    records_of,
    requests_table,
)
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.partnership.models import Area
from sendwell.domain.clocks import limit_named
from sendwell.domain.clocks.many import many
from sendwell.domain.measures import Level, Measure, Observation, PeriodKind
from sendwell.domain.measures.catalogue import measure_named
from sendwell.domain.measures.periods import Period, period, period_of

if TYPE_CHECKING:
    from sendwell.domain.measures.records import Records

RECEIVED = ("requests_received", "requests_refused", "requests_refused_of_decided", "request_decision_6_weeks")
TOLD = ("assessed_not_issued", "not_issue_decision_16_weeks", "ehc_20_weeks_with_exceptions",
        "ehc_20_weeks_without_exceptions", "ehc_issued_20_to_52_weeks", "ehc_issued_after_52_weeks")  # fmt: skip
REVIEWED = ("annual_review_on_time", "annual_review_decision_4_weeks")
ADVISED = ("health_advice_6_weeks", "social_care_advice_6_weeks", "educational_psychology_advice_6_weeks")
MATURES = {**dict.fromkeys(RECEIVED[1:], 42), "annual_review_decision_4_weeks": 28}
"""Days after the end of a month until its number stands: until then late ones are missing from it."""
SERVICES = {"health": "health", "social care": "social_care", "educational psychology": "educational_psychology"}


@dataclass(frozen=True, slots=True)
class Told:
    """One measure: how many numbers, of which periods, and the latest."""

    measure: Measure
    numbers: int
    first: Period
    latest: Period
    value: float | None


@dataclass(frozen=True, slots=True)
class Telling:
    """What would be told. `authority` is empty where the area has not said whose numbers are its own."""

    authority: str
    said: tuple[Observation, ...]
    lines: tuple[Told, ...]


def also_tell(tells: Callable[[Area, date], Iterable[Observation]]) -> None:
    """Have an app above tell its own numbers with these, of the place OWN. Called when an app is ready."""
    _above.append(tells)


def telling(area: Area, today: date) -> Telling:
    """Every measure that the caseload can tell, by month (transfers by year), of months that are over. Few queries."""
    authority = home_of(area).authority
    last = area.case_loads.order_by("-given_at", "-pk").first()
    if last is None or not authority:
        return Telling(authority, (), ())
    until = min(timezone.localdate(last.given_at), today)
    more = (one for tells in _above for one in tells(area, today))
    said = tuple(replace(one, place=authority) for one in (*_said(area, until), *more))
    return Telling(authority, said, tuple(_lines(said)))


_above: list[Callable[[Area, date], Iterable[Observation]]] = []


def _said(area: Area, until: date) -> Iterator[Observation]:
    cases = cases_table(counted(area))
    since = _complete_since(cases)
    first_load = timezone.localdate(area.case_loads.earliest("given_at").given_at)
    reviews, advice = _reviews(area, cases, until, first_load), _advice(area)
    records = records_of({"requests": requests_table(cases), "reviews": reviews, "advice": advice}, until)
    monthly = [*RECEIVED, *TOLD, *(REVIEWED if len(reviews) else ()), *(ADVISED if len(advice) else ())]
    for one in _observed(monthly, records, PeriodKind.MONTH):
        month = period(one.period_kind, one.period)
        stands = month.ends + timedelta(days=MATURES.get(one.measure, 0)) < until
        if stands and (one.measure not in (*RECEIVED, *TOLD) or month.begins >= since):
            yield one
    if len(reviews):
        for one in _observed(["phase_transfers_on_time"], records, PeriodKind.CALENDAR_YEAR):
            if date(int(one.period), 3, 31) < until:
                yield one


def _observed(measures: Sequence[str], records: "Records", kind: PeriodKind) -> list[Observation]:
    from sendwell.domain.measures.records import observations, observe  # slow to load, and most processes never ask

    return observations(observe(measures, records, dated_by=kind, levels=[Level.AUTHORITY], groups=["all"]))


def _complete_since(cases: pa.Table) -> date:
    """The first day of the month from which every decision is there: extracts leave out what was decided earlier."""
    days = days_in(cases, "refused_on")
    if np.isnat(days).all():
        days = days_in(cases, "received_on")
    known = days[~np.isnat(days)]
    first = known.min().astype(date) if len(known) else date.max.replace(day=1)
    return period_of(PeriodKind.MONTH, first).next.begins if len(known) else first


def _reviews(area: Area, cases: pa.Table, until: date, first_load: date) -> pa.Table:
    """The record table of reviews.

    A review is known to be due only since the first load: of those before, a return tells the latest alone, and one
    that was held in between would not be seen.
    """
    events = event_columns(cases, area, KINDS)
    clocks = {one.limit.key: one for one in many(events, until, limits=[limit_named(key) for key in _LIMITS])}
    rows: list[dict[str, Any]] = []
    for key in ("first_review", "later_review"):
        if key in clocks:
            rows += [
                _row("annual", due, None, ended, None)
                for due, ended in _pairs(clocks[key].due, clocks[key].ended)
                if due and first_load <= due
            ]
    if "review_decision" in clocks:
        one = clocks["review_decision"]
        rows += [_row("annual", None, met, decided, None) for met, decided in _pairs(one.started, one.ended)]
    for key, day in (("phase_transfer_plan", (2, 15)), ("post_16_transfer_plan", (3, 31))):
        if key in clocks:
            rows += [
                _row("phase_transfer", date(due.year, *day), None, None, sent)
                for due, sent in _pairs(clocks[key].due, clocks[key].ended)
                if due
            ]
    return pa.Table.from_pylist(rows, schema=_REVIEWS)


def _pairs(first: np.ndarray, second: np.ndarray) -> list[tuple[date | None, date | None]]:
    return list(zip(first.tolist(), second.tolist(), strict=True))


def _row(kind: str, due: date | None, met: date | None, decided: date | None, plan: date | None) -> dict[str, Any]:
    return {"child": "", "authority": OWN, "kind": kind, "due_on": due, "met_on": met, "decided_on": decided,
            "outcome": None, "final_plan_on": plan}  # fmt: skip


def _advice(area: Area) -> pa.Table:
    """The record table of advice: a row for each day on which advice was asked for, with the first that came after."""
    rows = CaseEvent.objects.filter(
        case__in=counted(area).values("pk"), kind__in=("advice_requested", "advice_received")
    )
    days: dict[tuple[int, str], dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    for case, kind, on, about in rows.order_by("on").values_list("case_id", "kind", "on", "about"):
        days[case, about][kind].append(on)
    found = [
        {"child": "", "authority": OWN, "kind": SERVICES.get(about, "other"), "requested_on": asked,
         "returned_on": next((on for on in each["advice_received"] if on >= asked), None)}
        for (_, about), each in days.items()
        for asked in each["advice_requested"]
    ]  # fmt: skip
    return pa.Table.from_pylist(found, schema=_ADVICE)


def _lines(said: Sequence[Observation]) -> Iterator[Told]:
    by_measure: dict[str, list[tuple[Period, float | None]]] = defaultdict(list)
    for one in said:
        by_measure[one.measure].append((period(one.period_kind, one.period), one.value))
    for key, numbers in by_measure.items():
        numbers.sort(key=lambda number: number[0])
        yield Told(measure_named(key), len(numbers), numbers[0][0], numbers[-1][0], numbers[-1][1])


_LIMITS = ("first_review", "later_review", "review_decision", "phase_transfer_plan", "post_16_transfer_plan")
_TEXTS = [("child", pa.string()), ("authority", pa.string()), ("kind", pa.string())]
_REVIEWS = pa.schema([*_TEXTS, ("due_on", pa.date32()), ("met_on", pa.date32()), ("decided_on", pa.date32()),
                      ("outcome", pa.string()), ("final_plan_on", pa.date32())])  # fmt: skip
_ADVICE = pa.schema([*_TEXTS, ("requested_on", pa.date32()), ("returned_on", pa.date32())])
