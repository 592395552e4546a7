"""Every change of the caseload: an extract is loaded, whole or not at all; a case is opened, and that is remembered."""

from collections.abc import Sequence

from django.utils import timezone

from sendwell.apps.casework.matching import match, write
from sendwell.apps.casework.models import Case, CaseLoad, CaseOpened
from sendwell.apps.casework.permissions import cases_seen_by, may_open_cases
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.caseload import COVERS, caseload_problems, cases_of
from sendwell.domain.returns.sen2.reading import OpenReturn

KEYS_CHANGED = Problem(
    "The keys of requests",
    "They do not lead to the cases loaded before, so that every case would seem new.",
    "Export with the keys that the case system keeps from week to week, and check that it is your own area’s extract.",
)


class ExtractRefused(Refused):
    """An extract of which nothing was loaded; `problems` say why, all at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = problems
        super().__init__("Nothing was loaded, and the caseload is as it was. What is wrong stands below.")


@command
def load_cases(*, extract: OpenReturn, sha256: str, by: Person) -> CaseLoad:
    """Take an extract of the area's whole caseload: new cases are added, known ones brought up to date by their key.

    What the extract leaves out because it lies before its period stays, as does what it never tells of. Raises
    PermissionDenied, or ExtractRefused with every problem; then nothing changes.
    """
    require(may_open_cases(by))
    if problems := caseload_problems(extract, timezone.localdate()):
        raise ExtractRefused(problems)
    area = Area.objects.select_for_update().get(pk=by.area_id)
    matched = match(area, cases_of(extract), COVERS, whole=True)
    if matched.is_renumbered:
        raise ExtractRefused([KEYS_CHANGED])
    return write(matched, CaseLoad(area=area, sha256=sha256, given_by=by))


@command
def open_case(*, case: Case, by: Person) -> CaseOpened:
    """Remember that `by` opens the page of a case. Raises PermissionDenied."""
    require(may_open_cases(by) and cases_seen_by(by).filter(pk=case.pk).exists())
    return remember_opening(case=case, by=by)


@command
def remember_opening(*, case: Case, by: Person) -> CaseOpened:
    """Remember that `by` sees something of a case, having been let in by the app that shows it."""
    require(case.area_id == by.area_id)
    return CaseOpened.objects.create(case=case, person=by)
