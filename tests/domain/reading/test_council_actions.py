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
        "Councillor Ash requested sight of the risk register.",
        "The Head of Service will pick this up outside the meeting.",
        "A letter would go to every school about the form.",
        "The Board, which has an independent chair, will oversee the plan.",
        "We are going to publish the guidance in April.",
        "The Deputy Director committed to providing monthly data.",
        "Officers had no answer to hand and would circulate it after the meeting.",
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
        "There was a risk that payments would be held back.",
        "The report, which asked the Panel to examine the plan, was noted by all.",
        "The deficit on the grant would reach £90m by March 2025.",
        "The review will take the form of a walk round the schools.",
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
        ("A note would be sent to all settings.\n\nAction: Ann Brook", "Ann Brook"),
        ("Health and council colleagues will meet to draw a map of the pathway.", "Health and council colleagues"),
        ("RESOLVED that officers, when visiting schools, raise the matter.", "officers"),
        ("Action: All to send comments within two weeks.", "All"),
        ("The Panel agreed to:\n\n- Write to the Minister.", "Panel"),
        ("The Service Lead, who chairs the group, will share the data.", "Service Lead"),
        ("Officers had no answer to hand and would circulate it after the meeting.", "Officers"),
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


def test_a_line_that_only_names_somebody_is_no_action_of_its_own():
    assert actions(item("A note would be sent to all settings.\n\nAction: Ann Brook")) == [
        "A note would be sent to all settings."
    ]


def test_who_says_we_in_the_notes_of_a_board_is_the_board():
    notes = "Fenmoor SEND Board minutes - 4 February 2025\n\nPresent: JR, MO\n\nApologies: none\n\nData\n\n"
    notes += "At the next meeting, we will look at the guidance."
    assert [action.owner for action in read_paper(notes).actions] == ["Fenmoor SEND Board"]


@pytest.mark.parametrize("lead", ["The Board agreed to:", "Next steps", "Actions agreed:"])
def test_what_is_listed_under_next_steps_is_an_action(lead):
    assert actions(item(f"{lead}\n\n- Write clearer messages for families.")) == [
        "Write clearer messages for families."
    ]


def test_the_head_of_a_cell_run_into_its_words_is_left_out_of_an_action():
    words = "The pathway was explained. ActionsOfficers will meet to map it."
    assert actions(item(words)) == ["Officers will meet to map it."]


def test_what_the_agenda_announces_is_no_action():
    agenda = "Agenda item\n\nA presentation will be delivered.\n\n(to follow)\n\nThe Board was told of the report."
    assert actions(read_paper(agenda)) == []


def test_to_receive_reports_again_and_again_orders_work():
    assert actions(item("RESOLVED:\n\n(a) To receive progress reports every quarter.")) == [
        "To receive progress reports every quarter."
    ]
