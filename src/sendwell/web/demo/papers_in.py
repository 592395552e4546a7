"""The papers of the demonstration: typeset or written here, given, read by the real reader, and confirmed."""

from collections.abc import Callable
from datetime import date, timedelta

from django.core.files.base import ContentFile

from sendwell.apps.evidence import commands as evidence
from sendwell.apps.evidence.models import Document, DocumentState
from sendwell.apps.evidence.queries import statements_of
from sendwell.apps.evidence.tasks import read_document
from sendwell.apps.programme.commands import starting
from sendwell.domain.clocks import last_day, limit_named
from sendwell.domain.clocks.working_days import is_working_day
from sendwell.web.demo.elsewhere import REPORTS, report_text
from sendwell.web.demo.events import PUBLISHED, RECEIVED, Story
from sendwell.web.demo.papers import PaperDates, board_minutes, cabinet_minutes, scrutiny_minutes
from sendwell.web.demo.report import typeset_report

INSPECTED = -330
SCRUTINY_MET, CABINET_MET, SCRUTINY_MEETS_NEXT = -270, -255, -82


def plan_events(story: Story, say: Callable[[str], None]) -> None:
    """Plan how the papers come in."""
    dates = paper_dates(story)
    story.on(RECEIVED, _report, story, say)
    story.on(SCRUTINY_MET + 6, _minutes, story, "scrutiny-minutes.html", scrutiny_minutes(dates))
    story.on(CABINET_MET + 8, _minutes, story, "cabinet-minutes.docx", cabinet_minutes(dates))
    for report in REPORTS:
        story.on(-20, _given, story, report.file_name, report_text(report, story.today))
    story.on(-1, _given, story, "board-minutes.txt", board_minutes(story.date(-5), story.date(30)))


def paper_dates(story: Story) -> PaperDates:
    """The days that the council's papers speak of."""
    return PaperDates(
        inspection_ended=inspected(story)[1],
        scrutiny_met=story.date(SCRUTINY_MET),
        cabinet_met=story.date(CABINET_MET),
        plan_due=last_day(limit_named("priority_action_plan"), started=story.date(RECEIVED)).on,
        scrutiny_meets_next=story.date(SCRUTINY_MEETS_NEXT),
    )


def inspected(story: Story) -> tuple[date, date]:
    """The first and last day of the inspection: Monday to Friday of a week without a bank holiday."""
    day = story.date(INSPECTED)
    monday = day - timedelta(days=day.weekday())
    while not all(is_working_day(monday + timedelta(days=after)) for after in range(5)):
        monday -= timedelta(weeks=1)
    return monday, monday + timedelta(days=4)


def _report(story: Story, say: Callable[[str], None]) -> None:
    manager = story.cast.people["manager"]
    document = _given(story, "fenmoor-area-send-inspection.pdf", typeset_report(*inspected(story)))
    confirmed = _confirm_all(story, document)
    say(f"  The inspection report: {document.page_count} pages read, {confirmed} statements confirmed.")
    starting.start_programme(
        report=document,
        name="SEND improvement programme",
        kind="priority_action_plan",
        received_on=story.date(RECEIVED),
        published_on=None,
        by=manager,
    )
    story.on(PUBLISHED, _published, story, document)


def _published(story: Story, document: Document) -> None:
    on, manager = story.date(PUBLISHED), story.cast.people["manager"]
    evidence.say_when_published(document=document, published_on=on, by=manager)
    inspection = document.inspection
    starting.change_inspection(inspection=inspection, received_on=inspection.received_on, published_on=on, by=manager)


def _minutes(story: Story, name: str, content: bytes) -> None:
    _confirm_all(story, _given(story, name, content))


def _given(story: Story, name: str, content: bytes) -> Document:
    taken = evidence.take_in(file=ContentFile(content, name), by=story.cast.people["manager"])
    read_document(taken.document.pk)
    document = Document.objects.get(pk=taken.document.pk)
    if document.state != DocumentState.READ:
        raise RuntimeError(f"The demonstration’s own paper {name} could not be read: {document.problem}")
    return document


def _confirm_all(story: Story, document: Document) -> int:
    """Confirm whatever is complete; what nobody explained stays for a person."""
    whole = [one for one in statements_of(document) if not evidence.what_is_missing(one)]
    return len(evidence.accept_all(statements=whole, by=story.cast.people["manager"]))
