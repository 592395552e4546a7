"""How long open requests have waited, by stage, and the backlog of each week."""

from datetime import date

import numpy as np
import pyarrow as pa
from django.utils import timezone

from sendwell.apps.casework.models import Stage
from sendwell.apps.casework.pathway.sheet import Sheet, Table
from sendwell.apps.casework.pathway.tables import cases_table, counted, days_in
from sendwell.apps.mechanisms.words import counted as in_words
from sendwell.apps.partnership.models import Area
from sendwell.domain.caseload.waiting import BANDS, LONGER, Days, Week, ageing, weekly

WEEKS = 26
OPEN = (Stage.UNDECIDED, Stage.ASSESSING)
LATE_AFTER = 3  # bands that are over by week 20
TITLE = "How long have open requests waited?"


def waiting(area: Area, today: date) -> Sheet:
    """The ages of open requests, and what came in and went out each week. Two queries."""
    last = area.case_loads.order_by("-given_at", "-pk").first()
    cases = cases_table(counted(area))
    if last is None or not len(cases):
        return Sheet(TITLE, "No caseload was loaded yet.", missing="an extract of the whole caseload")
    stage = np.array(cases["stage"].to_pylist())
    received = days_in(cases, "received_on")
    ages = {one: ageing(received[stage == one], today) for one in OPEN}
    weeks = _weeks(cases, stage, received, min(timezone.localdate(last.given_at), today))
    return Sheet(TITLE, _answer(ages, weeks), (_ages(ages), _backlog(weeks)))


def _answer(ages: dict[Stage, list[int]], weeks: list[Week]) -> str:
    late = sum(sum(bands[LATE_AFTER:]) for bands in ages.values())
    whole = sum(sum(bands) for bands in ages.values())
    moved = weeks[-1].open - weeks[-5].open
    way = "as many as" if not moved else f"{abs(moved)} {'more' if moved > 0 else 'fewer'} than"
    return (
        f"{late} of {in_words(whole, 'open request')} {'has' if late == 1 else 'have'} waited longer than 20 weeks. "
        f"At the end of the last week {weeks[-1].open} were open, {way} four weeks before."
    )


def _ages(ages: dict[Stage, list[int]]) -> Table:
    names = [name for name, _ in BANDS]
    return Table(
        "Open requests by how long they have waited since they were received",
        ("Stage", *(name[:1].upper() + name[1:] for name in (*names, LONGER)), "All"),
        tuple((str(stage.label), *bands, sum(bands)) for stage, bands in ages.items()),
        "Requests of which the extract does not tell the day of receipt are not counted.",
    )


def _weeks(cases: pa.Table, stage: np.ndarray, received: Days, until: date) -> list[Week]:
    """A request ends with its refusal, or with the plan, or with the decision that there will be none."""
    ends = np.stack([days_in(cases, name) for name in ("refused_on", "not_issued_on", "issued_on")])
    ended = np.fmin.reduce(ends)
    known = ~np.isnat(received) & (stage != Stage.WITHDRAWN)
    return weekly(received[known], ended[known], until, WEEKS)


def _backlog(weeks: list[Week]) -> Table:
    return Table(
        f"What came in and went out, the last {WEEKS} weeks that were loaded",
        ("Week from", "Came in", "Ended", "Open on Sunday"),
        tuple((f"{week.begins:%-d %B %Y}", week.came_in, week.ended, week.open) for week in reversed(weeks)),
        "A request ends when it is refused, when the plan is sent, or when it is told that there will be none. "
        "Requests that were withdrawn are in none of the numbers, because the return does not tell the day.",
    )
