"""What became of outcomes, read from a case system's extract."""

from datetime import date

import pytest

from sendwell.apps.audits.models import RESULTS, NeedArea, Phase
from sendwell.domain.returns.case_extract.outcomes import known_words, read_outcomes

TODAY = date(2026, 11, 25)
HEADS = "Person ID,Review date,Key stage,Need,Status"


def read(*rows: str, heads: str = HEADS, mapping=None):
    return read_outcomes("\n".join((heads, *rows)).encode(), "outcomes.csv", mapping or {}, TODAY)


def test_a_row_for_each_outcome_is_added_up_by_review_and_area_of_need():
    found = read("7,14/03/2026,KS2,SEMH,Met", "7,14/03/2026,KS2,SEMH,In part", "7,14/03/2026,KS2,SLCN,Met")
    assert not found.problems
    first, second = found.reviewed
    assert (first.child, first.reviewed_on, first.phase, first.need) == ("7", date(2026, 3, 14), "primary", "semh")
    assert first.counts == {"achieved": 1, "partly": 1, "not_achieved": 0, "changed": 0}
    assert (second.need, second.counts["achieved"]) == ("communication", 1)


def test_numbers_for_each_area_of_need_say_the_same():
    heads = "Person ID,Review date,Phase,Area of need,Achieved,Partly achieved,Not achieved,Changed"
    (one,) = read("7,14/03/2026,Primary,Cognition and learning,2,,1,0", heads=heads).reviewed
    assert one.counts == {"achieved": 2, "partly": 0, "not_achieved": 1, "changed": 0}


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (",14/03/2026,KS2,SEMH,Met", "no reference of the child"),
        ("7,30/02/2026,KS2,SEMH,Met", "no day of the review"),
        ("7,14/03/2027,KS2,SEMH,Met", "still to come"),
        ("7,14/03/2026,KS2,OTH,Met", "none of the words"),
        ("7,14/03/2026,,SEMH,Met", "It is empty"),
        ("7,14/03/2026,KS2,SEMH,splendid", "none of the words"),
        ("7,14/03/2026,KS2,SEMH,", "what became of any outcome"),
    ],
)
def test_what_is_wrong_in_a_row_is_said_with_its_place_and_without_its_value(row, what):
    (problem,) = read("8,14/03/2026,KS2,SEMH,Met", row).problems
    assert problem.where.startswith("Row 3")
    assert what in problem.what
    assert "splendid" not in problem.what + problem.mend


def test_two_stages_in_one_review_are_a_contradiction():
    (problem,) = read("7,14/03/2026,KS2,SEMH,Met", "7,14/03/2026,KS3,SLCN,Met").problems
    assert "another stage of education than row 2" in problem.what


def test_columns_that_nobody_can_guess_are_asked_for():
    (problem,) = read("7,14/03/2026,KS2,SEMH,Met", heads="Person ID,Review date,Phase,Shoe,Status").problems
    assert "No column is taken as the area of need" in problem.what


def test_every_word_leads_to_what_an_audit_knows():
    known = {"result": set(RESULTS), "need": set(NeedArea.values), "phase": set(Phase.values)}
    assert all(key in known[field] for (field, _), key in known_words().items())
