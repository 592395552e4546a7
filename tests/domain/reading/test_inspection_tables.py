"""The tables of area SEND inspection reports: areas for priority action and for improvement."""

import pytest

from sendwell.domain.reading.model import FindingKind
from tests.domain.reading.inspection_reports import IMPROVEMENT, PRIORITY, findings, front, words
from tests.domain.reading.printing import Press


def priority_table() -> Press:
    press = front().line(PRIORITY).rule(57, 218).rule(218, 530).line("Responsible body  Areas for priority action", 63)
    press.rule(57, 218).rule(218, 530)
    press.lines("Fenmoor Council and", "NHS Fenmoor ICB", left=63).beside(
        "Leaders should", "act at once.", "Now.", up=2
    )
    return press.rule(57, 218).rule(218, 530)


def test_a_row_of_two_columns_has_its_text_and_its_bodies():
    press = priority_table().line("Fenmoor Council", 63).beside("Leaders should plan.", up=1)
    first, second = findings(press.rule(57, 218).rule(218, 530), FindingKind.PRIORITY_ACTION)
    assert first.citation.words == "Leaders should act at once. Now."
    assert first.responsible_bodies == "Fenmoor Council and NHS Fenmoor ICB"
    assert (second.citation.words, second.responsible_bodies) == ("Leaders should plan.", "Fenmoor Council")


def test_a_row_whose_bodies_run_over_a_page_is_one_row():
    press = priority_table().line("Fenmoor Council and", 63).beside("Leaders should plan", up=1).rule(57, 218)
    press.rule(218, 530).page().rule(57, 218).rule(218, 530)
    press.line("NHS Fenmoor ICB", 63).beside("for adulthood.", up=1).rule(57, 218).rule(218, 530)
    (_, found) = findings(press, FindingKind.PRIORITY_ACTION)
    assert found.citation.words == "Leaders should plan for adulthood."
    assert found.responsible_bodies == "Fenmoor Council and NHS Fenmoor ICB"
    assert found.doubts == ("It runs over a page inside a table.",)


def test_ruled_rows_are_areas_for_improvement_even_without_a_gap():
    press = front().line(IMPROVEMENT).rule().line(IMPROVEMENT, 63).rule()
    press.lines("Leaders should plan. Leaders should act.", left=63).rule().lines(
        "Leaders should listen.", left=63
    ).rule()
    expected = ["Leaders should plan. Leaders should act.", "Leaders should listen."]
    assert words(press, FindingKind.IMPROVEMENT) == expected


def test_rows_without_rules_are_parted_where_a_sentence_ends_early():
    press = front().line(IMPROVEMENT).line(IMPROVEMENT, 63)
    press.lines("Leaders across the partnership should plan", "together.", "Leaders should listen.", left=63)
    expected = ["Leaders across the partnership should plan together.", "Leaders should listen."]
    assert words(press, FindingKind.IMPROVEMENT) == expected


def test_numbers_in_one_cell_part_it_and_are_left_out():
    press = front().line(IMPROVEMENT).rule().line(IMPROVEMENT, 63).rule()
    press.lines("1. Leaders should plan.", "2. Leaders should act.", left=63).rule()
    assert words(press, FindingKind.IMPROVEMENT) == ["Leaders should plan.", "Leaders should act."]


def test_a_second_page_that_begins_with_a_bullet_goes_on_with_the_row():
    press = front().line(IMPROVEMENT).rule().line(IMPROVEMENT, 63).rule().line("Leaders should plan.", 63).rule()
    press.page().rule().line("• Early.", 85).rule()
    assert words(press, FindingKind.IMPROVEMENT) == ["Leaders should plan. • Early."]


def test_the_bodies_may_stand_in_the_second_column():
    press = front().line(PRIORITY).rule().line("Areas for priority action  Responsible bodies", 63).rule()
    press.lines("Leaders should plan", "and act.", left=63).beside("Fenmoor Council", up=2).rule()
    (found,) = findings(press, FindingKind.PRIORITY_ACTION)
    assert (found.citation.words, found.responsible_bodies) == ("Leaders should plan and act.", "Fenmoor Council")


def test_without_ruled_lines_a_row_begins_where_bodies_are_named_after_a_gap():
    press = front().line(PRIORITY).line("Responsible body  Areas for priority action", 63)
    press.lines("Fenmoor Council", "and Fenmoor ICB", left=63).beside("Leaders", "should", "plan.", up=2)
    press.line("Fenmoor Council", 63).beside("Leaders should act.", up=1)
    found = [(each.citation.words, each.responsible_bodies) for each in findings(press, FindingKind.PRIORITY_ACTION)]
    assert found == [
        ("Leaders should plan.", "Fenmoor Council and Fenmoor ICB"),
        ("Leaders should act.", "Fenmoor Council"),
    ]


@pytest.mark.parametrize("begin", ["This includes schools.", "However, waits are long.", "in every school."])
def test_a_page_that_begins_by_speaking_of_the_sentence_before_goes_on_with_the_row(begin):
    press = front().line(IMPROVEMENT).rule().line(IMPROVEMENT, 63).rule().line("Leaders should plan.", 63).rule()
    press.page().rule().line(begin, 63).rule().line("Leaders should act.", 63).rule()
    assert words(press, FindingKind.IMPROVEMENT) == [f"Leaders should plan. {begin}", "Leaders should act."]


def test_a_row_that_fills_its_page_to_the_last_line_goes_on_where_other_rows_end_with_space():
    press = front().line(IMPROVEMENT).rule().line(IMPROVEMENT, 63).rule()
    for text in ("Leaders should plan.", "Leaders should act."):
        press.line(text, 63).gap(6).rule()
    press.line("Leaders should listen.", 63).gap(-3).rule()
    press.page().rule().line("Leaders should also learn.", 63).gap(6).rule()
    assert words(press, FindingKind.IMPROVEMENT)[2:] == ["Leaders should listen. Leaders should also learn."]


def test_a_numbered_area_goes_on_over_a_page():
    press = front().line(IMPROVEMENT).rule().line(IMPROVEMENT, 63).rule()
    press.lines("1. Leaders should plan.", "2. Leaders should act.", left=63).rule().page().rule()
    press.lines("Families should be heard.", "3. Leaders should listen.", left=63).rule()
    assert words(press, FindingKind.IMPROVEMENT) == [
        "Leaders should plan.",
        "Leaders should act. Families should be heard.",
        "Leaders should listen.",
    ]
