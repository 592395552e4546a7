"""Writing down what was read in a paper: all of it or nothing."""

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from sendwell.apps.evidence.facts import facts_json, storable
from sendwell.apps.evidence.models import Document, DocumentPage, DocumentState, GlossaryTerm, Statement, StatementState
from sendwell.apps.evidence.proposals import proposals
from sendwell.apps.evidence.versions import earlier_version
from sendwell.apps.mechanisms.history import acting_as
from sendwell.apps.partnership.revision import changed
from sendwell.domain.reading.model import DateMeaning, Paper

READ_DIFFERENTLY = (
    "This time the paper’s text was read differently, and statements that were confirmed already point into the "
    "earlier text. So nothing was changed."
)


@transaction.atomic
def record(document: Document, paper: Paper) -> None:
    """Keep the pages, facts and proposals of `paper`. What a person touched in an earlier reading stays as it is."""
    with acting_as(None):
        if _keep_pages(document, paper):
            _describe(document, paper)
            _propose(document, paper)
        else:
            document.notes = [READ_DIFFERENTLY]
        document.state, document.progress, document.problem = DocumentState.READ, 100, ""
        document.waiting_since = None
        document.save()
        changed(document.area_id)


def _keep_pages(document: Document, paper: Paper) -> bool:
    pages = {page.number: storable(page.text) for page in paper.pages}
    kept = dict(document.pages.values_list("number", "text"))
    if kept == pages:
        return True
    if kept and touched(document):
        return False
    document.pages.all().delete()
    DocumentPage.objects.bulk_create(
        [DocumentPage(document=document, number=number, text=text) for number, text in pages.items()], batch_size=200
    )
    return True


def _describe(document: Document, paper: Paper) -> None:
    document.kind, document.media_type = paper.kind.value, paper.media_type
    told = paper.title or (paper.meeting.title if paper.meeting else None)
    document.title = storable(told or "")[:300]
    document.facts, document.notes = facts_json(paper), [storable(note) for note in paper.notes]
    document.page_count = len(paper.pages)
    if document.published_on is None:
        printed = [fact.on for fact in paper.dates if fact.meaning is DateMeaning.PUBLICATION]
        known = paper.inspection.publication_date if paper.inspection else None
        document.published_on = known or (printed[0] if len(printed) == 1 else None)
    if document.supersedes_id is None:
        document.supersedes = earlier_version(document)
    inherit_privacy(document)


def inherit_privacy(document: Document) -> None:
    """A newer version of a private paper is private too, until somebody opens it."""
    if document.supersedes and not document.private_because:
        document.private_because = document.supersedes.private_because


def _propose(document: Document, paper: Paper) -> None:
    keep = touched(document)
    document.statements.exclude(pk__in=keep).delete()
    decided = {(kind, str(spans)) for kind, spans in document.statements.values_list("kind", "spans")}
    glossary = {term.acronym.casefold(): term for term in GlossaryTerm.objects.filter(area_id=document.area_id)}
    new = [s for s in proposals(document, paper, glossary) if (s.kind, str(s.spans)) not in decided]
    bulk_create_with_history(new, Statement, batch_size=200)


def touched(document: Document) -> set[int]:
    """The statements of a document that a person has decided, changed, split or joined, by their key."""
    by_people = Statement.history.filter(document_id=document.pk, history_user__isnull=False)
    undecided = document.statements.filter(state=StatementState.PROPOSED)
    decided = document.statements.exclude(pk__in=undecided.values("pk"))
    return {*by_people.values_list("id", flat=True), *decided.values_list("pk", flat=True)}
