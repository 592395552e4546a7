"""What became of the outcomes in a plan, counted at its review."""

from collections.abc import Mapping
from datetime import date

from sendwell.apps.audits.models import RESULTS, NeedArea, OutcomesReviewed
from sendwell.apps.audits.permissions import may_run_audits
from sendwell.apps.casework.models import Case
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person


@command
def record_outcomes(
    *, case: Case, reviewed_on: date, phase: str, counts: Mapping[str, Mapping[str, int]], today: date, by: Person
) -> list[OutcomesReviewed]:
    """Record how many outcomes of each area of need came to what; another record of the same day takes its place.

    Raises PermissionDenied or Refused.
    """
    require(may_run_audits(by) and case.area_id == by.area_id)
    if reviewed_on > today:
        raise Refused("The review is still to come. Enter the day on which it was.", field="reviewed_on")
    filled = {need: row for need, row in counts.items() if any(row.values())}
    if not filled:
        raise Refused("Enter how many outcomes were reviewed, in at least one area of need.")
    case.outcomes_reviewed.filter(reviewed_on=reviewed_on).delete()
    return OutcomesReviewed.objects.bulk_create(
        OutcomesReviewed(case=case, reviewed_on=reviewed_on, phase=phase, need=NeedArea(need), recorded_by=by,
                         **{result: row.get(result, 0) for result in RESULTS})
        for need, row in filled.items()
    )  # fmt: skip
