"""The chain of work that sets when a plan can end."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.planning import Chain, Task, critical_chain, longest_wait

DAY = date(2026, 1, 1)


def task(key: int, due: int, *waits_for: int, days: int = 10) -> Task:
    """A task due so many days after the first, that takes so many days."""
    due_on = DAY + timedelta(days=due)
    return Task(key, due_on - timedelta(days=days - 1), due_on, waits_for)


def test_the_chain_runs_from_what_waits_for_nothing_to_what_is_due_last():
    tasks = [task(1, 30), task(2, 60, 1), task(3, 90, 2), task(4, 80)]
    assert critical_chain(tasks) == Chain((1, 2, 3), days=30)


def test_of_two_ways_to_the_end_the_one_with_more_days_of_work_counts():
    tasks = [task(1, 30, days=5), task(2, 30, days=25), task(3, 90, 1, 2)]
    assert critical_chain(tasks).keys == (2, 3)


def test_what_is_due_last_may_stand_alone():
    assert critical_chain([task(1, 30), task(2, 40, 1), task(3, 90)]).keys == (3,)


def test_a_priority_can_be_held_up_by_what_lies_outside_it():
    tasks = [task(1, 30), task(2, 60, 1), task(3, 90)]
    assert critical_chain(tasks, ending=[2]).keys == (1, 2)


def test_a_plan_without_dates_has_no_chain():
    assert critical_chain([Task(1), Task(2, waits_for=(1,))]) == Chain()
    assert critical_chain([]) == Chain()


def test_the_longest_wait_counts_actions_and_not_days():
    tasks = [task(1, 10), task(2, 20, 1), task(3, 30, 2), task(4, 90, days=60), task(5, 99, 4, days=60)]
    assert longest_wait(tasks).keys == (1, 2, 3)


def test_where_nothing_waits_there_is_no_wait():
    assert longest_wait([task(1, 10), task(2, 20)]) == Chain()


def test_what_a_task_waits_for_may_be_done_and_gone():
    assert critical_chain([task(2, 60, 1)]).keys == (2,)


def test_a_task_whose_days_contradict_each_other_counts_as_one_day():
    assert Task(1, DAY, DAY - timedelta(days=9)).days == 1


def test_tasks_that_wait_for_each_other_in_a_circle_still_have_a_chain():
    chain = critical_chain([task(1, 30, 2), task(2, 60, 1), task(3, 90, 2, 3)])
    assert chain.keys[-1] == 3
    assert len(set(chain.keys)) == len(chain.keys)


def test_ten_thousand_tasks_in_a_row_are_no_deeper_than_two():
    assert len(critical_chain([task(key, key, key + 1) for key in range(10_000)], ending=[0]).keys) == 10_000


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 40), st.sets(st.integers(0, 12))), max_size=12))
def test_each_task_of_a_chain_waits_for_the_one_before_it(drawn):
    tasks = [task(key, due, *waits) for key, (due, _, waits) in enumerate(drawn)]
    known = {one.key: one for one in tasks}
    for chain in (critical_chain(tasks), longest_wait(tasks)):
        assert all(before in known[after].waits_for for before, after in zip(chain.keys, chain.keys[1:], strict=False))
        assert chain.days == sum(known[key].days for key in chain.keys)
        assert len(set(chain.keys)) == len(chain.keys)


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40), st.sets(st.integers(0, 11))), min_size=1, max_size=12)
)
def test_no_other_chain_to_the_last_date_has_more_days_of_work(drawn):
    tasks = [
        task(key, due, *(one for one in waits if one < key), days=days) for key, (due, days, waits) in enumerate(drawn)
    ]
    known = {one.key: one for one in tasks}

    def longest(key: int) -> int:
        return known[key].days + max((longest(one) for one in known[key].waits_for), default=0)

    last = max(one.due_on for one in tasks)
    assert critical_chain(tasks).days == max(longest(one.key) for one in tasks if one.due_on == last)
