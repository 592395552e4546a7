"""Which plans are likelier to need looking at."""

from datetime import date

import pytest

from sendwell.domain.clocks.events import event_words
from sendwell.domain.plan_quality import PlanFacts, factors, risks_of
from sendwell.domain.plan_quality.risk import _HOLDS, DISAGREEMENT, REISSUED, weight_of

TODAY = date(2026, 11, 24)
SENT = date(2025, 6, 2)


def a_plan(**other) -> PlanFacts:
    plain = {"events": {"final_plan_sent": date(2026, 6, 2)}, "setting": "school", "need": "vision impairment",
             "late": False, "review_overdue": False}  # fmt: skip
    return PlanFacts(**{**plain, **other})


@pytest.mark.parametrize(
    ("factor", "plan"),
    [
        ("late", a_plan(late=True)),
        ("never_reviewed", a_plan(events={"final_plan_sent": SENT})),
        ("review_overdue", a_plan(review_overdue=True)),
        ("reissued", a_plan(events={"amended_plan_sent": SENT})),
        ("disagreement", a_plan(events={"appeal_registered": SENT})),
        ("disagreement", a_plan(disputed=True)),
        ("moved_in", a_plan(events={"plan_transferred_in": SENT})),
        ("unusual_setting", a_plan(setting="elective home education")),
        ("outside", a_plan(outside=True)),
        ("no_need", a_plan(need="")),
    ],
)
def test_each_factor_holds_for_what_it_says_and_makes_the_plan_likelier(factor, plan):
    found = risks_of(plan, TODAY)
    assert [one.key for one in found] == [factor]
    assert weight_of(found) > 1


def test_an_ordinary_plan_has_no_factor_and_still_can_be_drawn():
    assert risks_of(a_plan(), TODAY) == ()
    assert weight_of(()) == 1


def test_a_plan_that_was_reviewed_is_not_one_that_never_was():
    assert risks_of(a_plan(events={"final_plan_sent": SENT, "review_meeting": date(2026, 5, 1)}), TODAY) == ()


def test_every_factor_has_its_test_and_every_event_is_one_that_the_clocks_know():
    assert {factor.key for factor in factors()} == set(_HOLDS)
    assert set(event_words()) >= REISSUED | DISAGREEMENT | {"plan_transferred_in", "review_meeting", "final_plan_sent"}
