"""When an action is asked for two lines, and to whom its silence goes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.rhythm import Promise, Rhythm, Someone, To, notices, steps_reached

HEARD = date(2027, 3, 3)
OWNER, ACCOUNTABLE, CHAIR = Someone(1, "Heron Marsh"), Someone(2, "Alder Fennimore"), Someone(3, "Bittern Holm")
EVERYONE = {To.OWNER: OWNER, To.ACCOUNTABLE: ACCOUNTABLE, To.CHAIR: CHAIR}
RHYTHM = Rhythm(every=14, before=2, again=4, escalate_after=28, further_after=42)


def a_promise(told=None, people=None, **more) -> Promise:
    said = {"since": HEARD, "heard_on": HEARD, "people": EVERYONE if people is None else people, "told": told or {}}
    return Promise(1, "Open a triage line", **{**said, **more})


def told_after(days: int, promise: Promise) -> list[str]:
    return [notice.to for notice in notices([promise], RHYTHM, HEARD + timedelta(days=days))]


@pytest.mark.parametrize("days", [0, 1, 11])
def test_an_action_heard_of_lately_is_left_in_peace(days):
    assert told_after(days, a_promise()) == []


def test_the_owner_is_reminded_two_days_before_the_update_is_due():
    assert told_after(12, a_promise()) == [To.OWNER]


def test_an_owner_who_was_reminded_is_not_reminded_again_before_the_next_day_for_it():
    reminded = a_promise(told={To.OWNER: HEARD + timedelta(days=12)})
    assert [told_after(days, reminded) for days in (12, 13, 17)] == [[], [], []]
    assert told_after(18, reminded) == [To.OWNER]


def test_days_on_which_nothing_was_sent_make_one_reminder_and_not_several():
    assert told_after(27, a_promise()) == [To.OWNER]
    assert told_after(27, a_promise(told={To.OWNER: HEARD + timedelta(days=26)})) == []


def test_a_rhythm_that_does_not_remind_again_reminds_once():
    rhythm = Rhythm(again=0)
    reminded = a_promise(told={To.OWNER: HEARD + timedelta(days=12)})
    assert notices([reminded], rhythm, HEARD + timedelta(days=27)) == []


def test_a_reminder_about_an_earlier_silence_does_not_count():
    assert told_after(12, a_promise(told={To.OWNER: HEARD})) == [To.OWNER]


def test_silence_goes_first_to_who_answers_for_the_priority_then_to_the_chair():
    reminded = {To.OWNER: HEARD + timedelta(days=60)}
    assert told_after(28, a_promise(told=reminded)) == [To.ACCOUNTABLE]
    assert told_after(42, a_promise(told=reminded | {To.ACCOUNTABLE: HEARD + timedelta(days=28)})) == [To.CHAIR]


@pytest.mark.parametrize("accountable", [None, OWNER])
def test_where_nobody_but_the_owner_answers_for_the_priority_silence_goes_to_the_chair_at_once(accountable):
    people = {To.OWNER: OWNER, To.CHAIR: CHAIR} | ({To.ACCOUNTABLE: accountable} if accountable else {})
    (step,) = steps_reached(a_promise(people=people), RHYTHM, HEARD + timedelta(days=28))
    assert (step.to, step.who) == (To.CHAIR, CHAIR)


def test_a_chair_who_answers_for_the_priority_is_told_once():
    people = EVERYONE | {To.CHAIR: ACCOUNTABLE}
    assert [step.to for step in steps_reached(a_promise(people=people), RHYTHM, date(2028, 1, 1))] == [To.ACCOUNTABLE]


def test_a_reminder_says_why_it_came():
    (notice,) = notices([a_promise()], RHYTHM, HEARD + timedelta(days=16))
    assert notice.why == (
        "You were last heard on 3 March 2027 about “Open a triage line”: that is 16 days ago. "
        "This partnership asks for two lines every 14 days: they were due on 17 March 2027."
    )


def test_a_reminder_before_its_day_says_when_the_update_is_due():
    (notice,) = notices([a_promise()], RHYTHM, HEARD + timedelta(days=12))
    assert notice.why.endswith("the next are due on 17 March 2027, in 2 days.")


def test_what_was_never_heard_of_is_counted_from_its_beginning():
    (notice,) = notices([a_promise(heard_on=None)], RHYTHM, HEARD + timedelta(days=14))
    assert notice.why.startswith("Nothing has been heard about “Open a triage line” since it began on 3 March 2027")


def test_an_owner_for_whom_somebody_else_wrote_is_not_said_to_have_been_heard():
    (notice,) = notices([a_promise(heard_from_owner=False)], RHYTHM, HEARD + timedelta(days=14))
    assert notice.why.startswith("Nothing has been heard about “Open a triage line” since 3 March 2027")


def test_an_escalation_says_who_was_asked_before():
    told = {To.OWNER: HEARD + timedelta(days=26)}
    (notice,) = notices([a_promise(told=told)], RHYTHM, HEARD + timedelta(days=28))
    assert notice.why == (
        "Nothing has been heard about “Open a triage line” since 3 March 2027: that is 28 days ago. "
        "Its owner, Heron Marsh, was last reminded on 29 March 2027. "
        "You answer for its priority, and this partnership tells you after 28 days of silence."
    )


@pytest.mark.parametrize(
    "wrong",
    [{"every": 0}, {"before": 14}, {"again": -1}, {"escalate_after": 14}, {"further_after": 28}],
)
def test_numbers_that_contradict_each_other_make_no_rhythm(wrong):
    with pytest.raises(ValueError):
        Rhythm(**wrong)


rhythms = st.builds(
    lambda every, before, again, escalate, further: Rhythm(
        every, min(before, every - 1), again, every + escalate, every + escalate + further
    ),
    *(st.integers(1, 40), st.integers(0, 40), st.integers(0, 20), st.integers(1, 40), st.integers(1, 40)),
)


@given(rhythms, st.lists(st.integers(0, 3), min_size=1, max_size=60))
def test_whoever_looks_every_few_days_tells_each_person_at_most_once_a_day_and_others_once(rhythm, gaps):
    told: dict[To, date] = {}
    told_others: list[To] = []
    today = HEARD
    for gap in gaps:
        today += timedelta(days=gap)
        for notice in notices([a_promise(told=told)], rhythm, today):
            assert told.get(notice.to) != today
            told[notice.to] = today
            told_others += [notice.to] if notice.to != To.OWNER else []
    assert len(told_others) == len(set(told_others))


@given(rhythms, st.integers(0, 400))
def test_who_was_told_today_is_not_told_again_today(rhythm, days):
    today = HEARD + timedelta(days=days)
    told = {notice.to: today for notice in notices([a_promise()], rhythm, today)}
    assert notices([a_promise(told=told)], rhythm, today) == []
