"""What became of the outcomes in plans, counted at reviews: of one plan by hand, of many from an extract."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sendwell.apps.audits.models import RESULTS, NeedArea, OutcomesReviewed
from sendwell.apps.audits.permissions import may_run_audit_of, may_run_audits
from sendwell.apps.audits.queries.outcome_extracts import outcomes_in
from sendwell.apps.casework.commands import ExtractRefused
from sendwell.apps.casework.extracts.commands import delete
from sendwell.apps.casework.models import Case, CaseExtract
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
    require(may_run_audit_of(by, case.pk))
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


@command
def load_outcomes(*, extract: CaseExtract, by: Person) -> int:
    """Record the outcomes that an extract tells, whole or not at all; then its file is deleted. How many reviews.

    What was recorded of the same plan and day before gives way. Raises PermissionDenied, Refused, or ExtractRefused
    with every problem; then nothing changes.
    """
    require(may_run_audits(by) and extract.area_id == by.area_id)
    found = outcomes_in(extract)
    if found.problems:
        raise ExtractRefused(found.problems)
    days: dict[date, set[int]] = defaultdict(set)
    for case, one in found.said:
        days[one.reviewed_on].add(case)
    for day, cases in days.items():
        OutcomesReviewed.objects.filter(reviewed_on=day, case__in=cases).delete()
    OutcomesReviewed.objects.bulk_create(
        OutcomesReviewed(case_id=case, reviewed_on=one.reviewed_on, phase=one.phase, need=one.need, recorded_by=by,
                         **one.counts)
        for case, one in found.said
    )  # fmt: skip
    delete(extract)
    return found.reviews
