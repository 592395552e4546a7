"""An extract that was given, read again from its file and set beside the caseload."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from sendwell.apps.casework.keys import key_of
from sendwell.apps.casework.matching import Matched, match
from sendwell.apps.casework.models import About, Case, CaseEvent, CaseExtract
from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Area
from sendwell.domain.caseload import CaseRecord
from sendwell.domain.problems import Problem
from sendwell.domain.returns.case_extract.fields import CASES
from sendwell.domain.returns.case_extract.outcomes import OUTCOMES
from sendwell.domain.returns.case_extract.reading import Extract, read_extract
from sendwell.domain.returns.case_extract.table import table_in
from sendwell.domain.tracker.grid import UnreadableTracker

LAYOUTS = {str(About.CASES): CASES, str(About.OUTCOMES): OUTCOMES}
"""What the columns of an extract may hold, by what it tells."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an extract would change, and everything that is wrong with it."""

    extract: Extract
    matched: Matched
    problems: tuple[Problem, ...]
    can_leave_out: bool


def content_of(extract: CaseExtract) -> bytes:
    """The bytes of a given extract. Raises Refused where the file is gone."""
    try:
        return files.content_of(extract.stored_as)
    except FileNotFoundError:
        raise Refused("The file is no longer where it was kept. Give the extract again.") from None


def proposal_of(given: CaseExtract) -> Proposal:
    """What a given extract would change as its columns are taken now. Raises Refused where it can't be read."""
    today = timezone.localdate()
    newest = CaseEvent.objects.filter(case__area=given.area_id, on__lte=today).aggregate(newest=Max("on"))["newest"]
    found = read(content_of(given), given.file_name, given.mapping, today, newest)
    return set_beside(found, given.area)


def read(content: bytes, name: str, mapping: dict[str, str], today: date, newest: date | None = None) -> Extract:
    """An extract read. Raises Refused with the sentence to show."""
    try:
        return read_extract(content, name, mapping, today, newest)
    except UnreadableTracker as error:
        raise Refused(f"{error.problem.what} {error.problem.mend}") from error


def headings_of(content: bytes, name: str, about: str) -> tuple[str, ...]:
    """The headings of an extract. Raises Refused where there is no table that can be read."""
    try:
        return table_in(content, name, {}, LAYOUTS[about]).headings
    except UnreadableTracker as error:
        raise Refused(f"{error.problem.what} {error.problem.mend}") from error


def set_beside(found: Extract, area: Area) -> Proposal:
    """What the records of an extract would change, and what is wrong between them and what is known."""
    keys, unclear = case_keys(found.records, area)
    matched = match(area, found.records, found.covers, whole=False, key_for=lambda record: keys[_of(record)])
    unknown = sum(matched.said[key].stage is None for key in matched.new)
    problems = [*found.all_problems, *unclear]
    if unknown:
        what = (
            f"{unknown} of its cases are not known, and it does not say when they were requested and what came of it."
        )
        mend = "Load the SEN2 modules first, or add the days of the request and of the final plan."
        problems.append(Problem("Cases that are not known", what, mend))
    alone = found.can_leave_out and not unclear and not unknown
    return Proposal(found, matched, tuple(problems), alone)


def headings_key(headings: Sequence[str], about: str) -> str:
    """What a set of headings is remembered under."""
    said = headings if about == About.CASES else (about, *headings)
    return hashlib.sha256("\n".join(said).casefold().encode()).hexdigest()


def _of(record: CaseRecord) -> tuple[str, str]:
    return record.child, record.reference


def case_keys(records: Iterable[CaseRecord], area: Area) -> tuple[dict[tuple[str, str], str], list[Problem]]:
    """The key of the case that each record means: by its own reference, else the only case of the child."""
    known: dict[str, list[str]] = defaultdict(list)
    for child, key in Case.objects.filter(area=area).values_list("child_key", "key"):
        known[child].append(key)
    keys: dict[tuple[str, str], str] = {}
    several = 0
    for record in records:
        cases = known[key_of(area, record.child)]
        several += not record.reference and len(cases) > 1
        keys[_of(record)] = (
            cases[0] if not record.reference and cases else key_of(area, record.reference or f"{record.child}/")
        )
    if not several:
        return keys, []
    what = f"{several} of its children have more than one case, and it does not say which is meant."
    return keys, [Problem("References", what, "Add a column with the reference of the request.")]
