"""A pack that rests on real papers: an inspectorate's report, and councils' own minutes."""

from datetime import timedelta

import pdfua
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from sendwell.apps.evidence import commands as evidence
from sendwell.apps.evidence.models import Document, Statement, StatementState
from sendwell.apps.evidence.tasks import read_document
from sendwell.apps.governance.models import Body, Decision, FollowUp
from sendwell.apps.governance.queries import papers_without_a_meeting
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.commands.starting import start_programme
from sendwell.apps.programme.models import Plan
from sendwell.apps.publishing.audiences import audience_named
from sendwell.apps.publishing.pack.build import build
from sendwell.apps.publishing.pack.material import Asked, gather
from sendwell.apps.publishing.paper.pdf import to_pdf
from sendwell.apps.publishing.paper.tree import Block, Cite, Quotation, Row, Section, Table  # fmt: skip
from sendwell.apps.publishing.paper.tree import Document as Paper
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db
REPORT = "inspections/bury-2024-05-07.pdf"


def given(paper, by: Person) -> Document:
    """A paper of the shared folder, given, read, and all of it accepted."""
    document = evidence.take_in(file=ContentFile(paper.read_bytes(), paper.name), by=by).document
    read_document(document.pk)
    document.refresh_from_db()
    evidence.accept_all(statements=certain(document), by=by)
    return document


def certain(document: Document) -> list[Statement]:
    """The statements that may be accepted as they are; an acronym must first be given what it stands for."""
    found = document.statements.filter(state=StatementState.PROPOSED).exclude(kind="acronym")
    return list(found.order_by("position"))


@pytest.fixture
def manager(shared) -> Person:
    manager = a_manager(an_area())
    minutes = sorted((shared / "corpus" / "minutes").glob("00*.txt"))
    for paper in minutes:
        given(paper, manager)
    report = given(shared / "corpus" / REPORT, manager)
    received = timezone.localdate() - timedelta(days=30)
    start_programme(
        report=report, name="SEND", kind="priority_action_plan", received_on=received, published_on=None, by=manager
    )
    return manager


def the_pack(manager: Person) -> Paper:
    today = timezone.localdate()
    body = Body.objects.order_by("pk").first()
    asked = Asked(body, today + timedelta(days=9), audience_named("board"), ("Go on?",))
    material = gather(asked, today=today, by=manager)
    return build(material, material.plan)


def cites(section: Section) -> set[str]:
    found = {run.url for block in section.blocks for run in inside(block) if isinstance(run, Cite)}
    return found.union(*(cites(below) for below in section.subsections))


def inside(block: Block) -> list:
    match block:
        case Table():
            return [run for row in block.rows for run in whole(row)]
        case Quotation():
            return [*block.content, *block.source]
    return []


def whole(row: Row) -> list:
    return [run for cell in row.cells for run in cell]


def test_real_minutes_become_decisions_and_requests_of_the_bodies_they_name(manager):
    assert Body.objects.count() == 2
    assert papers_without_a_meeting(manager).count() == 4
    assert Decision.objects.count() >= 5
    assert FollowUp.objects.exclude(body=None).count() >= 5


def test_every_citation_of_a_pack_on_real_papers_opens_at_marked_words(manager):
    client = Client()
    client.force_login(manager.user)
    urls = set().union(*(cites(section) for section in the_pack(manager).sections))
    assert len(urls) > 5
    for url in sorted(urls):
        page = client.get(url)
        assert page.status_code == 200
        assert "app-mark" in page.content.decode(), url


def test_a_pack_on_real_papers_conforms_to_pdf_ua_and_keeps_their_words(manager, tmp_path):
    path = tmp_path / "pack.pdf"
    path.write_bytes(to_pdf(the_pack(manager), "https://sendwell.example"))
    assert pdfua.validate(str(path)).findings == ()
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))
    first = Plan.objects.get().priorities.first() or Statement.objects.filter(finding__isnull=False).first()
    assert str(getattr(first, "title", None) or first.words).split()[0] in text
