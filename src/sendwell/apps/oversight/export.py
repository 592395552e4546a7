"""The list of actions as a CSV file, for a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from sendwell.apps.oversight.whole import WholePlan
from sendwell.apps.programme.state import ActionState
from sendwell.domain.safe_cells import safe_cell

COLUMNS = (
    "Number",
    "Priority",
    "Action",
    "Owner",
    "Owner has left",
    "Lead organisation",
    "Partner organisations",
    "Starts on",
    "Due on",
    "Days late",
    "Delivery rating, as said",
    "Last updated on",
    "What has happened",
    "Next milestone",
    "Next milestone due on",
    "Waits for",
    "Missing",
)
MARK = "\ufeff"  # by which spreadsheets know that the file is UTF-8


def as_csv(found: Iterable[ActionState], plan: WholePlan) -> str:
    """The actions as CSV, a row each under a row of headings. Days are ISO 8601; no cell begins a formula."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(COLUMNS)
    rows.writerows([safe_cell(cell) for cell in _cells(state, plan)] for state in found)
    return MARK + written.getvalue()


def _cells(found: ActionState, plan: WholePlan) -> tuple[str, ...]:
    action, milestone = found.action, found.next_milestone
    return (
        found.label,
        str(action.priority),
        action.title,
        str(action.owner or ""),
        "yes" if found.facts.owner_has_left else "",
        str(action.lead or ""),
        "; ".join(str(partner) for partner in plan.partners.get(action.pk, ())),
        _iso(action.starts_on),
        _iso(action.due_on),
        str(found.days_late or ""),
        found.rating,
        _iso(found.updated_on),
        found.latest.happened if found.latest else "",
        str(milestone or ""),
        _iso(milestone.due_on if milestone else None),
        plan.labels(found.waits_for),
        " ".join(link.what for link in found.missing),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
