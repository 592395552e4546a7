"""What kind of council paper it is, which body met and when, and how its lines make paragraphs."""

from datetime import date

import pytest

from sendwell.domain.reading import open_source
from sendwell.domain.reading.council.kinds import tell_council_kind
from sendwell.domain.reading.council.layout import blocks_of
from sendwell.domain.reading.model import PaperKind
from tests.domain.reading.council_papers import BOARD_NOTES, ISSUE, MEETING_PAGE, NEWS, NOTICE, REPORT, item, read_paper


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (NOTICE, PaperKind.DECISION_NOTICE),
        (ISSUE, PaperKind.DECISION_NOTICE),
        (MEETING_PAGE, PaperKind.MEETING_PAGE),
        (BOARD_NOTES, PaperKind.AGENDA_ITEM_MINUTES),
        (REPORT, PaperKind.REPORT),
        (NEWS, PaperKind.OTHER),
    ],
)
def test_a_paper_is_known_by_its_layout(text, kind):
    assert tell_council_kind(open_source(text.encode(), "paper.txt")) is kind


@pytest.mark.parametrize(
    ("text", "body", "day"),
    [
        (NOTICE, "Executive", date(2024, 10, 15)),
        (ISSUE, "Cabinet", date(2023, 9, 19)),
        (MEETING_PAGE, "Children's Scrutiny Panel", date(2025, 10, 27)),
        (BOARD_NOTES, "SEND Improvement Board", date(2024, 2, 7)),
        (REPORT, "Cabinet", date(2025, 1, 21)),
        (NEWS, None, None),
    ],
)
def test_the_body_and_the_day_are_those_that_the_paper_prints(text, body, day):
    meeting = read_paper(text).meeting
    assert (meeting.body, meeting.meeting_date) == (body, day)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("The Cabinet considered the plan. Cabinet was advised of the date.", "Cabinet"),
        (
            "The Children and Families Scrutiny Panel considered the report. The Panel was informed of delays.",
            "Children and Families Scrutiny Panel",
        ),
        ("The Panel considered the report. Members of the Panel asked questions.", None),
        ("The Board received a report from the Chair, Fenmoor SEND Improvement Board. The Board noted it.", None),
    ],
)
def test_minutes_name_their_body_by_what_it_did(words, body):
    assert item(words).meeting.body == body


BUSINESS = (
    "\n\nPresent: Councillors Ash and Elm\n\nThe Leader introduced the report.\n\nRESOLVED: That the report be noted.\n"
)


@pytest.mark.parametrize(
    ("heading", "body", "day"),
    [
        ("Cabinet, Tuesday 24 March 2026", "Cabinet", date(2026, 3, 24)),
        ("Meeting of Cabinet, Wednesday, 24 March 2021 6.00 pm (Item 5.)", "Cabinet", date(2021, 3, 24)),
        ("MINUTES OF A MEETING OF THE CABINET HELD ON WEDNESDAY 14 MAY 2025 AT 6.30 PM", "Cabinet", date(2025, 5, 14)),
        (
            "Scrutiny Committee\n\nMinutes of the meeting held on Tuesday, 24th March, 2026 at 10.00 am in "
            "the Chamber.",
            "Scrutiny Committee",
            date(2026, 3, 24),
        ),
        (
            "FENMOOR COUNCIL\n\nMINUTES OF THE SCRUTINY COMMITTEE\n\nHELD AT 7.00PM ON THURSDAY 21 NOVEMBER 2024",
            "Scrutiny Committee",
            date(2024, 11, 21),
        ),
        ("Schools' Forum Minutes\nTuesday 16 January 2024\n4.00pm by video", "Schools' Forum", date(2024, 1, 16)),
        (
            "Last updated:\n11th March 2025\nSEND Board minutes summary - 4 February 2025",
            "SEND Board",
            date(2025, 2, 4),
        ),
        ("SEND Partnership Board\nTuesday 5th March 2024, 10:00 – 12:00", "SEND Partnership Board", date(2024, 3, 5)),
    ],
)
def test_the_heading_of_a_meeting_names_its_body_and_day(heading, body, day):
    meeting = read_paper(heading + BUSINESS).meeting
    assert (meeting.body, meeting.meeting_date) == (body, day)


def test_a_record_with_reasons_and_alternatives_is_the_executives():
    paper = item(
        "The Chair of the Scrutiny Panel introduced the review.",
        "RESOLVED that the response be agreed.",
        "Reasons for decision",
        "Cabinet is asked for its response.",
        "Alternative options considered",
        "The Panel had offered none.",
    )
    assert paper.meeting.body == "Cabinet"


def test_a_heading_above_the_minutes_is_no_part_of_the_name_of_a_body():
    assert item("SEND\n\nThe Board considered the report. The Board noted it.").meeting.body is None


def test_the_date_of_earlier_minutes_is_not_that_of_the_meeting():
    paper = item("The minutes of the meeting held on 3 May 2023 were agreed.")
    assert paper.meeting.meeting_date is None


def test_people_present_are_named_with_role_and_organisation():
    people = read_paper(BOARD_NOTES).people
    assert [(one.name, one.role, one.organisation) for one in people] == [
        ("JR", "Independent Chair", None),
        ("MO", "Head of SEND", "Fenmoor Council"),
    ]


def blocks(text: str) -> list[str]:
    return [block.words for block in blocks_of(open_source(text.encode(), "paper.txt"))]


def test_lines_wrapped_by_hand_become_one_paragraph():
    text = (
        "The Portfolio Holder took Members through the paper and said that the\n"
        "draft would be shared with parents for comment before it was sent to\n"
        "the inspectors.\n"
        "Voting: Unanimous\n"
        "The next item was then taken by the Committee and it was noted that the\n"
        "board would meet."
    )
    assert len(blocks(text)) == 3


def test_a_number_on_a_line_of_its_own_belongs_to_the_line_after_it():
    (block,) = blocks_of(open_source(b"(i)\n\nthe report be noted", "paper.txt"))
    assert (block.marker.text, block.words) == ("(i)", "the report be noted")


def test_a_letter_i_after_h_is_no_roman_number():
    found = blocks_of(open_source(b"(g) one\n(h) two\n(i) three\n(j) four", "paper.txt"))
    assert {block.depth for block in found} == {0}


def test_a_list_in_a_list_stands_deeper():
    found = blocks_of(open_source(b"1. one\na. two\nb. three\n2. four", "paper.txt"))
    assert [block.depth for block in found] == [0, 1, 1, 0]
