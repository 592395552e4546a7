"""The delivery rating that the facts support, and the reasons that it gives."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.assurance import DeliveryFacts, PointOnTheWay, WaitedFor, rules, supported_rating
from sendwell.domain.assurance.holding import HOLDS
from sendwell.domain.assurance.supported import rank

TODAY = date(2026, 11, 22)
ON_COURSE = DeliveryFacts(
    starts_on=date(2026, 4, 1), due_on=date(2027, 3, 31), updated_on=date(2026, 11, 9), says_next_step=True
)


def supported(**change):
    found = supported_rating(replace(ON_COURSE, **change), TODAY)
    return found.rating, [reason.words for reason in found.reasons]


def days_ago(days):
    return TODAY - timedelta(days=days)


def test_an_action_due_in_the_future_with_nothing_in_its_way_is_green():
    assert supported() == ("green", ["It is due on 31 March 2027, and nothing in the record stands in its way."])


def test_an_action_due_in_the_past_says_by_how_many_days_it_is_late():
    assert supported(due_on=date(2026, 11, 4)) == (
        "amber",
        ["It was due on 4 November 2026 and is not done: late by 18 days."],
    )


def test_an_action_late_by_four_weeks_is_amber_and_by_a_day_more_is_red():
    assert supported(due_on=days_ago(28))[0] == "amber"
    assert supported(due_on=days_ago(29))[0] == "red"


def test_a_late_action_whose_owner_says_nothing_of_what_is_next_is_red():
    rating, (reason,) = supported(due_on=days_ago(1), says_next_step=False)
    assert rating == "red"
    assert reason.endswith("late by 1 day. The last update does not say what happens next.")


@pytest.mark.parametrize("lack", [{"has_owner": False}, {"owner_has_left": True}])
def test_an_action_that_nobody_answers_for_is_red(lack):
    assert supported(**lack)[0] == "red"


def test_each_missed_milestone_is_a_reason_of_its_own():
    missed = (PointOnTheWay("Contract signed", days_ago(3)), PointOnTheWay("First clinic", days_ago(1)))
    rating, reasons = supported(milestones=missed)
    assert rating == "amber"
    assert [words.split("”")[0] for words in reasons] == [
        "The milestone “Contract signed",
        "The milestone “First clinic",
    ]


def test_a_milestone_that_was_reached_late_is_no_longer_held_against_it():
    reached = PointOnTheWay("Contract signed", due_on=days_ago(90), reached_on=days_ago(2))
    assert supported(milestones=(reached,))[0] == "green"


@pytest.mark.parametrize(
    ("other", "rating"),
    [
        (WaitedFor("Hire two therapists", date(2027, 1, 1), "green"), "green"),
        (WaitedFor("Hire two therapists", date(2027, 1, 1), "amber"), "amber"),
        (WaitedFor("Hire two therapists", date(2026, 11, 12), "green"), "amber"),
        (WaitedFor("Hire two therapists", date(2026, 9, 1), "green"), "red"),
        (WaitedFor("Hire two therapists", date(2027, 1, 1), "red"), "red"),
        (WaitedFor("Hire two therapists", date(2027, 4, 1), "green"), "amber"),
        (WaitedFor("Hire two therapists", date(2026, 9, 1), "blue", finished=True), "green"),
    ],
)
def test_an_action_is_no_better_than_what_it_waits_for(other, rating):
    assert supported(waits_for=(other,))[0] == rating


def test_a_blocked_action_names_what_it_waits_for_and_how_that_stands():
    other = WaitedFor("Hire two therapists", days_ago(40), "red")
    assert supported(waits_for=(other,))[1] == [
        "It waits for “Hire two therapists”, which is rated red and late by 40 days."
    ]


def test_an_action_due_within_four_weeks_needs_something_that_shows_it():
    soon = TODAY + timedelta(days=28)
    assert supported(due_on=soon)[0] == "amber"
    assert supported(due_on=soon, evidence=1)[0] == "green"
    assert supported(due_on=soon + timedelta(days=1))[0] == "green"


def test_an_action_of_which_nobody_has_said_anything_for_four_weeks_is_amber():
    assert supported(updated_on=days_ago(28))[0] == "green"
    assert supported(updated_on=days_ago(29)) == ("amber", ["The last update is 29 days old."])


def test_an_action_owes_its_first_update_four_weeks_after_its_start():
    assert supported(updated_on=None, starts_on=days_ago(28))[0] == "green"
    assert supported(updated_on=None, starts_on=days_ago(29))[1] == [
        "It started on 24 October 2026 and there is no update yet."
    ]
    assert supported(updated_on=None, starts_on=None)[1] == ["There is no update yet."]


def test_an_action_without_a_date_cannot_be_on_course():
    assert supported(due_on=None) == ("amber", ["It has no date to be done by."])


def test_an_action_that_starts_tomorrow_is_neither_good_nor_bad():
    later = supported(starts_on=TODAY + timedelta(days=1), has_owner=False, updated_on=None)
    assert later == ("not_started", ["It starts on 23 November 2026."])


def test_done_is_blue_only_when_somebody_else_has_verified_what_shows_it():
    assert supported(said_done=True)[0] == "green"
    assert supported(said_done=True, evidence=2)[0] == "green"
    assert supported(said_done=True, evidence=2, evidence_verified=1)[0] == "blue"


def test_what_is_done_is_never_late_but_its_milestones_must_have_been_reached():
    done = {"said_done": True, "evidence": 1, "evidence_verified": 1, "due_on": days_ago(200)}
    assert supported(**done)[0] == "blue"
    assert supported(**done, milestones=(PointOnTheWay("All in post", days_ago(9)),))[0] == "amber"


def test_every_rule_has_a_test_in_code_a_version_and_a_way_to_mend_what_it_finds():
    written = rules()
    assert set(written.by_key) == set(HOLDS)
    for rule in written.by_key.values():
        assert rule.version >= 1
        assert rule.means.endswith(".")
        assert rule.mend.endswith(".") or rule.supports in ("blue", "green", "not_started")


def test_whoever_asks_is_told_the_version_of_the_rules():
    assert supported_rating(ON_COURSE, TODAY).rules_version == rules().version


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
POINTS = st.builds(PointOnTheWay, st.just("A point"), DAYS, st.none() | DAYS)
OTHERS = st.builds(
    WaitedFor, st.just("Another"), st.none() | DAYS, st.sampled_from(["", "green", "amber", "red"]), st.booleans()
)
FACTS = st.builds(
    DeliveryFacts,
    has_owner=st.booleans(),
    owner_has_left=st.booleans(),
    said_done=st.booleans(),
    says_next_step=st.booleans(),
    starts_on=st.none() | DAYS,
    due_on=st.none() | DAYS,
    updated_on=st.none() | DAYS,
    evidence=st.integers(0, 2),
    evidence_verified=st.just(0),
    milestones=st.lists(POINTS, max_size=3).map(tuple),
    waits_for=st.lists(OTHERS, max_size=3).map(tuple),
)


def worry(facts, today):
    return rank(supported_rating(facts, today).rating)


@given(FACTS, DAYS)
def test_there_is_always_a_reason_and_the_first_one_decides(facts, today):
    found = supported_rating(facts, today)
    assert found.rating == found.reasons[0].supports
    assert all(reason.words.endswith(".") and "{" not in reason.words for reason in found.reasons)


@given(FACTS, DAYS, st.integers(1, 3))
def test_more_evidence_never_makes_an_action_look_worse(facts, today, more):
    shown = replace(facts, evidence=facts.evidence + more)
    verified = replace(shown, evidence_verified=more)
    assert worry(verified, today) <= worry(shown, today) <= worry(facts, today)


@given(FACTS, DAYS, st.integers(1, 90))
def test_the_passing_of_days_never_makes_an_unfinished_action_look_better(facts, today, days):
    unfinished = replace(facts, said_done=False)
    assert worry(unfinished, today + timedelta(days=days)) >= worry(unfinished, today)


@given(FACTS, DAYS)
def test_reaching_milestones_and_finishing_what_it_waits_for_never_makes_it_look_worse(facts, today):
    reached = tuple(replace(point, reached_on=today) for point in facts.milestones)
    finished = tuple(replace(other, finished=True) for other in facts.waits_for)
    assert worry(replace(facts, milestones=reached, waits_for=finished), today) <= worry(facts, today)


@given(FACTS, DAYS, st.integers(1, 200))
def test_a_fresh_update_never_makes_an_action_look_worse(facts, today, days):
    old = replace(facts, updated_on=today - timedelta(days=days))
    assert worry(replace(facts, updated_on=today), today) <= worry(old, today)
