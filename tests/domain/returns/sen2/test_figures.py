"""The figures that a return would give, by hand-counted cases."""

import pytest

from sendwell.domain.returns.sen2.figures import SHARES, figures_of
from sendwell.domain.returns.sen2.invented import invented_authority, write_register
from sendwell.domain.returns.sen2.reading import open_tables
from sendwell.domain.returns.sen2.schools import load_register
from tests.domain.returns.sen2.small import both, person_with_a_plan, set_to, tables_of, without

NO_PLAN = both(*(without(name) for name in ("namedplan", "plandetail", "activeplans", "placementdetail", "senneed")))
ISSUED = [("2025-07-14", "0"), ("2025-07-21", "0"), ("2025-07-22", "0"), ("2025-07-22", "1"), ("2026-03-03", "0")]


def figures(*spoils):
    persons = []
    for number, spoil in enumerate(spoils):
        persons.append(person_with_a_plan(number))
        spoil(persons[-1])
    with open_tables(tables_of(persons)) as opened:
        return figures_of(opened)


def counts(found, measure):
    figure = found.named(measure)
    return figure.numerator, figure.denominator


def test_twenty_weeks_count_the_last_day_as_in_time_and_drop_exceptions_from_both_numbers():
    found = figures(*(set_to("assessment", assessmentoutcomedate=day, week20=flag) for day, flag in ISSUED))
    assert counts(found, "ehc_20_weeks_with_exceptions") == (2, 4)  # the fifth was issued after the year
    assert counts(found, "ehc_20_weeks_without_exceptions") == (2, 3)
    assert counts(found, "ehc_issued_20_to_52_weeks") == (2, 4)


def test_refusals_are_divided_by_requests_received_and_by_those_decided():
    refused = both(set_to("requests", requestoutcome="N"), without("assessment"), NO_PLAN)
    is_open = both(set_to("requests", requestoutcome="A", requestoutcomedate=None), without("assessment"), NO_PLAN)
    found = figures(refused, is_open, set_to("person"))
    assert counts(found, "requests_refused") == (1, 3)
    assert counts(found, "requests_refused_of_decided") == (1, 2)


def test_a_decision_on_the_42nd_day_is_within_six_weeks():
    days = ("2025-04-14", "2025-04-15")
    found = figures(*(set_to("requests", requestoutcomedate=day) for day in days))
    assert counts(found, "request_decision_6_weeks") == (1, 2)


def test_reviews_are_expected_of_plans_a_year_old():
    old = set_to("namedplan", startdate="2024-03-01")
    met = both(old, set_to("activeplans", reviewmeeting="2025-02-10", lastreview="2025-03-10", reviewoutcome="M"))
    found = figures(set_to("person"), old, met)
    assert counts(found, "annual_review_held") == (1, 2)
    assert counts(found, "annual_review_decision_4_weeks") == (1, 1)


def test_the_caseload_is_told_by_placement_and_need():
    at_home = set_to("placementdetail", urn=None, sensetting="EHE")
    found = figures(set_to("person"), set_to("person"), at_home)
    assert [(part.name, part.count) for part in found.by_placement] == [("school", 2), ("elective home education", 1)]
    assert [(part.name, part.count) for part in found.by_need] == [("autistic spectrum disorder", 3)]
    assert counts(found, "ehc_plans") == (3, None)


def test_with_a_register_placements_are_told_by_kind_of_school(tmp_path):
    with open_tables(invented_authority(plans=200, seed=2).return_of(2026)) as opened:
        load_register(opened, write_register(tmp_path / "register.csv"))
        found = figures_of(opened)
    names = {part.name for part in found.by_placement}
    assert {"mainstream school", "special school", "independent or non-maintained special school"} <= names
    away, placed = counts(found, "out_of_area_placements")
    assert 0 < away < placed


def test_nobody_to_take_a_share_of_gives_no_figure():
    assert figures(NO_PLAN).named("annual_review_held").value is None


@pytest.mark.parametrize("share", SHARES, ids=lambda share: share.measure)
def test_every_figure_has_its_measure_in_the_catalogue(share):
    from sendwell.domain.measures import measure_named

    assert measure_named(share.measure).unit == ("count" if not share.of else "%")
