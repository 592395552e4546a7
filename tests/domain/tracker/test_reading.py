"""Whole trackers of different shape."""

from datetime import date

import pytest

from sendwell.domain.tracker import Field, Shape, TrackerMilestone, read_tracker
from tests.domain.tracker import trackers

SHAPES = [
    (trackers.sections_and_two_header_rows, "plan.xlsx"),
    (trackers.semicolons_from_windows, "plan.csv"),
    (trackers.word_tables, "plan.docx"),
]


@pytest.mark.parametrize(("make", "name"), SHAPES)
def test_every_column_of_the_three_trackers_is_guessed_with_a_reason(make, name):
    columns = read_tracker(make(), name).columns
    assert all(column.field and column.confidence >= 0.7 and column.why for column in columns)


def test_two_heading_rows_with_merged_cells_are_one_heading_each():
    mapping = read_tracker(trackers.sections_and_two_header_rows(), "plan.xlsx").mapping
    assert mapping["Timescale – Start"] is Field.START
    assert mapping["Timescale – By when"] is Field.DUE
    assert mapping["Responsible – Lead organisation"] is Field.LEAD


def test_rows_of_their_own_name_the_priority_of_the_actions_below():
    rows = read_tracker(trackers.sections_and_two_header_rows(), "plan.xlsx").rows
    assert [row.ref for row in rows] == ["1.1", "1.2", "2.1"]
    assert rows[2].priority == "Priority 2: Quality of EHC plans"


def test_colours_owners_dates_and_dependencies_of_a_workbook_are_read():
    first, second, third = read_tracker(trackers.sections_and_two_header_rows(), "plan.xlsx").rows
    assert [first.rating, second.rating, third.rating] == ["amber", "red", "green"]
    assert first.owners == ("Asha Fenn", "Tom Reed")
    assert (second.start.last, second.due.words, second.due.last) == (date(2025, 12, 31), "TBC", None)
    assert (third.start.first, third.due.last) == (date(2025, 9, 1), date(2026, 3, 31))
    assert third.waits_for == ("1.1", "1.2")


def test_hidden_and_empty_sheets_are_left_out_and_said():
    notes = read_tracker(trackers.sections_and_two_header_rows(), "plan.xlsx").notes
    assert notes == ("The sheet “Old” is hidden and was left out.", "The sheet “Notes” is empty.")


def test_a_csv_from_windows_keeps_its_letters_and_its_priorities():
    rows = read_tracker(trackers.semicolons_from_windows(), "plan.csv").rows
    assert [row.priority for row in rows] == ["Transition to adulthood", "Transition to adulthood", "Exclusions"]
    assert (rows[0].update, rows[2].update) == ("“Draft” shared", "£12k agreed")
    assert rows[0].partners == ("Fenmoor College", "Parent carer forum")
    assert (rows[0].due.last, rows[0].revised.last) == (date(2025, 12, 31), date(2026, 2, 28))


def test_a_day_that_is_not_in_the_calendar_is_said_with_its_cell():
    (problem,) = read_tracker(trackers.semicolons_from_windows(), "plan.csv").problems
    assert (problem.row, problem.column) == (4, "Deadline")
    assert problem.problem.what == "There is no 31 February 2026."


def test_a_word_table_stands_under_the_priority_above_it_and_its_merged_rows_are_one_action():
    rows = read_tracker(trackers.word_tables(), "plan.docx").rows
    assert [row.priority for row in rows] == ["Priority 1: Hearing families"] * 2 + [
        "Priority 2: Health advice on time"
    ]
    assert rows[0].milestones == (TrackerMilestone("Members"), TrackerMilestone("Meeting"))


def test_what_a_person_chose_goes_before_the_guess():
    chosen = {"Comments": Field.NEXT_STEP, "BRAG": None}
    tracker = read_tracker(trackers.semicolons_from_windows(), "plan.csv", chosen)
    assert tracker.rows[0].next_step == "“Draft” shared"
    assert all(row.rating is None for row in tracker.rows)


@pytest.mark.parametrize(("make", "name"), SHAPES)
def test_the_same_tracker_read_with_its_own_mapping_says_the_same(make, name):
    once = read_tracker(make(), name)
    assert read_tracker(make(), name, once.mapping).rows == once.rows


@pytest.mark.parametrize(("make", "name"), SHAPES)
def test_a_shape_can_be_kept_as_data(make, name):
    shape = read_tracker(make(), name).shape
    assert Shape.from_data(shape.to_data()) == shape


def test_an_action_that_waits_for_itself_and_a_circle_are_problems():
    content = trackers.plain(
        [
            ("1", "Write the guide", "31/03/2026", "G", "1"),
            ("2", "Print the guide", "31/03/2026", "G", "3"),
            ("3", "Send the guide", "31/03/2026", "G", "2, 7"),
        ]
    )
    assert [problem.problem.what for problem in read_tracker(content, "plan.xlsx").problems] == [
        "The action waits for itself.",
        "The tracker has no action 7.",
        "These actions wait for each other in a circle: 2, 3 and again 2.",
    ]


def test_a_reference_used_twice_is_said_with_both_rows():
    content = trackers.plain([("1", "Write", "", "G", ""), ("1", "Print", "", "G", "")])
    (problem,) = read_tracker(content, "plan.xlsx").problems
    assert problem.problem.what == "The reference 1 stands in row 2 already."


def test_a_formula_without_a_result_and_an_error_of_excel_are_said():
    content = trackers.plain([("1", "Write", "=TODAY()", "#REF!", ""), ("2", "Print", "31/03/2026", "G", "")])
    assert [problem.problem.what for problem in read_tracker(content, "plan.xlsx").problems] == [
        "The cell holds a formula of which the file keeps no result.",
        "The cell holds Excel’s error #REF!.",
    ]


def test_an_action_due_before_it_starts_is_a_problem():
    content = trackers.plain([("1", "Write", "01/02/2026", "01/01/2026")], ("Ref", "Action", "Start date", "Due date"))
    (problem,) = read_tracker(content, "plan.xlsx").problems
    assert "before it starts on 1 February 2026" in problem.problem.what


def test_reading_never_depends_on_the_order_of_the_columns():
    rows = [("1", "Write the guide", "31/03/2026", "G", ""), ("2", "Print the guide", "30/04/2026", "A", "1")]
    header = ("Ref", "Action", "Due date", "RAG", "Depends on")
    ahead = read_tracker(trackers.plain(rows, header), "a.xlsx").rows
    back = read_tracker(trackers.plain([row[::-1] for row in rows], header[::-1]), "a.xlsx").rows
    assert [(row.ref, row.action, row.due, row.rating, row.waits_for) for row in ahead] == [
        (row.ref, row.action, row.due, row.rating, row.waits_for) for row in back
    ]
