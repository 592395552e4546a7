"""Formal outcomes in the layouts that committee systems print, and talk that is none."""

import pytest

from tests.domain.reading.council_papers import (
    BOARD_NOTES,
    ISSUE,
    MEETING_PAGE,
    NOTICE,
    REPORT,
    decisions,
    item,
    read_paper,
)


def test_each_item_of_a_resolution_is_a_decision_labelled_by_its_verb():
    paper = item(
        "RESOLVED that:-", "a)    the report be noted;", "b)    the strategy be endorsed; and", "c)    £2m be approved."
    )
    assert decisions(paper) == [
        ("noted", "the report be noted;"),
        ("agreed", "the strategy be endorsed; and"),
        ("approved", "£2m be approved."),
    ]


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        ("RESOLVED – that", "noted"),
        ("Resolved: That", "noted"),
        ("RESOLVED (unanimously) that", "noted"),
        ("It was AGREED that", "noted"),
        ("The Committee RESOLVED that", "noted"),
        ("DECISION: That", "noted"),
    ],
)
def test_words_of_resolution_open_a_decision_in_one_paragraph(opening, label):
    paper = item(f"{opening} the report be noted. Members thanked the officers.")
    ((found, words),) = decisions(paper)
    assert found == label
    assert words.casefold().removeprefix("that ") == "the report be noted."


def test_the_word_of_resolution_labels_what_has_no_verb_of_its_own():
    assert decisions(item("It was AGREED that risk 3 move from amber to red."))[0][0] == "agreed"
    assert decisions(item("RESOLVED that risk 3 move from amber to red."))[0][0] == "resolved"


def test_a_resolution_without_markers_is_read_line_by_line():
    paper = item("RESOLVED, that:", "the report be noted.", "Members then left the room.")
    assert decisions(paper) == [("noted", "the report be noted.")]


def test_numbers_inside_a_paragraph_part_its_decisions():
    paper = item(
        "RESOLVED that (1) the report be noted; (2) authority be delegated to the Director; and "
        "(3) a report be brought back in May."
    )
    assert [label for label, _ in decisions(paper)] == ["noted", "delegated", "resolved"]


def test_a_bare_list_of_resolutions_needs_no_opening_but_is_doubtful():
    paper = item(
        "Members spoke.",
        "a)   the inspection letter be noted; and",
        "b)   the Cabinet Member be authorised to approve the plan.",
    )
    assert [label for label, _ in decisions(paper)] == ["noted", "delegated"]
    assert all(decision.doubts for decision in paper.decisions)


def test_a_resolution_printed_above_and_below_the_minutes_is_taken_once():
    paper = item("(a)  That the plan be noted.", "The Leader spoke.", "Resolved –", "(a)  That the plan be noted.")
    assert decisions(paper) == [("noted", "That the plan be noted.")]


def test_steps_under_a_verb_take_its_label():
    assert [label for label, _ in decisions(read_paper(ISSUE))] == ["noted", "approved", "approved", "delegated"]


def test_a_notice_gives_its_resolution_and_not_its_narrative():
    assert [label for label, _ in decisions(read_paper(NOTICE))] == ["noted", "delegated", "approved"]


def test_a_meeting_page_gives_the_decisions_of_every_item_and_no_agenda_text():
    assert [label for label, _ in decisions(read_paper(MEETING_PAGE))] == ["approved", "noted", "agreed"]


def test_recommendations_of_a_report_are_recommended():
    assert [label for label, _ in decisions(read_paper(REPORT))] == ["recommended", "recommended"]


def test_the_notes_of_a_board_give_what_it_agreed_in_capitals():
    assert decisions(read_paper(BOARD_NOTES)) == [("agreed", "risk 3 be raised from amber to red.")]


def test_where_nothing_formal_is_printed_what_the_body_noted_last_stands():
    paper = item("The officer introduced the report.", "The Committee noted the report.")
    assert decisions(paper) == [("noted", "The Committee noted the report.")]


def test_it_was_agreed_in_the_middle_of_talk_is_no_decision():
    paper = item(
        "It was agreed that a chart would be circulated.", "Members asked about transport.", "The officer replied."
    )
    assert decisions(paper) == []


def test_what_somebody_is_asked_for_point_by_point_is_one_decision():
    paper = item(
        "RESOLVED that",
        "(1)  the progress made be noted; and",
        "(2)  the Director be requested to obtain the following:",
        "·  numbers of referrals;",
        "·  numbers of young people in transition.",
    )
    assert [label for label, _ in decisions(paper)] == ["noted", "resolved"]


def test_items_printed_in_a_table_give_their_resolutions():
    paper = read_paper(
        "Agenda and minutes\nNo. | Item |\nApologies Minutes: None. |\n|\n"
        "SEND update Minutes: Members spoke. RESOLVED\n"
        "(a) that the update be noted;\n(b) that a report be brought in May. |\n"
    )
    assert [label for label, _ in decisions(paper)] == ["noted", "resolved"]


def test_the_minutes_of_the_last_meeting_approved_as_a_record_are_a_decision():
    words = "The minutes of the meeting held on 3 May 2023 were approved as a correct record."
    assert decisions(item(words, "The Panel considered a report.", "It spoke of delays.")) == [("approved", words)]


def test_a_list_of_recommendations_goes_on_after_an_item_that_ends_in_and():
    report = REPORT.replace("(a) note the inspection report; and", "(a) note the report;\n\n(b) approve the plan; and")
    report = report.replace("(b) approve the arrangements set out in section 5.", "(c) agree the arrangements.")
    assert len(decisions(read_paper(report))) == 3


def test_a_paper_still_to_come_is_not_noted():
    (found,) = decisions(item("RESOLVED:\n\n(a) That a paper on the costs be received at the May meeting."))
    assert found[0] == "resolved"


@pytest.mark.parametrize(
    "opening", ["On the vote being taken, it was RESOLVED that", "The vote was lost, and so, it was AGREED that"]
)
def test_words_of_resolution_may_follow_a_comma(opening):
    assert len(decisions(item(f"{opening} the report be noted."))) == 1


def test_a_list_of_what_the_body_did_is_a_list_of_decisions():
    paper = item("The Board:", "- noted the report", "- agreed to receive another")
    assert [label for label, _ in decisions(paper)] == ["noted", "agreed"]


def test_points_that_a_body_noted_in_discussion_are_no_decisions():
    paper = item(
        "In discussion with officers, the Panel noted the following:",
        "- That need was rising.",
        "- That steps had been taken.",
        "RESOLVED",
        "(i) That officers speak with colleges.",
    )
    assert [words for _, words in decisions(paper)] == ["That officers speak with colleges."]


def test_resolutions_may_be_numbered_with_capital_letters():
    paper = item("Resolved:", "A. That the terms be agreed.", "B. That the group report to the Panel in May.")
    assert [label for label, _ in decisions(paper)] == ["agreed", "resolved"]
