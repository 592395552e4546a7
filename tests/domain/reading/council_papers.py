"""Invented council papers for the tests of the reader: each shows a layout that committee systems print."""

from sendwell.domain.reading import open_source, read_source
from sendwell.domain.reading.model import Paper


def read_paper(text: str) -> Paper:
    """The paper in `text`, read as a file of plain text would be."""
    return read_source(open_source(text.encode(), "paper.txt"))


def item(*paragraphs: str) -> Paper:
    """Minutes of one agenda item with these paragraphs."""
    return read_paper("\n\n".join(["Agenda item", "SEND Improvement Update", "Minutes:", *paragraphs]))


def decisions(paper: Paper) -> list[tuple[str, str]]:
    """Label and words of each decision."""
    return [(decision.label.value, decision.citation.words) for decision in paper.decisions]


def actions(paper: Paper) -> list[str]:
    """The words of each action."""
    return [action.citation.words for action in paper.actions]


def concerns(paper: Paper) -> list[str]:
    """The words of each concern."""
    return [concern.citation.words for concern in paper.concerns]


NOTICE = """Decision details

SEND Reform Plan

Decision Maker: Executive

Decision status: Recommendations Approved

Is Key decision?: Yes

Purpose:

To consider the plan by 3 March 2024.

Decision:

The Executive considered a report of the Director of People.

Resolved:

1. That the progress set out in the report be noted.

2. To delegate to the Director of People authority to submit the plan to the Department for Education (DfE).

3. That a full review of provision be approved.

Reasons for the decision:

Inspectors found that waits were too long.

Publication date: 16/10/2024

Date of decision: 15/10/2024

Decided at meeting: 15/10/2024 - Executive

Effective from: 24/10/2024
"""

ISSUE = """- Issue Content
Issue - meetings
SEND Revisit
Meeting: 19/09/2023 - Cabinet (Item 9.)
9. SEND Revisit June 2023 PDF 204 KB
Additional documents:
That Cabinet:
1. Noted the outcome of the revisit.
2. Approved the next steps:
a. To submit a plan by the 31st October deadline; and
b. To set up a board with an independent chair.
3. Authorised the Director to finalise the plan.
"""

MEETING_PAGE = """Agenda and draft minutes

Children's Scrutiny Panel - Monday 27th October, 2025 4.30 pm

Venue: Reed Room, Town Hall

If the alarm sounds, attendees will be asked to leave. There is a risk that the lift will be delayed.

Items
No. Item

25/20

Declarations of Interest

Minutes:

There were none.

25/21

Minutes of the meeting held on 15 September 2025 pdf icon PDF 156 KB

Minutes:

RESOLVED: That the minutes be confirmed as a correct record.

25/22

SEND Workforce pdf icon PDF 1 MB

The Panel is asked to consider:-

1.     Evidence on vacancies.

2.     Next steps.

Minutes:

The Head of Inclusion gave a presentation. Members were concerned that 12 posts were vacant.

AGREED as follows:

1.    That the information presented be noted.

2.    That the Head of Inclusion provide the Panel with vacancy figures by team.
"""

BOARD_NOTES = """FENMOOR SEND IMPROVEMENT BOARD
Notes of Meeting
Wednesday 7th February 2024

Present:
JR – Independent Chair
MO – Head of SEND, Fenmoor Council

1. Dashboard

MO presented the dashboard. SB said that families had lost trust in the service.

ACTION: MO to share the recruitment plan by 21 February 2024.

•  JR to write to the ICB about the delay.

2. Any other business

The Board AGREED that risk 3 be raised from amber to red.

Next meeting: 6 March 2024, 2.00 pm
"""

REPORT = """Fenmoor Council

Report to: Cabinet

Date: 21 January 2025

Subject: Outcome of the area SEND inspection

1. Purpose

1.1 To tell Cabinet of the outcome of the inspection.

2. Recommendations

2.1 Cabinet is recommended to:

(a) note the inspection report; and

(b) approve the arrangements set out in section 5.

3. Findings

3.1 Two areas for priority action were identified:

- leaders have little sight of who is without a school;
- advice for plans comes after the date by law.

4. What happens next

4.1 The partnership must submit its plan to Ofsted by 20 February 2025.
"""

NEWS = """Fenmoor Parent Carer Forum

Posted on 18 November 2021

The letter is out. We will hold an open evening on Thursday 2 December 2021.
"""
