"""How a plan stands, in words."""

from datetime import date

import pytest

from sendwell.apps.programme.words import stage_words
from sendwell.domain.frameworks import plan_kind, stage_line

REACHED = {"report_received": date(2026, 2, 3), "accepted": date(2026, 4, 14), "monitored": date(2026, 9, 9)}
HELD = "2 of about 5 held"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 22), f"{HELD}; the next due about December 2026, in about 2 weeks"),
        (date(2026, 12, 19), f"{HELD}; the next due about December 2026, about 1 week ago"),
    ],
)
def test_a_stage_that_repeats_says_how_often_it_was_held_and_when_the_next_is_due(today, words):
    line = stage_line(plan_kind("priority_action_plan"), REACHED, today, times={"monitored": 2})
    assert stage_words(next(found for found in line if found.stage.key == "monitored"), today) == words


def test_a_date_that_is_only_about_right_is_said_to_the_month():
    today = date(2026, 11, 22)
    found = next(
        f
        for f in stage_line(plan_kind("priority_action_plan"), REACHED, today)
        if f.stage.key == "monitoring_inspection"
    )
    assert stage_words(found, today) == "about August 2027, in 8 months"
