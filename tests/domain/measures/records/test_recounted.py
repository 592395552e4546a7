"""A year of invented children, counted again child by child in plain Python."""

from collections import Counter
from collections.abc import Iterator

import pytest

from sendwell.domain.measures import Level
from sendwell.domain.measures.records import observe
from sendwell.domain.measures.records.education import EDUCATION
from sendwell.domain.measures.records.invented import invented_school_year, invented_schools
from tests.domain.measures.records.writing import YEAR, of_the_year

GROUPS = {"N": "no_sen", "K": "sen_support", "E": "ehc_plan"}
Counted = tuple[str, str, str, int, int]  # measure, school, group, to the numerator, to the denominator
TABLES = invented_school_year(11, invented_schools(11, "901", ["Wold"], 14), YEAR)


def of_pupils(rows: list[dict]) -> Iterator[Counted]:
    for row in rows:
        if row["registration"] in "CM":
            school, group = row["school"], GROUPS[row["sen_status"]]
            yield "ehc_prevalence", school, "", group == "ehc_plan", 1
            yield "sen_support_prevalence", school, "", group == "sen_support", 1
            for measure in ("suspension_rate", "pupils_suspended", "permanent_exclusion_rate"):
                yield measure, school, group, 0, 1


def of_attendance(rows: list[dict]) -> Iterator[Counted]:
    for row in rows:
        possible, missed = row["possible_sessions"], row["missed_sessions"]
        if possible and 5 <= row["age"] <= 15:
            school, group = row["school"], GROUPS[row["sen_status"]]
            yield "overall_absence", school, group, missed, possible
            yield "persistent_absence", school, group, 100 * missed >= 10 * possible, 1
            yield "severe_absence", school, group, 100 * missed >= 50 * possible, 1


def of_events(suspensions: list[dict], exclusions: list[dict]) -> Iterator[Counted]:
    seen = set()
    for row in sorted(suspensions, key=lambda row: (row["began_on"], "NKE".index(row["sen_status"]))):
        school, group = row["school"], GROUPS[row["sen_status"]]
        yield "suspension_rate", school, group, 1, 0
        yield "pupils_suspended", school, group, (row["pupil"], school) not in seen, 0
        seen.add((row["pupil"], school))
    for row in exclusions:
        yield "permanent_exclusion_rate", row["school"], GROUPS[row["sen_status"]], 1, 0


@pytest.fixture(scope="module")
def recounted() -> dict[tuple[str, str, str], tuple[int, int]]:
    """(numerator, denominator) for each measure, school and group."""
    rows = {key: table.to_pylist() for key, table in TABLES.items()}
    numerators, denominators = Counter(), Counter()
    for counted in (
        of_pupils(rows["pupils"]),
        of_attendance(rows["attendance"]),
        of_events(rows["suspensions"], rows["exclusions"]),
    ):
        for measure, school, group, numerator, denominator in counted:
            for whole in {"all", group or "all"}:
                numerators[measure, school, whole] += numerator
                denominators[measure, school, whole] += denominator
    return {key: (numerators[key], denominators[key]) for key in denominators if numerators[key] or denominators[key]}


def test_every_school_and_group_has_the_numbers_that_a_count_by_hand_gives(recounted):
    found = observe([one.key for one in EDUCATION], of_the_year(TABLES), levels=[Level.SCHOOL]).to_pylist()
    observed = {(row["measure"], row["place"], row["group"]): (row["numerator"], row["denominator"]) for row in found}
    assert len(observed) > 300
    assert observed == recounted
