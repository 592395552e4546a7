"""Which plan an inspection calls for."""

import pytest

from sendwell.domain.frameworks import framework_of_paper

CALLED_FOR = [
    ("inspection_report", {"outcome": "widespread_failings"}, "priority_action_plan"),
    ("inspection_report", {"priority_action_plan_required": True}, "priority_action_plan"),
    ("inspection_report", {"outcome": "inconsistent"}, "strategic_plan"),
    ("inspection_report", {"outcome": "typically_positive"}, "strategic_plan"),
    ("inspection_letter", {"written_statement_of_action_required": True}, "written_statement_of_action"),
]


@pytest.mark.parametrize(("paper", "facts", "plan"), CALLED_FOR)
def test_an_outcome_calls_for_its_plan(paper, facts, plan):
    assert framework_of_paper(paper).plan_called_for(facts).plan == plan


def test_a_letter_that_requires_no_statement_calls_for_no_plan():
    assert framework_of_paper("inspection_letter").plan_called_for({}) is None


def test_minutes_start_no_programme():
    assert framework_of_paper("agenda_item_minutes") is None


def test_the_next_full_inspection_follows_the_outcome():
    framework = framework_of_paper("inspection_report")
    assert framework.years_to_full_inspection("typically_positive") == 5
    assert framework.years_to_full_inspection("inconsistent") == 3
    assert framework.years_to_full_inspection("unheard of") is None


def test_an_outcome_is_told_in_words():
    framework = framework_of_paper("inspection_report")
    assert framework.outcome_words("widespread_failings") == "Widespread and/or systemic failings"
    assert framework.outcome_words("") == ""
