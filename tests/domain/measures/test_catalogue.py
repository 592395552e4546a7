"""The catalogue is data that a person can check, and it has every indicator of the framework."""

import re

import pytest

from sendwell.domain.measures import Chance, Polarity, SourceKind, all_measures, measure_named, measures_in

A_NEW_ROW = """
topic = "Places"

[[measure]]
key = "resourced_places_filled"
name = "Resourced places filled"
definition = "Of the places in resourced provision, those that are filled."
numerator = "places filled"
denominator = "places"
source = "School census"
source_kinds = ["local"]
periods = ["Academic year"]
groups = ["all"]
levels = ["School"]
polarity = "none"
unit = "%"
decimals = 1
owner = "Sufficiency lead, local authority"
"""


def test_every_indicator_of_the_framework_is_there(shared):
    listed = set(re.findall(r"\bI\d\d\b", (shared / "domain/indicators.md").read_text(encoding="utf-8")))
    assert listed == {measure.indicator for measure in all_measures()}


def test_every_measure_has_a_key_and_a_name_of_its_own():
    assert len({measure.key for measure in all_measures()}) == len(all_measures())
    assert len({measure.name for measure in all_measures()}) == len(all_measures())


def test_a_share_says_of_whom():
    assert [measure.key for measure in all_measures() if measure.unit.scale and not measure.denominator] == []


def test_what_the_fact_sheet_could_not_verify_is_said_to_be_unverified():
    assert not measure_named("therapy_within_18_weeks").verified
    assert not measure_named("supported_internships").verified
    assert measure_named("ehc_20_weeks_with_exceptions").verified


def test_timeliness_breaks_where_the_return_became_one_of_persons():
    (broken,) = measure_named("ehc_20_weeks_without_exceptions").breaks
    assert broken.period == "2022"  # the return of January 2023 covers 2022


@pytest.mark.parametrize(
    ("key", "polarity"),
    [
        ("ehc_20_weeks_with_exceptions", Polarity.HIGH),
        ("persistent_absence", Polarity.LOW),
        ("requests_refused", Polarity.NONE),
    ],
)
def test_polarity_is_that_of_the_department(key, polarity):
    assert measure_named(key).polarity is polarity


def test_the_published_figure_comes_out_of_its_counts():
    refused = measure_named("requests_refused")
    assert refused.shown(refused.value_of(38_889, 154_489)) == "25.2%"


def test_a_rate_may_pass_a_hundred_and_nothing_is_divided_by_nought():
    suspended = measure_named("suspension_rate")
    assert suspended.shown(suspended.value_of(252, 200)) == "126.00 per 100"
    assert suspended.value_of(3, 0) is None


def test_a_count_and_money_are_shown_as_they_are_said():
    assert measure_named("ehc_plans").shown(638_745) == "638,745"
    assert measure_named("dsg_deficit").shown(-1_250_000.4) == "−£1,250,000"
    assert measure_named("therapy_median_wait").shown(1) == "1.0 weeks"


def test_no_interval_is_drawn_where_none_is_true():
    assert measure_named("persistent_absence").chance is Chance.PROPORTION
    assert measure_named("suspension_rate").chance is Chance.EVENTS
    assert measure_named("overall_absence").chance is Chance.NONE
    assert measure_named("ks4_attainment_8").chance is Chance.NONE


def test_a_new_measure_is_a_new_row():
    (measure,) = measures_in(A_NEW_ROW)
    assert (measure.topic, measure.source_kinds) == ("Places", (SourceKind.LOCAL,))


def test_a_row_that_does_not_hold_is_refused_with_every_reason():
    with pytest.raises(ValueError) as refused:
        measures_in(A_NEW_ROW.replace('"none"', '"up"').replace('"%"', '"percent"'))
    assert "“up”" in str(refused.value)
    assert "“percent”" in str(refused.value)


def test_a_measure_that_nobody_knows_is_said_to_be_missing():
    with pytest.raises(KeyError, match="Add a row"):
        measure_named("no_such_measure")
