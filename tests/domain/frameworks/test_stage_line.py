"""Where a plan stands on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.frameworks import Lengths, StageState, order_warnings, plan_kind, plan_kinds, stage_line

RECEIVED = date(2022, 2, 22)
STATEMENT = plan_kind("written_statement_of_action")
PRIORITY_PLAN = plan_kind("priority_action_plan")


def stage_of(kind, key, reached, today, lengths=None):
    return next(found for found in stage_line(kind, reached, today, lengths) if found.stage.key == key)


def test_the_statement_is_due_70_working_days_after_the_letter_was_received():
    due = stage_of(STATEMENT, "plan_due", {"report_received": RECEIVED}, RECEIVED)
    assert due.on == date(2022, 6, 7)
    assert "5 bank holidays" in due.deadline.how


def test_a_statement_is_not_late_on_its_last_day_and_late_the_day_after():
    reached = {"report_received": RECEIVED}
    assert stage_of(STATEMENT, "plan_due", reached, date(2022, 6, 7)).state is not StageState.LATE
    assert stage_of(STATEMENT, "plan_due", reached, date(2022, 6, 8)).state is StageState.LATE


def test_a_plan_sent_in_meets_its_due_date_and_says_how_late_it_was():
    reached = {"report_received": RECEIVED, "submitted": date(2022, 6, 10)}
    due = stage_of(STATEMENT, "plan_due", reached, date(2022, 7, 1))
    assert due.state is StageState.DONE
    assert due.late_by_days == 3


def test_a_date_that_is_only_about_a_day_is_never_late():
    reached = {"report_received": RECEIVED}
    found = stage_of(PRIORITY_PLAN, "monitoring_inspection", reached, date(2030, 1, 1))
    assert found.state is not StageState.LATE


def test_without_the_day_of_receipt_the_line_says_what_it_waits_for():
    due = stage_of(STATEMENT, "plan_due", {}, RECEIVED)
    assert due.on is None
    assert due.waits_for.key == "report_received"


def test_what_the_report_says_goes_before_the_usual_length():
    reached = {"report_received": RECEIVED, "report_published": RECEIVED}
    lengths = Lengths(said={"next_full_inspection_years": 5}, usual={"next_full_inspection_years": 3})
    found = stage_of(PRIORITY_PLAN, "full_inspection", reached, RECEIVED, lengths)
    assert found.on == date(2027, 2, 22)
    assert found.deadline.source.startswith("the inspection report")


def test_what_is_usual_after_an_outcome_is_not_said_to_stand_in_the_report():
    reached = {"report_published": RECEIVED}
    lengths = Lengths(usual={"next_full_inspection_years": 5})
    found = stage_of(PRIORITY_PLAN, "full_inspection", reached, RECEIVED, lengths)
    assert found.on == date(2027, 2, 22)
    assert not found.deadline.source.startswith("the inspection report")


def test_a_revisit_is_a_window():
    found = stage_of(STATEMENT, "revisited", {"accepted": date(2022, 7, 1)}, RECEIVED)
    assert (found.on, found.until.on) == (date(2024, 1, 1), date(2024, 7, 1))


def test_a_returned_plan_shows_what_follows_and_others_do_not():
    keys = {found.stage.key for found in stage_line(STATEMENT, {}, RECEIVED)}
    assert not keys & {"returned", "submitted_again"}
    keys = {found.stage.key for found in stage_line(STATEMENT, {"returned": RECEIVED}, RECEIVED)}
    assert keys >= {"returned", "submitted_again_due", "submitted_again"}


def test_only_the_first_stage_to_come_is_next():
    line = stage_line(STATEMENT, {"report_received": RECEIVED, "report_published": RECEIVED}, RECEIVED)
    assert [found.stage.key for found in line if found.state is StageState.CURRENT] == ["consulted"]


def test_a_stage_recorded_before_those_that_lead_to_it_is_warned_about():
    warnings = order_warnings(STATEMENT, {}, STATEMENT.stage("submitted"), date(2022, 6, 1))
    assert "“Consulted” comes before “Submitted to Ofsted and the CQC” and is not recorded yet." in warnings
    assert len(warnings) == 3


def test_a_day_out_of_order_is_warned_about_both_ways():
    submitted, consulted = STATEMENT.stage("submitted"), STATEMENT.stage("consulted")
    every = {key: date(2022, 5, 1) for key in ("consulted", "approved_by_council", "approved_by_icb")}
    assert "usually comes first" in order_warnings(STATEMENT, every, submitted, date(2022, 4, 30))[0]
    assert order_warnings(STATEMENT, every, submitted, date(2022, 5, 1)) == []
    assert (
        "usually follows it"
        in order_warnings(STATEMENT, {"submitted": date(2022, 5, 1)}, consulted, date(2022, 5, 2))[0]
    )


@given(st.data(), st.sampled_from(sorted(plan_kinds())), st.dates(date(2016, 1, 1), date(2035, 1, 1)))
def test_every_stage_on_every_line_has_a_state_and_a_done_one_its_day(data, key, today):
    kind = plan_kind(key)
    days = st.dates(today - timedelta(days=900), today)
    reached = data.draw(st.dictionaries(st.sampled_from([stage.key for stage in kind.stages]), days))
    line = stage_line(kind, reached, today)
    reached_states = {StageState.DONE, StageState.RUNNING}
    assert all((found.reached_on is not None) == (found.state in reached_states) for found in line)
    assert sum(found.state is StageState.CURRENT for found in line) <= 1
    assert all(found.deadline.how and found.deadline.source for found in line if found.deadline)


MONITORED = {"report_received": date(2026, 2, 3), "accepted": date(2026, 4, 14), "monitored": date(2026, 9, 9)}


def test_monitoring_goes_on_until_the_inspection_and_its_next_time_is_counted_from_the_last():
    line = stage_line(PRIORITY_PLAN, MONITORED, date(2026, 11, 22), times={"monitored": 2})
    found = next(found for found in line if found.stage.key == "monitored")
    assert (found.state, found.times, found.expected) == (StageState.RUNNING, 2, 5)
    assert found.deadline.on == date(2026, 12, 9)
    assert not any(found.state is StageState.CURRENT for found in line)


def test_monitoring_is_over_once_a_later_stage_is_reached():
    reached = MONITORED | {"monitoring_inspection": date(2027, 9, 1)}
    found = stage_of(PRIORITY_PLAN, "monitored", reached, date(2027, 10, 1))
    assert (found.state, found.deadline, found.times) == (StageState.DONE, None, 1)


def test_before_the_first_time_a_stage_that_repeats_is_due_like_any_other():
    reached = {"report_received": date(2026, 2, 3), "accepted": date(2026, 4, 14)}
    found = stage_of(PRIORITY_PLAN, "monitored", reached, date(2026, 5, 1))
    assert (found.times, found.on) == (0, date(2026, 7, 14))
