"""Which way is better, as the department's own comparison tool (LAIT) has it."""

import csv
import gzip

import pytest

from sendwell.domain.measures import Polarity, measure_named

NAMES = {
    "ehc_20_weeks_without_exceptions": "New EHC plans issued within 20 weeks - excluding exceptions",
    "ehc_20_weeks_with_exceptions": "New EHC plans issued within 20 weeks - including exceptions (all)",
    "requests_refused": "Initial requests for assessment for an EHC plan refused",
    "assessed_not_issued": "Percentage of assessments where a plan was not issued",
    "tribunal_appeal_rate": "Appeal rate to the SEND Tribunal based on total appealable decisions",
    "overall_absence": "Total School Absence",
    "persistent_absence": "Total Persistent Absence (new definition)",
    "severe_absence": "Total Severe Persistent Absence (new definition)",
    "suspension_rate": "Total Suspensions",
    "pupils_suspended": "Total Pupils with one or more suspensions",
    "permanent_exclusion_rate": "Total Permanent Exclusions",
    "good_level_of_development": "Foundation Stage - % achieving a good level of development",
    "phonics_year_1": "Phonics Decoding - All pupils",
    "ks2_reading_writing_maths": "KS2 % reading, writing and mathematics - Expected standard - All Pupils",
    "ks4_attainment_8": "Attainment 8 score - pupils with SEN Support",
    "level_2_at_19": "Level 2 qualification by the age of 19",
    "level_3_at_19": "Level 3 qualification by the age of 19",
    "ks4_destinations": "% KS4 All Pupils going to, or remaining in education & employment/training",
    "neet": "16-17 NEET (from 2016)",
    "neet_or_not_known": "% of 16-17 who are NEET or whose activity is not known(from 2016)",
    "looked_after_dental_checks": "Percentage of CLA having Dental Checks",
    "looked_after_immunisations": "Percentage of CLA Had their immunisations up to date",
    "mental_health_admissions": "Inpatient admission rate for mental health (0-17 year olds)",
    "first_time_entrants": "First Time entrants to the Youth Justice System",
    "children_cautioned_or_sentenced": "Rate of Children cautioned or sentenced per 10,000 of 10-17 population",
}
IN_THE_TOOL = {"High": Polarity.HIGH, "Low": Polarity.LOW, "-": Polarity.NONE}


@pytest.fixture(scope="module")
def tool(shared) -> dict[str, dict[str, str]]:
    """The rows of the tool's data dictionary, by name."""
    with gzip.open(shared / "data/open/lait_data_dictionary.csv.gz", "rt", encoding="utf-8-sig") as file:
        return {row["Measure"]: row for row in csv.DictReader(file)}


def test_the_better_way_is_that_of_the_tool(tool):
    ours = {key: measure_named(key).polarity for key in NAMES}
    assert ours == {key: IN_THE_TOOL[tool[name]["Polarity"]] for key, name in NAMES.items()}


def test_rates_are_shown_with_the_decimal_places_of_the_tool(tool):
    rates = ["tribunal_appeal_rate", "suspension_rate", "permanent_exclusion_rate", "mental_health_admissions"]
    assert {measure_named(key).decimals for key in rates} == {int(tool[NAMES[key]]["dps"]) for key in rates}
