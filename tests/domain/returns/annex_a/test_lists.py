"""Annex A lists: read, checked, and written for inspectors."""

import io
from datetime import date

import openpyxl
import pytest

from sendwell.domain.returns.annex_a import (
    UnreadableLists,
    check_lists,
    list_from_return,
    read_lists,
    write_csv,
    write_workbook,
)
from sendwell.domain.returns.annex_a.schema import List, columns_of
from sendwell.domain.returns.sen2.invented import invented_authority
from sendwell.domain.returns.sen2.reading import open_tables

ON = date(2026, 1, 15)
RIGHT = {
    "unique_id": "1",
    "upn": "N990000000001",
    "born": date(2015, 3, 2),
    "gender": "F",
    "ethnicity": "WBRI",
    "issued": date(2025, 2, 3),
    "reviewed": date(2025, 12, 1),
    "need": "ASD",
    "urn": "990001",
}


def workbook(*rows, which=List.PLANS) -> bytes:
    out = io.BytesIO()
    write_workbook({which: rows}, out, ON)
    return out.getvalue()


def found(*rows, which=List.PLANS, on=ON):
    lists = read_lists([("lists.xlsx", workbook(*rows, which=which))])
    return check_lists(lists, on)


def rules(*rows, **how) -> set[str]:
    return {one.rule for one in found(*rows, **how)}


def test_a_right_child_has_no_problem():
    assert rules(RIGHT) == set()


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("AA101", {"gender": ""}),
        ("AA102a", {"born": date(1999, 1, 1)}),
        ("AA102b", {"born": date(2000, 6, 1)}),
        ("AA105a", {"born": date(2026, 2, 1)}),
        ("AA105d", {"reviewed": date(2026, 2, 1)}),
        ("AA107", {"upn": ""}),
        ("AA108a", {"urn": ""}),
        ("AA110", {"reviewed": date(2025, 1, 1)}),
        ("AA111", {"issued": date(2014, 1, 1)}),
        ("AA112", {"issued": date(2024, 1, 1), "reviewed": date(2025, 1, 1)}),
        ("AA113", {"born": "29/02/2015"}),
        ("AA114", {"need": "Autism"}),
        ("AA115", {"upn": "A990000000001"}),
    ],
)
def test_each_rule_sees_what_breaks_it(rule, change):
    assert rule in rules({**RIGHT, **change})


def test_a_child_at_home_by_choice_needs_no_school():
    assert rules({**RIGHT, "urn": "", "home": "Yes"}) == set()


def test_two_children_with_one_number_and_a_child_on_both_lists_are_found():
    assert {"AA109a", "AA109b"} <= rules(RIGHT, RIGHT)
    both = io.BytesIO()
    write_workbook({List.PLANS: [RIGHT], List.SUPPORT: [RIGHT]}, both, ON)
    lists = read_lists([("lists.xlsx", both.getvalue())])
    assert "AA109c" in {one.rule for one in check_lists(lists, ON)}


def test_nothing_shown_names_a_child():
    changes = {"upn": "A990000000001", "need": "Ashbycroft", "born": date(1999, 1, 1)}
    shown = " ".join(one.shown for one in found({**RIGHT, **changes}))
    assert "(hidden, 13 characters)" in shown
    for secret in ("990000000001", "Ashbycroft", "1999"):
        assert secret not in shown


def test_headings_are_matched_whatever_their_capitals_below_a_title():
    content = b"A title\nchild unique ID,dob,SEX,ethnic_group,Shoe size\n7,02/03/2015,F,WBRI,4\n"
    (sheet,) = read_lists([("list 2.csv", content)]).sheets
    assert sheet.which is List.SUPPORT
    assert sheet.headings["dob"] == "Date of birth"
    assert sheet.not_used == ("Shoe size",)
    assert sheet.lines[0].days["born"] == date(2015, 3, 2)


def test_missing_columns_are_named_once_and_their_rules_are_silent():
    lists = read_lists([("list 1 ehc.csv", b"Unique ID,UPN,Date of birth\n1,N990000000001,02/03/2015\n")])
    problems = check_lists(lists, ON)
    assert {one.rule for one in problems if "no column “Gender”" in one.what} == {"AA002"}
    assert "AA112" not in {one.rule for one in problems}


def test_a_sheet_with_formulas_without_results_is_named():
    book = openpyxl.Workbook()
    book.active.append(["Unique ID", "UPN", "Date of birth"])
    book.active.append(["1", "=A2", "=TODAY()"])
    out = io.BytesIO()
    book.save(out)
    (problem,) = read_lists([("list.xlsx", out.getvalue())]).problems
    assert "2 cells hold formulas without a result (B2, C2)" in problem.what


def test_what_holds_no_list_is_said():
    with pytest.raises(UnreadableLists, match="no Annex A list"):
        read_lists([("shoes.csv", b"shoe,hat\n1,2\n")])


def test_no_cell_of_the_workbook_can_run_as_a_formula():
    sheet = openpyxl.load_workbook(io.BytesIO(workbook({**RIGHT, "ethnicity": "=1+1"})))[List.PLANS.value]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert "'=1+1" in {cell.value for cell in cells}


def test_list_1_is_made_from_a_return_and_passes_its_own_checks():
    with open_tables(invented_authority(plans=80, seed=4).return_of(2026)) as opened:
        rows = list_from_return(opened)
        assert len(rows) == opened.count("activeplans")
    errors = {one.rule for one in found(*rows) if one.level == "error"}
    assert errors <= {"AA107"}  # a child without a number is one in the return as well


def test_a_list_is_written_as_csv_and_read_again():
    out = io.StringIO()
    write_csv([RIGHT], List.PLANS, out)
    (sheet,) = read_lists([("list 1.csv", out.getvalue().encode())]).sheets
    assert sheet.lines[0].days["issued"] == RIGHT["issued"]
    assert len(sheet.headings) == len(columns_of(List.PLANS))
