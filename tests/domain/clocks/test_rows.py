"""The table of time limits is data that a person can check."""

from datetime import date

import pytest

from sendwell.domain.clocks import Unit, all_limits, limit_named, limits_in

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


def test_every_row_has_a_key_of_its_own_and_a_source():
    keys = [limit.key for limit in all_limits()]
    assert len(keys) == len(set(keys))
    assert all(limit.source and limit.name for limit in all_limits())


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
