"""SEN2 modules made by hand for tests of the caseload."""

from datetime import date
from typing import Any

from sendwell.apps.casework.commands import load_cases
from sendwell.apps.casework.models import CaseLoad
from sendwell.apps.partnership.models import Person
from sendwell.domain.returns.sen2.reading import open_tables
from tests.domain.returns.sen2.small import Records, person_with_a_plan, tables_of


def a_request(number: int, received: date, agreed: date | None = None) -> Records:
    """An open request: waiting for its decision, or being assessed since `agreed`."""
    records: Records = {name: [] for name in person_with_a_plan(number)}
    key = str(number)
    outcome: dict[str, Any] = {"requestoutcome": "A"}
    if agreed:
        outcome = {"requestoutcome": "Y", "requestoutcomedate": agreed.isoformat()}
        records["assessment"] = [{"assessmenttableid": key, "requeststableid": key, "assessmentoutcome": "A"}]
    records["person"] = person_with_a_plan(number)["person"]
    records["requests"] = [
        {"requeststableid": key, "persontableid": key, "receiveddate": received.isoformat(), **outcome}
    ]
    return records


def load(by: Person, *records: Records) -> CaseLoad:
    """Load an extract of these records."""
    with open_tables(tables_of(list(records))) as extract:
        return load_cases(extract=extract, sha256="0" * 64, by=by)
