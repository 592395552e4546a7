"""A school year counted by hand: who is on roll, absent, suspended, excluded, and who met the standard."""

import pytest

from sendwell.domain.measures import Level
from sendwell.domain.measures.records import Places
from tests.domain.measures.records.hand_written import school_year
from tests.domain.measures.records.writing import observed


@pytest.mark.parametrize(
    ("measure", "groups"),
    [
        ("ehc_prevalence", {"all": (2, 5)}),  # D counts once: a subsidiary registration is not on roll
        ("sen_support_prevalence", {"all": (2, 5)}),
        ("special_school_placement", {"all": (2, 5)}),
        # E is 16; D is enrolled twice
        (
            "overall_absence",
            {"all": (274, 1200), "no_sen": (37, 380), "sen_support": (88, 480), "ehc_plan": (149, 340)},
        ),
        # 38 of 380 is just persistent, 37 is not; 50 of 100 is just severe, 149 of 300 is not
        ("persistent_absence", {"all": (3, 5), "no_sen": (0, 1), "sen_support": (2, 2), "ehc_plan": (1, 2)}),
        ("severe_absence", {"all": (1, 5), "no_sen": (0, 1), "sen_support": (1, 2), "ehc_plan": (0, 2)}),
        ("suspension_rate", {"all": (5, 5), "no_sen": (1, 1), "sen_support": (1, 2), "ehc_plan": (3, 2)}),
        # B counts once, where its first suspension was; D at each of two schools
        ("pupils_suspended", {"all": (3, 5), "no_sen": (1, 1), "sen_support": (0, 2), "ehc_plan": (2, 2)}),
        ("permanent_exclusion_rate", {"all": (1, 5), "no_sen": (0, 1), "sen_support": (1, 2), "ehc_plan": (0, 2)}),
        ("phonics_year_1", {"all": (1, 2), "no_sen": (1, 1), "sen_support": (0, 1)}),
        ("ks4_attainment_8", {"all": (80.5, 2), "no_sen": (50.5, 1), "sen_support": (30.0, 1)}),
    ],
)
def test_the_year_of_an_authority_comes_out_as_counted_by_hand(measure, groups):
    assert observed(school_year(), measure) == groups


def test_a_pupil_without_a_status_counts_among_all_and_in_no_group():
    assert observed(school_year(), "suspension_rate", place="902") == {"all": (0, 2), "no_sen": (0, 1)}


def test_a_school_is_counted_by_itself():
    assert observed(school_year(), "ehc_prevalence", level=Level.SCHOOL, place="900002") == {"all": (2, 2)}


def test_a_breakdown_counts_each_need_by_itself():
    found = observed(school_year(), "ehc_prevalence", groups=[], breakdowns=["primary_need"])
    assert found == {"primary_need:semh": (1, 2), "primary_need:slcn": (0, 1), "primary_need:asd": (1, 1)}


def test_localities_and_regions_are_sums_of_their_schools_and_authorities():
    places = Places(regions={"901": "E12000004", "902": "E12000004"}, localities={"900001": "North", "900003": "North"})
    region = observed(school_year(), "ehc_prevalence", level=Level.REGIONAL, place="E12000004", places=places)
    north = observed(school_year(), "ehc_prevalence", level=Level.LOCALITY, place="North", places=places)
    assert (region, north) == ({"all": (2, 7)}, {"all": (0, 5)})
