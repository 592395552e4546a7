"""Papers of meetings, invented, for the tests of this folder."""

from itertools import count
from typing import Any

from sendwell.apps.evidence import commands
from sendwell.apps.evidence.models import Document, Statement, StatementKind
from sendwell.apps.governance.models import Body, FollowUp, Meeting
from sendwell.apps.partnership.models import Area, Person

_number = count(1)
MINUTES = {"body": "SEND Improvement Board", "meeting_date": "2027-01-14"}


def a_paper(area: Area, by: Person, **facts: Any) -> Document:
    """Minutes, of the board of 14 January 2027 unless `facts` say otherwise."""
    number = next(_number)
    document = Document.objects.create(
        area=area,
        sha256=f"{number:063x}m",
        file_name=f"minutes-{number}.pdf",
        stored_as=f"{number}.pdf",
        size=1,
        given_by=by,
        state="read",
        title=f"Minutes {number}",
        facts={"meeting": MINUTES | facts},
        page_count=1,
    )
    document.pages.create(number=1, text="The forum will report on waiting times.")
    return document


def accepted(document: Document, kind: StatementKind, by: Person, wording: str = "", **details: Any) -> Statement:
    """A statement of a paper, accepted by a person, so that it has become what its kind becomes."""
    wording = wording or "The forum will report on waiting times."
    statement = Statement.objects.create(
        document=document, kind=kind, position=next(_number), page=1, spans=[[1, 0, 39]], words=wording,
        wording=wording, details=details,
    )  # fmt: skip
    return commands.accept(statement=statement, by=by)


def a_meeting(area: Area, day: str = "2027-01-14", body: str = "SEND Improvement Board") -> Meeting:
    """A meeting of a body, which is made where it is new."""
    found, _ = Body.objects.get_or_create(area=area, name=body)
    return Meeting.objects.create(body=found, held_on=day)


def a_request(area: Area, **fields: Any) -> FollowUp:
    """Something that was asked for."""
    return FollowUp.objects.create(area=area, **{"wording": "Report on waiting times"} | fields)
