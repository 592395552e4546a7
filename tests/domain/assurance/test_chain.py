"""Which links an action's thread lacks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.assurance import (
    UPDATE_IS_OLD_AFTER_DAYS,
    ActionFacts,
    broken_chain,
    impact_definitions,
    rating_definitions,
    rating_name,
)

TODAY = date(2027, 3, 1)
WHOLE = ActionFacts(
    has_owner=True,
    owner_has_left=False,
    has_due_date=True,
    has_measure=True,
    has_findings=True,
    has_evidence=True,
    updated_on=TODAY,
)


def missing(facts: ActionFacts) -> list[str]:
    return [link.link for link in broken_chain(facts, TODAY)]


def test_a_whole_thread_has_no_missing_link():
    assert missing(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "link"),
    [
        ({"has_findings": False}, "finding"),
        ({"has_owner": False}, "owner"),
        ({"owner_has_left": True}, "owner"),
        ({"has_due_date": False}, "date"),
        ({"has_measure": False}, "measure"),
        ({"has_evidence": False}, "evidence"),
        ({"updated_on": None}, "update"),
    ],
)
def test_each_link_that_is_missing_is_named_with_how_to_mend_it(change, link):
    (found,) = broken_chain(replace(WHOLE, **change), TODAY)
    assert found.link == link
    assert found.what.endswith(".")
    assert found.mend.endswith(".")


def test_an_update_of_four_weeks_ago_is_recent_and_of_a_day_more_is_old():
    recent = TODAY - timedelta(days=UPDATE_IS_OLD_AFTER_DAYS)
    assert missing(replace(WHOLE, updated_on=recent)) == []
    assert missing(replace(WHOLE, updated_on=recent - timedelta(days=1))) == ["update"]


def test_an_action_that_starts_tomorrow_owes_no_update_and_no_evidence_yet():
    facts = replace(WHOLE, has_evidence=False, updated_on=None)
    assert missing(replace(facts, starts_on=TODAY + timedelta(days=1))) == []
    assert missing(replace(facts, starts_on=TODAY)) == ["evidence", "update"]


def test_a_finished_action_owes_no_more_updates():
    assert missing(replace(WHOLE, finished=True, updated_on=date(2026, 1, 1))) == []


@given(st.builds(ActionFacts))
def test_giving_an_action_what_it_lacks_makes_its_thread_whole(facts):
    mended = replace(facts, **{field: getattr(WHOLE, field) for field in WHOLE.__slots__})
    assert broken_chain(mended, TODAY) == []


def test_each_rating_has_a_written_definition():
    assert [rating.key for rating in rating_definitions()] == ["blue", "green", "amber", "red"]
    assert all(rating.means for rating in rating_definitions())


def test_both_ratings_have_written_definitions_and_share_no_key():
    impact = [rating.key for rating in impact_definitions()]
    assert impact == ["not_yet_due", "no_evidence", "some", "embedded"]
    assert all(rating.means.endswith(".") for rating in impact_definitions())
    assert not set(impact) & {rating.key for rating in rating_definitions()}


def test_a_rating_is_named_as_it_stands_in_a_sentence():
    assert [rating_name(key) for key in ("green", "not_yet_due", "not_started", "")] == [
        "green",
        "not yet due",
        "not started",
        "",
    ]
