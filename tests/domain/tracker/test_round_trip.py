"""A tracker out and in again."""

from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.tracker import (
    Change,
    Entry,
    Field,
    differences,
    plain_shape,
    read_tracker,
    write_entries,
    write_like,
)
from tests.domain.tracker import trackers
from tests.domain.tracker.test_reading import SHAPES


@pytest.mark.parametrize(("make", "name"), SHAPES)
def test_a_tracker_written_in_its_own_shape_says_the_same(make, name):
    before = read_tracker(make(), name)
    after = read_tracker(write_like(before, {}), "again.xlsx")
    assert differences(before.rows, after.rows) == []
    assert after.mapping == before.mapping


def test_of_a_tracker_edited_in_twenty_rows_exactly_those_differ():
    before = read_tracker(trackers.many_rows(100), "plan.xlsx")
    book = openpyxl.load_workbook(BytesIO(write_like(before, {})))
    edited = range(2, 102, 5)
    for row in edited:
        book.active.cell(row, 6, f"Edited in row {row}")
    after = read_tracker(trackers.saved(book), "plan.xlsx")
    found = differences(before.rows, after.rows)
    assert [one.key for one in found] == [f"r{row - 2}" for row in edited]
    assert len(found) == 20
    assert all(one.change is Change.CHANGED and set(one.fields) == {Field.UPDATE} for one in found)


def test_an_action_more_and_an_action_less_are_said():
    before = read_tracker(trackers.plain([("1", "Write", "", "G", ""), ("2", "Print", "", "G", "")]), "plan.xlsx")
    after = read_tracker(trackers.plain([("1", "Write", "", "G", ""), ("3", "Send", "", "G", "")]), "plan.xlsx")
    found = [(one.key, one.change) for one in differences(before.rows, after.rows)]
    assert found == [("3", Change.ADDED), ("2", Change.GONE)]


def test_a_changed_rating_is_written_as_the_tracker_writes_ratings():
    before = read_tracker(trackers.sections_and_two_header_rows(), "plan.xlsx")
    content = write_like(before, {"1.2": {Field.RATING: "blue"}})
    after = read_tracker(content, "plan.xlsx")
    assert [row.rating for row in after.rows] == ["amber", "blue", "green"]
    assert openpyxl.load_workbook(BytesIO(content)).active["G6"].value is None


@given(
    st.sampled_from("=+-@\t\r"),
    st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=30),
)
@settings(max_examples=10)
def test_no_written_cell_starts_a_formula_and_its_words_come_back(start, rest):
    words = f"{start}{rest}"
    content = write_entries(plain_shape(), [Entry("", {Field.ACTION: "Write it", Field.UPDATE: words, Field.REF: "1"})])
    cells = [cell for row in openpyxl.load_workbook(BytesIO(content)).active.iter_rows() for cell in row if cell.value]
    assert not any(str(cell.value).startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert read_tracker(content, "plan.xlsx").rows[0].update.strip() == words.strip()


def test_a_plan_without_a_tracker_has_a_plain_one_that_reads_back():
    entries = [Entry("Waiting times", {Field.REF: "1.1", Field.PRIORITY: "Waiting times", Field.ACTION: "Write it"})]
    tracker = read_tracker(write_entries(plain_shape(), entries), "plan.xlsx")
    assert tracker.shape.fields == plain_shape().fields
    assert (tracker.rows[0].priority, tracker.rows[0].action) == ("Waiting times", "Write it")
