"""A great many cases at once have the answers that each has by itself."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.clocks import ENGLAND, Calendar, Term, all_limits, day_of
from sendwell.domain.clocks.case import clocks_of
from sendwell.domain.clocks.events import Event, event_words
from sendwell.domain.clocks.many import EventColumns, many
from sendwell.domain.clocks.many.columns import as_dates
from sendwell.domain.clocks.many.days import days_of

FIRST = date(2023, 12, 1)
TODAY = date(2026, 3, 1)
TERMS = Calendar(
    (
        Term(date(2024, 1, 8), date(2024, 3, 28), "Spring 2024", date(2024, 2, 12), date(2024, 2, 16)),
        Term(date(2024, 4, 15), date(2024, 7, 23), "Summer 2024", date(2024, 5, 27), date(2024, 5, 31)),
        Term(date(2024, 9, 3), date(2024, 12, 20), "Autumn 2024", date(2024, 10, 28), date(2024, 11, 1)),
    )
)
# Days close together, so that events of a case meet on one day, and now and then on a leap day.
DAYS = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n * 15)) | st.integers(0, 900).map(
    lambda n: FIRST + timedelta(days=n)
)


@st.composite
def an_event(draw, kinds):
    on = draw(DAYS)
    until = draw(st.none() | st.integers(0, 60).map(lambda n: on + timedelta(days=n)))
    return Event(on, draw(st.sampled_from(kinds)), until, draw(st.sampled_from(["", "school", "therapist"])))


OFTEN = ["final_plan_sent", "mediation_certificate_issued", "learned_of_move", "school_closed", "absent_from_area",
         "school_advice_requested", "early_years_closed", "early_years_advice_requested", "exceptional_circumstances",
         "missed_appointment", "further_representations", "appeal_under_way"]  # fmt: skip
EVENTS_OF_A_LIMIT = [[*limit.start, *limit.end, *limit.stopped_by, *OFTEN] for limit in all_limits() if not limit.limb]
A_CASE = st.sampled_from(EVENTS_OF_A_LIMIT).flatmap(lambda kinds: st.lists(an_event(kinds), max_size=9))
ANY_CASE = A_CASE | st.lists(an_event(list(event_words())), max_size=12)


def one_by_one(cases, calendar):
    return {
        (clock.limit.key, number, clock.start.about if clock.limit.paired else "", clock.start.on): (
            clock.due if isinstance(clock.due, date) else None,
            clock.ended,
            clock.days or 0,
            clock.state,
            clock.finding,
            clock.doubt is not None,
        )
        for number, events in enumerate(cases)
        for clock in clocks_of(events, TODAY, calendar)
    }


def all_at_once(cases, calendar):
    names = {"": 0}
    for event in (event for events in cases for event in events):
        names.setdefault(event.about, len(names))
    about = list(names)
    found = {}
    for clocks in many(EventColumns.of(cases), TODAY, calendar):
        days = np.where(np.isnat(clocks.due), 0, clocks.days)
        answer = (clocks.due, clocks.ended, days, clocks.state, clocks.finding, clocks.doubtful)
        columns = (column.tolist() for column in (clocks.case, clocks.about, clocks.started, *answer))
        for case, which, started, *told in zip(*columns, strict=True):
            found[clocks.limit.key, case, about[which], started] = tuple(told)
    return found


@settings(max_examples=100)
@given(st.lists(ANY_CASE, min_size=1, max_size=6), st.sampled_from([ENGLAND, TERMS]))
def test_many_cases_at_once_have_the_answers_of_each_by_itself(cases, calendar):
    assert all_at_once(cases, calendar) == one_by_one(cases, calendar)


@pytest.mark.parametrize("limit", all_limits(), ids=lambda limit: limit.key)
def test_many_days_are_counted_as_each_by_itself_whatever_the_century(limit):
    days = [date(1900, 1, 1) + timedelta(days=997 * number) for number in range(110)] + [date(2024, 2, 29), TODAY]
    found = as_dates(days_of(limit, np.array([day.toordinal() for day in days]), TERMS)).tolist()
    assert found == [on if isinstance(on := day_of(limit, one, TERMS), date) else None for one in days]


def columns(**changes):
    given = {
        "case": np.array([0, 1]),
        "kind": np.array([0, 1], np.int16),
        "on": np.array(["2026-01-05", "2026-01-06"], "datetime64[D]"),
        "until": np.array(["NaT", "2026-01-07"], "datetime64[D]"),
        "about": np.array([0, 0]),
    }
    return EventColumns(**{**given, **changes})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"case": np.array([0, -1])}, "Event 2: The number of a case is negative."),
        ({"kind": np.array([999, 1], np.int16)}, "Event 1: There is no such kind of event."),
        ({"on": np.array(["0026-01-05", "2026-01-06"], "datetime64[D]")}, "Event 1: The day is out of reach."),
        ({"until": np.array(["NaT", "2026-01-01"], "datetime64[D]")}, "Event 2: It ended before it began."),
        ({"about": np.array([0, 5])}, "Event 2: “about” is out of range."),
        ({"case": np.array([0])}, "They are not equally long."),
    ],
)
def test_columns_that_do_not_hold_are_refused_in_words(changes, said):
    assert columns()
    with pytest.raises(ValueError, match=said):
        columns(**changes)
