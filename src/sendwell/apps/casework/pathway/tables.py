"""The caseload as columns: one query for each table, whatever the number of cases."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from django.db.models import Min, Q, QuerySet

from sendwell.apps.casework.models import Case, CaseEvent, Stage
from sendwell.apps.partnership.models import Area
from sendwell.domain.caseload.waiting import Days
from sendwell.domain.clocks.many import EventColumns
from sendwell.domain.clocks.many.columns import CODES
from sendwell.domain.measures import PeriodKind
from sendwell.domain.measures.periods import period_of

if TYPE_CHECKING:
    from sendwell.domain.measures.records import Records

BY = {"need": "First need", "setting": "Setting", "phase": "Phase", "locality": "Locality", "team": "Team"}
"""What cases are broken down by, with its name."""
OWN = "own"  # stands for the authority of the area, whose every case it is
DAYS = {
    "received_on": "request_received",
    "agreed_on": "agreed_to_assess",
    "refused_on": "refused_to_assess",
    "not_issued_on": "refused_to_issue",
    "issued_on": "final_plan_sent",
    "ceased_on": "plan_ceased",
}
_TEXT = pa.string()


def counted(area: Area) -> QuerySet[Case]:
    """The cases that count: all but requests that left the extract while they were open, which were none perhaps."""
    lost = Q(gone_in__isnull=False, stage__in=(Stage.UNDECIDED, Stage.ASSESSING))
    return Case.objects.filter(area=area).exclude(lost)


def cases_table(cases: QuerySet[Case]) -> pa.Table:
    """A row for each case: what is known of it, and the first day of each step. One query."""
    days = {name: Min("events__on", filter=Q(events__kind=kind)) for name, kind in DAYS.items()}
    names = ("pk", "stage", "excepted", "mediated", "appealed", "placed_in", *BY, *DAYS)
    rows = cases.annotate(**days).order_by("pk").values_list(*names)
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    types: dict[str, Any] = {"pk": pa.int64(), **dict.fromkeys(DAYS, pa.date32())}
    types |= dict.fromkeys(("excepted", "mediated", "appealed"), pa.bool_())
    return pa.table(
        {name: pa.array(column, types.get(name, _TEXT)) for name, column in zip(names, columns, strict=True)}
    )


def requests_table(cases: pa.Table) -> pa.Table:
    """The record table `requests` of the measures, with what cases are broken down by.

    A plan of which the request is not known is taken as decided before the records begin, so that it counts nowhere.
    """
    rows = cases.to_pydict()
    each = [dict(zip(rows, values, strict=True)) for values in zip(*rows.values(), strict=True)]
    made = {
        "child": pa.array([str(row["pk"]) for row in each], _TEXT),
        "authority": pa.array([OWN] * len(each), _TEXT),
        "received_on": cases["received_on"],
        "outcome": pa.array([_outcome(row) for row in each], _TEXT),
        "outcome_on": pa.array([row["refused_on"] or row["agreed_on"] for row in each], pa.date32()),
        "assessment_outcome": pa.array([_assessment_outcome(row) for row in each], _TEXT),
        "assessment_outcome_on": pa.array([row["issued_on"] or row["not_issued_on"] for row in each], pa.date32()),
        "exception": cases["excepted"],
    }
    return pa.table(made | {name: cases[name] for name in BY})


def records_of(tables: Mapping[str, pa.Table], on: date) -> "Records":
    """Tables as the measures take them."""
    from sendwell.domain.measures.records import in_memory  # slow to load, and most processes never ask

    return in_memory(tables, period_of(PeriodKind.MONTH, on), on)


def _outcome(row: Mapping[str, Any]) -> str:
    if row["stage"] == Stage.WITHDRAWN:
        return "W"
    if row["refused_on"]:
        return "N"
    return "Y" if row["agreed_on"] or row["issued_on"] or row["not_issued_on"] else "A"


def _assessment_outcome(row: Mapping[str, Any]) -> str | None:
    if row["issued_on"]:
        return "Y" if row["received_on"] else "H"
    return "N" if row["not_issued_on"] else None


def values_of(cases: pa.Table, name: str) -> Sequence[str]:
    """The values that a column holds, but for the empty one."""
    return sorted(value for value in cases[name].unique().to_pylist() if value)


def days_in(cases: pa.Table, name: str) -> Days:
    """A column of days; NaT where there is none."""
    return np.array(cases[name].to_pylist(), dtype="datetime64[D]")


def event_columns(cases: pa.Table, area: Area, kinds: Sequence[str]) -> EventColumns:
    """What happened in cases of an area, as the clocks take it; a case is numbered by its row. One query."""
    rows = CaseEvent.objects.filter(case__area=area, kind__in=kinds).values_list("case_id", "kind", "on")
    keys = cases["pk"].to_numpy()
    found = list(rows)
    case = np.array([row[0] for row in found], dtype=np.int64)
    at = np.searchsorted(keys, case)
    here = (at < len(keys)) & (keys[np.minimum(at, len(keys) - 1)] == case) if len(keys) else np.zeros(len(case), bool)
    kind = np.array([CODES[row[1]] for row in found], dtype=np.int16)
    on = np.array([row[2] for row in found], dtype="datetime64[D]")
    return EventColumns(
        case=at[here],
        kind=kind[here],
        on=on[here],
        until=np.full(int(here.sum()), np.datetime64("NaT", "D")),
        about=np.zeros(int(here.sum()), dtype=np.int64),
    )
