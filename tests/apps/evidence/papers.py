"""Papers for these tests: invented ones, already read, and real bytes of small files."""

import hashlib
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from sendwell.apps.evidence import commands
from sendwell.apps.evidence.models import Document, Statement, StatementKind
from sendwell.apps.evidence.tasks import read_document
from sendwell.apps.partnership.models import Person
from sendwell.domain.reading.model import (
    Acronym,
    Citation,
    DatedFact,
    DateMeaning,
    Finding,
    FindingKind,
    InspectionFacts,
    Page,
    Paper,
    PaperKind,
    Span,
    Theme,
)

NEED = "Children wait too long for speech and language therapy. Parents do not know whom to ask."
STRENGTH = "Leaders know their area well."
OTHER_STRENGTH = "Schools work together."
EXPLAINED = "integrated care board (ICB)"
TEXT = f"{NEED}\n{STRENGTH}\n{OTHER_STRENGTH}\nThe {EXPLAINED} and the SENDIASS meet by 1 May 2026. The APDR is used."


def paper(text: str = TEXT, *, name: str = "report.txt", doubts: tuple[str, ...] = ()) -> Paper:
    """An invented report as read: a need, two strengths, a date, an acronym explained and one that is not."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()

    def cite(words: str) -> Citation:
        start = text.index(words)
        return Citation(sha256, (Span(1, start, start + len(words)),), words)

    need = NEED if NEED in text else text.splitlines()[0]
    waiting = Theme("waiting_times", "Waiting times", ("wait too long",))
    return Paper(
        file=name,
        sha256=sha256,
        media_type="text/plain",
        kind=PaperKind.INSPECTION_REPORT,
        pages=(Page(1, text),),
        title="Inspection of Fenmoor",
        inspection=InspectionFacts(local_area="Fenmoor", monitoring_inspection_months=18),
        findings=(
            Finding(FindingKind.NEED, cite(need), themes=(waiting,), doubts=doubts),
            Finding(FindingKind.STRENGTH, cite(STRENGTH)),
            Finding(FindingKind.STRENGTH, cite(OTHER_STRENGTH)),
        ),
        dates=(DatedFact(cite("1 May 2026"), date(2026, 5, 1), DateMeaning.DEADLINE),),
        acronyms=(Acronym("ICB", "integrated care board", cite("ICB")), Acronym("APDR", None, cite("APDR"))),
    )


def a_file(content: bytes = TEXT.encode(), name: str = "report.txt") -> ContentFile:
    return ContentFile(content, name=name)


def given(by: Person, content: bytes = TEXT.encode(), name: str = "report.txt") -> Document:
    """A paper that was given and is still to be read."""
    return commands.take_in(file=a_file(content, name), by=by).document


def read(by: Person, read_as: Paper | None = None, name: str = "report.txt") -> Document:
    """A paper that was given and read, as the given reading or as the invented report."""
    read_as = read_as or paper(name=name)
    with transaction.atomic():  # read here before the task is begun, which then finds nothing left to do
        document = given(by, read_as.pages[0].text.encode(), name)
        read_document(document.pk, reader=lambda content, name, tell: read_as)
    document.refresh_from_db()
    return document


def one(document: Document, kind: StatementKind) -> Statement:
    """The first statement of a kind in a paper."""
    return document.statements.filter(kind=kind).order_by("position", "pk")[0]
