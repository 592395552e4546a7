"""An extract of outcomes that was given, read again from its file and set beside the cases."""

from dataclasses import dataclass

from django.utils import timezone

from sendwell.apps.casework.extracts.reading import case_keys, content_of
from sendwell.apps.casework.models import Case, CaseExtract
from sendwell.apps.mechanisms.refused import Refused
from sendwell.domain.caseload import CaseRecord
from sendwell.domain.problems import Problem
from sendwell.domain.returns.case_extract.outcomes import OutcomesExtract, Reviewed, read_outcomes
from sendwell.domain.tracker.grid import UnreadableTracker


@dataclass(frozen=True, slots=True)
class ToLoad:
    """What an extract of outcomes says, each with the number of its case, and everything that is wrong with it."""

    extract: OutcomesExtract
    said: tuple[tuple[int, Reviewed], ...]
    problems: tuple[Problem, ...]

    @property
    def outcomes(self) -> int:
        """How many outcomes it tells of."""
        return sum(sum(one.counts.values()) for _, one in self.said)

    @property
    def reviews(self) -> int:
        """At how many reviews they were looked at."""
        return len({(case, one.reviewed_on) for case, one in self.said})


def outcomes_in(given: CaseExtract) -> ToLoad:
    """What a given extract would record as its columns are taken now. Raises Refused where it can't be read."""
    try:
        found = read_outcomes(content_of(given), given.file_name, given.mapping, timezone.localdate())
    except UnreadableTracker as error:
        raise Refused(f"{error.problem.what} {error.problem.mend}") from error
    records = [_record(one) for one in found.reviewed]
    keys, unclear = case_keys(records, given.area)
    cases = dict(Case.objects.filter(area=given.area, key__in=set(keys.values())).values_list("key", "pk"))
    said: list[tuple[int, Reviewed]] = []
    unknown: list[Problem] = []
    for one, record in zip(found.reviewed, records, strict=True):
        case = cases.get(keys[record.child, record.reference])
        if case is None:
            what = "No case that is loaded has this reference."
            unknown.append(Problem(f"Row {one.row}", what, "Correct it, or load the extract with the case first."))
        else:
            said.append((case, one))
    return ToLoad(found, tuple(said), (*found.problems, *unclear, *unknown))


def _record(one: Reviewed) -> CaseRecord:
    reference = f"{one.child}/{one.request}" if one.request else ""
    return CaseRecord(reference=reference, child=one.child, stage=None, events=())
