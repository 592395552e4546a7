"""A case system's own extract: its headings understood, and each mistake named by its row."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from sendwell.domain.caseload import Stage
from sendwell.domain.clocks import Event
from sendwell.domain.clocks.events import event_words
from sendwell.domain.returns.case_extract.fields import FIELDS, guessed, plain
from sendwell.domain.returns.case_extract.reading import Extract, read_extract
from sendwell.domain.tracker.grid import UnreadableTracker

TODAY = date(2026, 3, 2)
HEADS = "Person ID,Request ID,DOB,UPN,Date request received,Agreed to assess,Final plan issued,Team"
GOOD = "17,3,04/05/2017,X1,03/11/2025,01/12/2025,,North"


def read(*rows: str, heads: str = HEADS, loaded_until: date | None = None) -> Extract:
    text = "\n".join((heads, *rows))
    return read_extract(text.encode(), "cases.csv", {}, TODAY, loaded_until)


def said(*rows: str, **more) -> str:
    return " | ".join(map(str, read(*rows, **more).all_problems))


def test_a_row_becomes_a_case_without_what_is_only_checked():
    (record,) = read(GOOD, GOOD.replace("17,3", "18,4").replace("X1", "X2")).records[:1]
    assert (record.reference, record.child, record.stage) == ("17/3", "17", Stage.ASSESSING)
    assert record.events == (
        Event(date(2025, 11, 3), "request_received"),
        Event(date(2025, 12, 1), "agreed_to_assess"),
    )
    assert record.facts == {"team": "North"}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (GOOD.replace("17,3", ",3"), "Row 2: There is no reference of the child."),
        (GOOD.replace("04/05/2017", "04/01/2026"), "before the date of birth"),
        (GOOD.replace(",,North", ",01/10/2025,North"), "The plan was sent before the request was received."),
        (GOOD.replace("01/12/2025", "29/02/2026"), "There is no 29 February 2026."),
        (GOOD.replace("01/12/2025", "last week"), "column F (Agreed to assess on): It can’t be read as a day."),
        (GOOD.replace("01/12/2025", "01/12/2026"), "The day is still to come."),
        (GOOD.replace("North", "N" * 61), "It has 61 characters, too many."),
    ],
)
def test_what_is_wrong_in_a_row_is_named_and_good_rows_stay(row, words):
    other = GOOD.replace("17,3", "18,4").replace("X1", "X2")
    assert words in said(row, other)
    found = read(row, other)
    assert [record.child for record in found.records] == ["18"]
    assert found.can_leave_out


def test_the_same_child_with_two_references_is_named():
    assert "Row 3: It has the pupil number of row 2 and another reference" in said(GOOD, GOOD.replace("17,3", "18,3"))


def test_two_rows_that_contradict_each_other_are_named_and_two_that_agree_are_one_case():
    assert "another day than row 2" in said(GOOD, GOOD.replace("03/11/2025", "04/11/2025"))
    assert len(read(GOOD, GOOD).records) == 1


def test_an_extract_of_an_earlier_time_is_refused_whole():
    found = read(GOOD, loaded_until=date(2026, 3, 1))
    assert "it is an extract of an earlier time, or of two years mixed" in str(found.all_problems[0])
    assert not found.can_leave_out


def test_no_message_shows_what_would_name_a_child():
    text = said(GOOD.replace("04/05/2017", "04/01/2026"), GOOD.replace("17,3", "18,3"))
    assert not [told for told in ("17/3", "X1", "04/05", "2026-01") if told in text]


def test_advice_in_several_rows_is_one_case_with_each_service():
    heads = "Person ID,Request ID,Service,Advice requested,Advice received"
    found = read("17,3,Health,01/12/2025,05/01/2026", "17,3,Social care,01/12/2025,", heads=heads)
    (record,) = found.records
    assert {event.about for event in record.events} == {"health", "social care"}
    assert record.stage is None  # it does not tell how far the case has come
    assert "does not say which service’s" in said("17,3,,01/12/2025,", "18,3,Health,01/12/2025,", heads=heads)


def test_formulas_without_a_result_are_named():
    book = Workbook()
    book.active.append(HEADS.split(","))
    book.active.append([17, 3, date(2017, 5, 4), "X1", "=TODAY()", None, None, "North"])
    held = BytesIO()
    book.save(held)
    found = read_extract(held.getvalue(), "cases.xlsx", {}, TODAY)
    assert "1 cells hold formulas without a result (E2)" in str(found.all_problems[0])


def test_reviews_transfers_and_decisions_become_events_of_the_clocks():
    heads = "Person ID,Review date,Review decision date,Review outcome,Transfer due,Phase transfer final date"
    (record,) = read("17,01/12/2025,20/12/2025,Amend,31/03/2026,01/03/2026", "", heads=heads + ",Team").records
    assert {event.kind for event in record.events} == {
        "review_meeting", "decided_to_amend", "transfer_to_post_16", "transfer_plan_sent",
    }  # fmt: skip
    assert "The review decision is none that is known." in said("17,,20/12/2025,perhaps,,", heads=heads)


def test_a_table_without_headings_is_refused():
    with pytest.raises(UnreadableTracker, match="No row looks like headings"):
        read("a,b", heads="x,y")


def test_every_event_is_one_that_the_clocks_know_and_no_heading_means_two_things():
    assert {field.event for field in FIELDS if field.event} <= event_words().keys()
    names = [plain(name) for field in FIELDS for name in field.also]
    assert len(names) == len(set(names))


@given(st.lists(st.text(max_size=30), max_size=12, unique=True))
def test_headings_that_nobody_knows_are_taken_for_nothing_and_no_field_twice(headings):
    keys = [key for key in guessed(headings).values() if key]
    assert len(keys) == len(set(keys))


@given(st.text(max_size=200))
def test_whatever_stands_in_a_row_gives_cases_or_problems_and_never_an_error(text):
    try:
        found = read(text, GOOD)
    except UnreadableTracker:
        return
    assert found.records or found.problems
