"""The plan as a tracker, in the shape that the area brought in last; and the problems of an import as a file."""

import csv
from collections.abc import Sequence
from io import StringIO

from sendwell.apps.programme.models import Action, Plan
from sendwell.apps.trackers.models import TrackerLoad
from sendwell.apps.trackers.queries import PlanRows, own_ref, plan_rows, remembered_shape
from sendwell.domain.tracker import Entry, Field, write_entries
from sendwell.domain.tracker.writing import Written, safe

_MARK = "\ufeff"  # by which spreadsheets know that the file is UTF-8


def plan_as_tracker(plan: Plan) -> bytes:
    """Every action of the plan as an Excel workbook: the columns, headings and order of the area's own tracker."""
    rows = plan_rows(plan)
    entries = [Entry(action.priority.title, _values(action, rows)) for action in rows.actions]
    return write_entries(remembered_shape(plan.programme.area), entries)


def problems_as_csv(problems: Sequence[Sequence[str | int]]) -> str:
    """The problems of an import, a row each: where, what, how to mend it. No cell begins a formula."""
    held = StringIO()
    written = csv.writer(held)
    written.writerow(("Sheet", "Row", "Column", "What is wrong", "How to mend it"))
    written.writerows([[safe(str(cell)) for cell in problem] for problem in problems])
    return _MARK + held.getvalue()


def download_name(load: TrackerLoad) -> str:
    """What the file of problems is called."""
    return f"problems-{load.pk}.csv"


def _values(action: Action, rows: PlanRows) -> dict[Field, Written]:
    latest, milestones = rows.latest.get(action.pk), list(action.milestones.all())
    evidence = [one.link for one in latest.evidence.all() if one.link] if latest else []
    return {
        Field.REF: _ref(action, rows),
        Field.PRIORITY: action.priority.title,
        Field.ACTION: action.title,
        Field.DIFFERENCE: action.difference,
        Field.OWNER: action.owner.name if action.owner else "",
        Field.LEAD: action.lead.name if action.lead else "",
        Field.PARTNERS: "; ".join(one.name for one in action.partners.all()),
        Field.START: action.starts_on,
        Field.DUE: action.due_on,
        Field.REVISED: None,
        Field.RATING: latest.rating if latest else None,
        Field.UPDATE: latest.happened if latest else "",
        Field.NEXT_STEP: latest.next_step if latest else "",
        Field.MEASURE: action.measure,
        Field.EVIDENCE: "\n".join(evidence),
        Field.MILESTONE: "\n".join(one.wording for one in milestones),
        Field.MILESTONE_DUE: "\n".join(f"{one.due_on:%d/%m/%Y}" for one in milestones),
        Field.WAITS_FOR: "; ".join(_ref(one, rows) for one in action.depends_on.all()),
    }


def _ref(action: Action, rows: PlanRows) -> str:
    tracked = rows.tracked.get(action.pk)
    return (tracked.ref if tracked else "") or own_ref(action)
