"""The table of time limits is data that a person can check."""

from datetime import date

import pytest

from sendwell.domain.clocks import Unit, all_limits, limit_named, limits_in
from sendwell.domain.clocks.events import event_words, reasons
from sendwell.domain.clocks.exceptions import exceptions

A_NEW_ROW = """
[[limit]]
key = "final_plan"
name = "Send the final plan"
length = 20
unit = "weeks"
source = "SEND Regulations 2014, reg. 13(2)"
verified = true
valid_to = 2029-08-31
"""


def test_every_row_has_a_name_a_source_and_a_time_of_its_own():
    assert all(limit.source and limit.name and limit.who and limit.group for limit in all_limits())
    keys = [limit.key for limit in all_limits() if limit.holds_on(date(2026, 11, 22))]
    assert len(keys) == len(set(keys))


def test_every_event_and_exception_that_a_row_names_is_known():
    kinds = {kind for limit in all_limits() for kind in (*limit.start, *limit.end, *limit.stopped_by)}
    assert kinds <= set(event_words())
    assert {row.event for row in exceptions().values()} <= set(event_words())
    assert {key for limit in all_limits() for key in limit.exceptions} == set(exceptions())


def test_every_limit_begins_with_something_and_every_limb_belongs_to_a_limit():
    assert all(limit.start for limit in all_limits())
    limbs = {limit.key for limit in all_limits() if limit.limb}
    assert limbs == {key for limit in all_limits() for key in limit.or_later}


def test_every_reason_for_doubt_that_a_row_names_is_known():
    assert {limit.again for limit in all_limits() if limit.again} <= set(reasons())


def test_a_limit_that_nobody_knows_is_said_to_be_missing():
    with pytest.raises(KeyError, match="Add a row"):
        limit_named("no_such_limit")


def test_a_new_limit_is_a_new_row():
    (limit,) = limits_in(A_NEW_ROW)
    assert (limit.length, limit.unit) == (20, Unit.WEEKS)


def test_a_limit_holds_until_its_last_day_and_no_longer():
    (limit,) = limits_in(A_NEW_ROW)
    assert limit.holds_on(date(2029, 8, 31))
    assert not limit.holds_on(date(2029, 9, 1))


def test_a_length_of_nothing_is_refused():
    with pytest.raises(ValueError, match="needs 1 or more"):
        limits_in(A_NEW_ROW.replace("20", "0", 1))
