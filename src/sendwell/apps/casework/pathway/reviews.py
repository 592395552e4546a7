"""Annual reviews that are due, late or were never held, and transfers to the next phase of education."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from sendwell.apps.casework.models import Case, Stage
from sendwell.apps.casework.pathway.sheet import BESIDE, UNKNOWN, Cell, Sheet, Table, lines_of
from sendwell.apps.casework.pathway.tables import BY, cases_table, event_columns, values_of
from sendwell.apps.mechanisms.words import counted as in_words
from sendwell.apps.partnership.models import Area
from sendwell.domain.clocks import State, limit_named
from sendwell.domain.clocks.many import ClockColumns, many

REVIEWS = ("first_review", "later_review", "review_decision")
TRANSFERS = {"phase_transfer_plan": "Between schools", "post_16_transfer_plan": "To post-16"}
KINDS = (
    *("final_plan_sent", "plan_ceased", "plan_transferred_in", "review_meeting"),
    *("decided_to_maintain", "decided_to_amend", "decided_to_cease"),
    *("phase_transfer", "transfer_to_post_16", "transfer_plan_sent"),
)
LATENESS = (("late by up to 3 months", 92), ("late by 3 to 12 months", 365))  # and longer
AHEAD = (("due in the next 4 weeks", 28), ("due in the 9 weeks after", 91))
TITLE = "Are annual reviews held, and transfers ready in time?"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The page, and what it can be broken down by, with its name."""

    sheet: Sheet
    breakdowns: tuple[tuple[str, str], ...] = ()


def reviews(area: Area, by: str, today: date) -> Reviewed:
    """Reviews and transfers of maintained plans; `by` is what late ones are broken down by. Two queries."""
    plans = cases_table(Case.objects.filter(area=area, stage=Stage.PLAN, gone_in__isnull=True))
    events = event_columns(plans, area, KINDS)
    if not len(plans) or not len(events.case):
        return Reviewed(Sheet(TITLE, "No plan with a day is loaded yet.", missing="the plans with their reviews"))
    limits = [limit_named(key) for key in (*REVIEWS, *TRANSFERS)]
    clocks = {one.limit.key: one for one in many(events, today, limits=limits)}
    overdue, due = _overdue(clocks, len(plans))
    met = np.zeros(len(plans), dtype=bool)
    met[events.case[events.rows(["review_meeting"])]] = True
    never, late = (overdue > 0) & ~met, (overdue > 0) & met
    answer = (
        f"Of {in_words(len(plans), 'plan')}, {int((overdue > 0).sum())} have a review overdue: {int(late.sum())} were "
        f"reviewed before and are late, and {int(never.sum())} have no review meeting on record at all."
    )
    known = tuple((name, words) for name, words in BY.items() if values_of(plans, name))
    tables = [_standing(overdue, never, late, due, _awaited(clocks))]
    if by in dict(known):
        tables.append(_broken_down(plans, by, overdue > 0))
    sheet = Sheet(TITLE, answer, (*tables, *_transfers(clocks)), source=_source())
    return Reviewed(sheet, known)


def _source() -> str:
    limit = limit_named("later_review")
    return limit.source if limit.verified else f"{limit.source}. Not verified"


def _overdue(clocks: Mapping[str, ClockColumns], plans: int) -> tuple[np.ndarray, np.ndarray]:
    """Days that the review of each plan is overdue (nought: it is not), and days until it is due (-1: none is)."""
    overdue, due = np.zeros(plans, dtype=np.int64), np.full(plans, -1, dtype=np.int64)
    for key in ("first_review", "later_review"):
        if key in clocks:
            one = clocks[key]
            late, runs = one.state == State.OVERDUE, one.state == State.RUNNING
            np.maximum.at(overdue, one.case[late], -one.days[late])
            due[one.case[runs]] = one.days[runs]
    overdue[due >= 0] = 0  # a later review that is not due yet shows that the earlier one was held
    return overdue, due


def _awaited(clocks: Mapping[str, ClockColumns]) -> int:
    one = clocks.get("review_decision")
    return int((one.state == State.OVERDUE).sum()) if one else 0


def _standing(overdue: np.ndarray, never: np.ndarray, late: np.ndarray, due: np.ndarray, awaited: int) -> Table:
    edges = [0, *(days for _, days in LATENESS), 10**6]
    bands = list(
        zip([*(words for words, _ in LATENESS), "late by more than 12 months"], edges, edges[1:], strict=False)
    )
    rows: list[tuple[Cell, ...]] = [
        (f"Reviewed before, {words}", int((late & (overdue > low) & (overdue <= high)).sum()))
        for words, low, high in bands
    ]
    rows.append(("No review meeting on record, and 12 months over", int(never.sum())))
    rows.append(("Meeting held, and the decision overdue after 4 weeks", awaited))
    first = 0
    for words, days in AHEAD:
        rows.append((words.capitalize(), int(((due >= first) & (due <= days)).sum())))
        first = days + 1
    note = "A review is complete when its decision is sent, not when the meeting is held."
    return Table("Annual reviews of plans that are maintained", ("How they stand", "Plans"), tuple(rows), note)


def _broken_down(plans: pa.Table, by: str, is_late: np.ndarray) -> Table:
    values = [value or UNKNOWN for value in plans[by].to_pylist()]
    names, which = np.unique(np.array(values), return_inverse=True)
    all_of, late = np.bincount(which), np.bincount(which, weights=is_late)
    groups = {str(name): (int(late[at]), int(all_of[at])) for at, name in enumerate(names)}
    rows = tuple((line.group, line.count, line.of, line.percent, line.words) for line in lines_of(groups))
    caption = f"Plans with a review overdue, by {BY[by].lower()}"
    return Table(caption, (BY[by], "Overdue", "Plans", "Share", BESIDE), rows)


def _transfers(clocks: Mapping[str, ClockColumns]) -> list[Table]:
    tables = []
    for key, words in TRANSFERS.items():
        one = clocks.get(key)
        if one is None or not len(one.case):
            continue
        years = one.due.astype("datetime64[Y]").astype(np.int64) + 1970
        rows = tuple(_of_year(one, years == year, int(year)) for year in sorted(set(years.tolist()), reverse=True))
        heads = (
            "Year",
            "Transfers",
            "Final plan in time",
            "Final plan late",
            "Not sent, day past",
            "Not sent, day to come",
        )
        caption = f"{words}: the final plan {one.limit.words}"
        tables.append(Table(caption, heads, rows, f"{one.limit.source}. {one.limit.note}"))
    return tables


def _of_year(one: ClockColumns, here: np.ndarray, year: int) -> tuple[Cell, ...]:
    states = (State.MET, State.MISSED, State.OVERDUE, State.RUNNING)
    return str(year), int(here.sum()), *(int((here & (one.state == state)).sum()) for state in states)
