"""The impact that the numbers support, aim by aim and together."""

from datetime import date

import pytest

from sendwell.domain.assurance.impact import AimFacts, Moved, SupportedImpact, least_felt, supported_impact

TODAY = date(2026, 11, 24)
BEFORE, AFTER = date(2026, 11, 1), date(2027, 3, 1)


def facts(moved: Moved, due: date = AFTER, kept: int = 0, latest: str = "63% in October 2026") -> AimFacts:
    return AimFacts("Plans in time", date(2026, 4, 8), due, moved, since=6, kept=kept, latest=latest)


@pytest.mark.parametrize(
    ("moved", "due", "rating"),
    [
        (Moved.BETTER, AFTER, "some"),
        (Moved.BETTER, BEFORE, "some"),
        (Moved.WORSE, AFTER, "no_evidence"),
        (Moved.AS_EXPECTED, AFTER, "not_yet_due"),
        (Moved.AS_EXPECTED, BEFORE, "no_evidence"),
        (Moved.EARLIER, BEFORE, "no_evidence"),
        (Moved.TOO_FEW, AFTER, "not_yet_due"),
        (Moved.NO_NUMBER, AFTER, "not_yet_due"),
        (Moved.NO_NUMBER, BEFORE, "no_evidence"),
    ],
)
def test_only_a_change_beyond_chance_is_evidence(moved, due, rating):
    assert supported_impact(facts(moved, due), TODAY).rating == rating


def test_what_is_better_and_was_good_enough_often_enough_is_embedded():
    assert supported_impact(facts(Moved.BETTER, kept=6), TODAY).rating == "embedded"
    assert supported_impact(facts(Moved.BETTER, kept=5), TODAY).rating == "some"


def test_a_reason_names_the_measure_its_number_and_the_day():
    (reason,) = supported_impact(facts(Moved.AS_EXPECTED), TODAY).reasons
    assert reason == (
        "Plans in time (63% in October 2026): within expected variation since it began on 8 April 2026: no evidence of "
        "change. It is to be there by 1 March 2027."
    )


def test_several_aims_support_the_least_felt_of_those_that_are_due_or_moved():
    some, none, early = (SupportedImpact(rating, (rating,)) for rating in ("some", "no_evidence", "not_yet_due"))
    assert least_felt([some, early]).rating == "some"
    assert least_felt([some, none]).rating == "no_evidence"
    assert least_felt([early]).rating == "not_yet_due"
    assert least_felt([some, early]).reasons == ("some", "not_yet_due")
    assert least_felt([]) is None
