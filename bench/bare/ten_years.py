"""Ten years of twenty bodies, invented: meetings, items, minutes, decisions and papers, straight to the tables."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection

from sendwell.apps.business.models import AgendaItem, Minutes, Outcome
from sendwell.apps.evidence.models import Document, DocumentPage
from sendwell.apps.governance.models import Body, Decision, FollowUp, Meeting
from sendwell.apps.oversight.searching.index import catch_up
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.revision import changed
from sendwell.apps.publishing.kept import to_json
from sendwell.apps.publishing.paper.tree import Document as Paper
from sendwell.apps.publishing.paper.tree import Paragraph, Section, runs

PAGES = 4  # of the papers of a meeting
SAID, OF_PAGE = 60, 350  # words under an item, on a page
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za ster ling mond ton ford wick by"
_COMMON = """
the children families waiting assessment autism plan school health board council report therapy district progress action
funding placement annual review young people support education care speech language
"""
COMMON = _COMMON.split()
AT_ONCE = 1000


class Words:
    """Words as papers have them: a few of them again and again, thousands now and then. The same each time."""

    def __init__(self) -> None:
        self.dice, syllables = random.Random(6), _SYLLABLES.split()
        rare = sorted({"".join(self.dice.choices(syllables, k=3)) for _ in range(6000)})
        self.known = [*COMMON, *rare]
        self.weights = [1 / (place + 1) for place in range(len(self.known))]

    def said(self, number: int) -> str:
        """So many words."""
        return " ".join(self.dice.choices(self.known, self.weights, k=number))


def fill(area: Area, bodies: int, years: int, a_year: int, items: int) -> Body:
    """Give an area so many bodies with so many years of meetings behind them; returns one of the bodies."""
    words, people = Words(), list(Person.objects.filter(area=area).order_by("pk"))
    made = Body.objects.bulk_create(Body(area=area, name=f"Panel {number}", decides=True) for number in range(bodies))
    first = date.today() - timedelta(days=365 * years)
    days = [first + timedelta(days=number * 365 // a_year) for number in range(years * a_year)]
    meetings = Meeting.objects.bulk_create((Meeting(body=body, held_on=day) for body in made for day in days), AT_ONCE)
    rows = AgendaItem.objects.bulk_create(_items(meetings, items, words), AT_ONCE)
    _outcomes(area, rows, people, words)
    _minutes(meetings, rows, people[0], words)
    _papers(area, meetings, people[0], words)
    changed(area.pk)
    catch_up()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("analyze")
    return made[0]


def _items(meetings: list[Meeting], items: int, words: Words) -> Iterator[AgendaItem]:
    for meeting in meetings:
        for place in range(1, items + 1):
            yield AgendaItem(
                meeting=meeting, position=place, title=words.said(5), purpose="discuss", discussion=words.said(SAID)
            )


def _outcomes(area: Area, rows: list[AgendaItem], people: list[Person], words: Words) -> None:
    """A decision of every third item, an answered question of another, and of the last months' some open ones."""
    deciding, asking = rows[::3], rows[1::3]
    decided = Decision.objects.bulk_create(
        (
            Decision(area=area, body=row.meeting.body, meeting=row.meeting, wording=words.said(25), label="resolved")
            for row in deciding
        ),
        AT_ONCE,
    )
    recent = date.today() - timedelta(days=180)
    asked = FollowUp.objects.bulk_create(
        (
            FollowUp(
                area=area, body=row.meeting.body, meeting=row.meeting, kind="question", wording=words.said(20),
                owner=words.dice.choice(people), due_on=row.meeting.held_on + timedelta(days=30),
                answered_on=None if row.meeting.held_on > recent else row.meeting.held_on + timedelta(days=20),
                answer=words.said(40),
            )
            for row in asking
        ),
        AT_ONCE,
    )  # fmt: skip
    came = [
        Outcome(item=row, kind="decision", wording=one.wording, decision=one)
        for row, one in zip(deciding, decided, strict=True)
    ]
    came += [
        Outcome(item=row, kind="question", wording=one.wording, follow_up=one)
        for row, one in zip(asking, asked, strict=True)
    ]
    Outcome.objects.bulk_create(came, AT_ONCE)


def _minutes(meetings: list[Meeting], rows: list[AgendaItem], by: Person, words: Words) -> None:
    """The minutes of each meeting, with what was said under each item."""
    of_each = len(rows) // len(meetings)
    made = []
    for place, meeting in enumerate(meetings):
        items = rows[place * of_each : (place + 1) * of_each]
        sections = tuple(Section(item.title, (Paragraph(runs(item.discussion)),)) for item in items)
        content = to_json(Paper(title=f"{meeting.body}: minutes of {meeting.held_on}", sections=sections))
        made.append(Minutes(meeting=meeting, number=1, content=content, issued_by=by))
    Minutes.objects.bulk_create(made, AT_ONCE)


def _papers(area: Area, meetings: list[Meeting], by: Person, words: Words) -> None:
    """A paper of four pages for each meeting; every twentieth is private."""
    made = Document.objects.bulk_create(
        (
            Document(
                area=area, sha256=f"{place:064x}", file_name=f"report-{place}.pdf", stored_as=f"report-{place}", size=1,
                given_by=by, state="read", title=words.said(6), page_count=PAGES,
                private_because="" if place % 20 else "Schedule 12A, paragraph 3",
            )
            for place in range(len(meetings))
        ),
        AT_ONCE,
    )  # fmt: skip
    DocumentPage.objects.bulk_create(
        (
            DocumentPage(document=paper, number=number, text=words.said(OF_PAGE))
            for paper in made
            for number in range(1, PAGES + 1)
        ),
        AT_ONCE,
    )
    link = Meeting.papers.through
    link.objects.bulk_create(
        (link(meeting=meeting, document=paper) for meeting, paper in zip(meetings, made, strict=True)), AT_ONCE
    )
