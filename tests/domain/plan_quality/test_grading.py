"""How judgements become a grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.plan_quality import default_criteria, default_rule, grade_of, judgement_problems
from sendwell.domain.plan_quality.grading import as_row, rule_in

CRITERIA, RULE = default_criteria(), default_rule()
LAW = [one.key for one in CRITERIA if one.law]
LEVELS = [level.key for level in RULE.levels]
ORDER = [grade.key for grade in RULE.grades]
judged = st.fixed_dictionaries({one.key: st.sampled_from(LEVELS) for one in CRITERIA})


def grade(**other: str) -> str:
    found = grade_of({one.key: "met_well" for one in CRITERIA} | other, CRITERIA, RULE)
    assert found.grade is not None
    return found.grade.key


def test_a_plan_that_meets_everything_well_is_outstanding():
    assert grade() == "outstanding"


@pytest.mark.parametrize(
    ("level", "number", "best"),
    [
        ("partly", 1, "good"),
        ("not_met", 1, "requires_improvement"),
        ("not_met", 3, "requires_improvement"),
        ("not_met", 4, "inadequate"),
    ],
)
def test_what_the_law_asks_for_can_not_be_made_good_by_other_things(level, number, best):
    assert grade(**dict.fromkeys(LAW[:number], level)) == best


def test_the_reason_says_what_set_the_grade():
    found = grade_of({one.key: "met_well" for one in CRITERIA} | {LAW[0]: "not_met"}, CRITERIA, RULE)
    assert "No better than requires improvement: something that the law asks for is not met." in found.why


def test_while_a_judgement_is_missing_there_is_no_grade():
    found = grade_of({CRITERIA[0].key: "met"}, CRITERIA, RULE)
    assert (found.grade, len(found.missing)) == (None, len(CRITERIA) - 1)


def test_a_plan_to_which_nothing_applies_has_no_grade():
    assert grade_of({one.key: "not_applicable" for one in CRITERIA}, CRITERIA, RULE).grade is None


@given(judged, st.sampled_from([one.key for one in CRITERIA]))
def test_a_better_judgement_never_makes_the_grade_worse(judgements, key):
    better = {"not_met": "partly", "partly": "met", "met": "met_well"}
    before = grade_of(judgements, CRITERIA, RULE)
    after = grade_of(judgements | {key: better.get(judgements[key], judgements[key])}, CRITERIA, RULE)
    if before.grade and after.grade:
        assert ORDER.index(after.grade.key) <= ORDER.index(before.grade.key)


@given(judged)
def test_a_rule_that_was_kept_grades_as_before(judgements):
    assert grade_of(judgements, CRITERIA, rule_in(as_row(RULE))) == grade_of(judgements, CRITERIA, RULE)


def test_all_that_keeps_a_sheet_from_being_handed_in_is_said_at_once():
    some = {one.key: "met" for one in CRITERIA[2:]} | {CRITERIA[2].key: "partly", CRITERIA[3].key: "not_applicable"}
    problems = judgement_problems(some, {CRITERIA[3].key: "He is four."}, CRITERIA, RULE)
    assert [problem.what for problem in problems] == [
        "It is not judged yet.",
        "It is not judged yet.",
        "It is judged “partly met” without a reason.",
    ]


def test_the_rule_can_be_read_as_sentences():
    assert "Good: 60% of the points or more." in RULE.in_words
    assert "No better than inadequate where four or more things that the law asks for are not met." in RULE.in_words
