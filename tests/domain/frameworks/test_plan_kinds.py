"""Kinds of plan are data: what they hold, and a kind that nobody thought of."""

from datetime import date

import pytest

from sendwell.domain.clocks import limits_in
from sendwell.domain.frameworks import frameworks, plan_kinds, read_plan_kind, stage_line

INVENTED_LIMIT = """
[[limit]]
key = "promise_due"
name = "Make the promise"
length = 6
unit = "weeks"
source = "the Fenmoor Promise, paragraph 1"
verified = true
"""
INVENTED = """
key = "fenmoor_promise"
name = "Fenmoor promise"
meaning = "A promise that no framework has asked for yet."
source = "the Fenmoor Promise"
priority = "pledge"
priorities = "pledges"
section = [{ title = "The promise", says = "What is promised." }]
sign_off = [{ who = "The young people’s council", stage = "agreed" }]
stage = [
  { key = "report_received", name = "Report received", reported = true },
  { key = "promise_due", name = "Due", counted_from = "report_received", limit = "promise_due", met_by = "agreed" },
  { key = "agreed", name = "Agreed by young people" },
]
"""


def test_a_kind_of_plan_that_nobody_thought_of_is_a_new_file():
    kind = read_plan_kind(INVENTED, limits_in(INVENTED_LIMIT))
    line = stage_line(kind, {"report_received": date(2027, 3, 1)}, today=date(2027, 3, 2))
    assert [found.stage.name for found in line] == ["Report received", "Due", "Agreed by young people"]
    assert line[1].on == date(2027, 4, 12)
    assert line[1].deadline.source == "the Fenmoor Promise, paragraph 1"


@pytest.mark.parametrize("kind", plan_kinds().values(), ids=plan_kinds().keys())
def test_each_kind_has_contents_sign_offs_and_a_life_that_begins_with_a_report(kind):
    assert kind.sections
    assert kind.sign_offs
    assert kind.source
    assert kind.stages[0].reported


def test_the_five_kinds_of_plan_are_known():
    assert set(plan_kinds()) == {
        "written_statement_of_action",
        "accelerated_progress_plan",
        "priority_action_plan",
        "strategic_plan",
        "local_reform_plan",
    }


@pytest.mark.parametrize(
    ("slip", "mend"),
    [
        (('stage = "agreed" }]', 'stage = "sealed" }]'), "does not have: sealed"),
        (('met_by = "agreed"', 'met_by = "kept"'), "does not have: kept"),
        (('key = "agreed", name', 'key = "promise_due", name'), "two stages with one key"),
        ((', limit = "promise_due"', ""), "both counted_from and limit"),
    ],
)
def test_a_slip_in_a_file_of_data_is_said(slip, mend):
    with pytest.raises(ValueError, match=mend):
        read_plan_kind(INVENTED.replace(*slip), limits_in(INVENTED_LIMIT))


@pytest.mark.parametrize("framework", frameworks().values(), ids=frameworks().keys())
def test_every_plan_that_a_framework_calls_for_or_offers_is_known(framework):
    assert {rule.plan for rule in framework.calls_for} <= set(framework.offers) <= set(plan_kinds())
