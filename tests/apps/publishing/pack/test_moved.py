"""What moved since the last pack, and which ratings the facts do not bear out."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from sendwell.apps.programme.models import Action, Update
from sendwell.apps.programme.moved import moved
from sendwell.apps.programme.state import ActionState
from sendwell.apps.publishing.pack.doubts import doubt
from sendwell.domain.assurance import ActionFacts, DeliveryFacts

TODAY = date(2027, 3, 5)
FACTS = ActionFacts(True, False, True, True, True, True, updated_on=TODAY)
ON_COURSE = DeliveryFacts(due_on=date(2027, 9, 1), updated_on=TODAY)
DONE = replace(ON_COURSE, said_done=True, evidence=1, evidence_verified=1)


def state(key: int = 1, rating: str = "", delivery: DeliveryFacts = ON_COURSE) -> ActionState:
    latest = Update(rating=rating, at=datetime(2027, 3, 1).astimezone()) if rating else None
    return ActionState(Action(pk=key), "1.1", TODAY, latest, (), FACTS, delivery)


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
        (state(rating="blue", delivery=DONE), ""),
        (
            state(rating="blue", delivery=replace(DONE, evidence=0)),
            "said to be blue; the facts support green. It is said to be done, and no update has any evidence",
        ),
        (state(rating="green"), ""),
        (
            state(rating="green", delivery=replace(ON_COURSE, due_on=date(2027, 2, 1))),
            "said to be green; the facts support red. It was due on 1 February 2027",
        ),
        (state(rating="red"), ""),
    ],
)
def test_a_rating_that_the_facts_do_not_bear_out_is_named(found, why):
    assert doubt(found).startswith(why)
    assert bool(doubt(found)) == bool(why)
