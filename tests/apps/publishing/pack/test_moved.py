"""What moved since the last pack, and which good ratings the facts do not bear out."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from sendwell.apps.programme.models import Action, Milestone, Update
from sendwell.apps.programme.moved import moved
from sendwell.apps.programme.state import ActionState
from sendwell.apps.publishing.pack.doubts import doubt
from sendwell.domain.assurance import ActionFacts

TODAY = date(2027, 3, 5)
FACTS = ActionFacts(True, False, True, True, True, True, updated_on=TODAY)
UNSHOWN = replace(FACTS, has_evidence=False)
SILENT = replace(FACTS, updated_on=date(2027, 1, 1))


def state(key: int = 1, rating: str = "", due: date | None = None, facts: ActionFacts = FACTS, *milestones: Milestone):
    latest = Update(rating=rating, at=datetime(2027, 3, 1).astimezone()) if rating else None
    return ActionState(Action(pk=key, due_on=due), "1.1", TODAY, latest, milestones, facts)


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("amber", "green", "1 better"),
        ("green", "blue", "1 better"),
        ("green", "red", "1 worse"),
        ("", "green", "1 rated for the first time"),
        ("green", "green", "No change"),
        ("", "", "No change"),
    ],
)
def test_what_moved_is_said_in_words(before, now, words):
    assert moved([state(rating=now)], {"1": before}).words == words


def test_several_moves_are_counted_apart():
    states = [state(1, "green"), state(2, "red"), state(3, "red"), state(4, "blue")]
    assert moved(states, {"1": "amber", "2": "amber", "3": "green"}).words == (
        "1 better, 2 worse, 1 rated for the first time"
    )


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (state(rating="blue"), ""),
        (
            state(rating="blue", facts=replace(FACTS, has_evidence=False)),
            "rated blue, but nothing shows that it was done",
        ),
        (state(rating="green"), ""),
        (state(rating="green", due=date(2027, 3, 1)), "rated green, but late by 4 days"),
        (state(rating="red", due=date(2027, 3, 1)), ""),
        (
            state(1, "green", None, FACTS, Milestone(wording="Booked", due_on=date(2027, 3, 4))),
            "rated green, but its milestone “Booked” is late by 1 day",
        ),
        (
            state(rating="green", facts=replace(FACTS, updated_on=date(2027, 1, 1))),
            "rated green, but the last update is",
        ),
    ],
)
def test_a_good_rating_that_the_facts_do_not_bear_out_is_named(found, why):
    assert doubt(found).startswith(why)
    assert bool(doubt(found)) == bool(why)
