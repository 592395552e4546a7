"""Promises and requests in minutes, who is to keep them and by when."""

from datetime import date

import pytest

from tests.domain.reading.council_papers import BOARD_NOTES, MEETING_PAGE, NEWS, actions, item, read_paper


@pytest.mark.parametrize(
    "words",
    [
        "It was agreed that a structure chart would be circulated to Members.",
        "The Director undertook to bring a paper to the next meeting.",
        "Members asked that the full report be shared in due course.",
        "The Panel requested further information on funding.",
        "The plan will be submitted by 21 August 2019.",
        "The Head of Service agreed to provide a breakdown by ward.",
        "A Member asked for a breakdown of the figures by ward.",
        "The Chair would write to the Minister.",
        "ACTION: Director of Finance to provide worked examples.",
        "Two schools had committed to discuss this with others.",
    ],
)
def test_what_was_promised_or_asked_for_is_an_action(words):
    assert actions(item(words)) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "This would allow children to be seen earlier.",
        "It was confirmed that funding would follow the child.",
        "Members asked whether the survey would be repeated.",
        "It was hoped that the plan would be approved.",
        "There were no plans to reduce the budget.",
        "The review would not be published.",
        "If approved, the school would open in the town.",
        "Training for case officers had taken place in the summer.",
        "It was agreed that this was an understandable concern.",
    ],
)
def test_suppositions_questions_and_the_past_are_no_actions(words):
    assert actions(item(words)) == []


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("ACTION: MO to share the plan with the Board.", "MO"),
        ("The Director of Education undertook to bring a paper.", "Director of Education"),
        ("The Panel asked that the Independent Chair attend the next meeting.", "Independent Chair"),
        ("RESOLVED that the Head of Service (Inclusion) report back to the Panel.", "Head of Service (Inclusion)"),
        ("The Leader was pleased. The Leader asked for news. He would write to the Minister.", "Leader"),
        ("It was agreed that a chart would be circulated.", None),
    ],
)
def test_the_owner_is_whom_the_paper_names(words, owner):
    assert item(words).actions[-1].owner == owner


@pytest.mark.parametrize(
    ("words", "due", "due_text"),
    [
        ("The plan will be submitted by 21 August 2019.", date(2019, 8, 21), "by 21 August 2019"),
        ("A report will be brought back in June 2023.", date(2023, 6, 30), "in June 2023"),
        ("A report will be brought back within three months.", None, "within three months"),
        ("The letter dated 3 May 2023 will be circulated.", None, None),
    ],
)
def test_it_is_due_on_the_day_that_the_paper_gives(words, due, due_text):
    (action,) = item(words).actions
    assert (action.due, action.due_text) == (due, due_text)


def test_a_decision_that_orders_work_is_an_action_and_a_bare_delegation_is_not():
    paper = item(
        "RESOLVED that",
        "(a)  the report be noted;",
        "(b)  a further report be brought to the Panel; and",
        "(c)  authority be delegated to the Director to sign the plan.",
    )
    assert actions(paper) == ["a further report be brought to the Panel; and"]


def test_tasks_given_by_initials_in_the_notes_of_a_board_are_actions():
    found = read_paper(BOARD_NOTES).actions
    assert [(action.owner, action.due) for action in found] == [("MO", date(2024, 2, 21)), ("JR", None)]


def test_a_promise_in_the_news_of_a_forum_is_an_action():
    assert actions(read_paper(NEWS)) == ["We will hold an open evening on Thursday 2 December 2021."]


def test_a_weakly_supported_action_says_why_it_is_doubted():
    (action,) = item("Further training would be offered to schools.").actions
    assert action.doubts


def test_what_the_page_of_a_meeting_announces_is_no_action():
    assert actions(read_paper(MEETING_PAGE)) == [
        "That the Head of Inclusion provide the Panel with vacancy figures by team."
    ]
