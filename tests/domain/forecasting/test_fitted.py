"""How far the play of an office agrees with what was observed in it, on offices that were generated."""

from datetime import date, timedelta
from functools import cache
from heapq import heapify, heappop, heappush
from random import Random
from statistics import fmean

import pytest

from sendwell.domain.forecasting import Office, Requests, fitted, forecast, what_if
from tests.domain.forecasting.worlds import TODAY, Row, rows, world

NOW = Office(4, 7)
DAYS = 3 * 365
WORLDS = {
    "half of the plans on time": lambda: world(2, 0.5, number=600),
    "few on time": lambda: world(1, 0.1, number=600),
    "most on time": lambda: world(3, 0.85, number=600),
    "first come first served, enough staff": lambda: first_come_first_served(1, 600, 1.1),
    "first come first served, just enough": lambda: first_come_first_served(1, 600, 1.0),
    "first come first served, too few": lambda: first_come_first_served(1, 600, 0.92),
}


def first_come_first_served(seed: int, number: int, staff: float) -> Requests:
    """An office that really is a queue: 3 desks which finish `staff` times what comes in, the oldest first."""
    chance = Random(seed)
    last, a_day = TODAY + timedelta(days=180), number * 0.73 * staff / DAYS
    known: list[Row] = []
    ready = []
    for received in sorted(last - timedelta(days=chance.randrange(DAYS)) for _ in range(number)):
        decided = received + timedelta(days=chance.randint(20, 50))
        if chance.random() < 0.27:
            known.append((received, None, decided, False))
        else:
            ready.append((decided.toordinal() + 49 * chance.gammavariate(11, 1 / 11), received, decided))
    desks = [0.0] * 3
    heapify(desks)
    for came, received, decided in sorted(ready):
        drafted = max(came, heappop(desks)) + chance.gammavariate(11, 1 / 11) * 3 / a_day
        heappush(desks, drafted)
        known.append((received, decided, date.fromordinal(int(drafted) + 21), True))
    return Requests.of(known)


@cache
def past_year(name: str):
    return fitted(WORLDS[name](), TODAY, NOW)


@pytest.mark.parametrize("name", WORLDS)
def test_the_past_year_as_played_is_close_to_what_was_observed(name):
    found = past_year(name)
    assert abs(found.played[0] - found.observed) < 10
    assert found.played[1] <= found.played[0] <= found.played[2]


def test_over_all_offices_the_play_is_within_four_points_of_what_was_observed():
    assert fmean(abs(past_year(name).played[0] - past_year(name).observed) for name in WORLDS) < 4


@pytest.mark.parametrize("name", ["half of the plans on time", "first come first served, just enough"])
def test_this_quarter_as_it_runs_now_is_what_the_forecast_foretells(name):
    requests = WORLDS[name]()
    foretold, first = forecast(requests, TODAY), what_if(requests, TODAY, NOW, NOW)[0]
    assert foretold.lower <= first.now[0] <= foretold.upper


def test_more_staff_help_where_the_queue_is_what_holds_plans_up():
    last = what_if(WORLDS["first come first served, just enough"](), TODAY, NOW, Office(5, 7))[2]
    assert last.gained[1] > 0


def test_a_year_before_which_nothing_is_known_is_not_set_beside_the_play():
    short = [row for row in rows(6, 0.6) if row[0] >= TODAY - timedelta(days=400)]
    assert fitted(Requests.of(short), TODAY, NOW) is None
